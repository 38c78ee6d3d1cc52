import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { empty, failed, loading, more, problemText } from './blank.js';
import { tellLive } from './live-state.js';
import { download, read } from '../api.js';
import { whileConnected } from '../poll.js';
import { addressOf } from '../inspect-place.js';
import { lightBadge } from '../lights.js';
import { t, word } from '../i18n/index.js';
import { count, shortDate } from '../format.js';
import { learn } from '../names.js';
import { saveBlob } from '../csv.js';

const PAGE = 30;
const AGAIN_MS = 1_500;
const LIGHTS = ['YELLOW', 'RED', 'LEGAL_RED', 'PAUSED'];
const FORMATS = ['csv', 'xes', 'ndjson'];

/** The cases that meet the conditions, the newest application first, a page at a time; and the same as a file. */
export class CaseList extends LedgerElement {
  static properties = { filters: {}, caseNo: {}, exporting: { type: Boolean }, rows: { state: true }, next: { state: true }, problem: { state: true }, news: { state: true }, busy: { state: true }, saving: { state: true }, saveProblem: { state: true } };
  #asked;
  #poll = whileConnected(this, () => this.#look(), AGAIN_MS);

  willUpdate() {
    const asked = JSON.stringify(this.filters);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.rows = this.news = undefined;
    this.#load();
  }

  async #load(cursor) {
    const asked = this.#asked;
    if (cursor && this.busy) return; // pressed twice
    this.busy = true;
    try {
      const page = await read('/api/v1/cases', { ...this.filters, limit: PAGE, cursor });
      if (asked !== this.#asked) return;
      this.#learn(page);
      Object.assign(this, { rows: [...(cursor ? this.rows : []), ...page.items], next: page.nextCursor, problem: undefined });
    } catch (problem) {
      if (asked === this.#asked) this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  /** Cases that are shown follow the ledger; new ones are told of, and shown when the reader asks: no row moves by itself. */
  async #look() {
    const asked = this.#asked;
    if (!this.rows || this.busy) return;
    try {
      const page = await read('/api/v1/cases', { ...this.filters, limit: PAGE });
      tellLive(this, 'live', page.items[0]?.asOf);
      if (asked !== this.#asked || this.busy) return;
      this.#learn(page);
      const now = new Map(page.items.map((file) => [file.caseNo, file]));
      const shown = new Set(this.rows.map((file) => file.caseNo));
      this.rows = this.rows.map((file) => now.get(file.caseNo) ?? file);
      const news = page.items.filter((file) => !shown.has(file.caseNo));
      this.news = news.length ? { page, count: news.length } : undefined;
    } catch {
      tellLive(this, 'lost');
    }
  }

  #showNews() {
    const { page } = this.news;
    Object.assign(this, { rows: page.items, next: page.nextCursor, news: undefined });
  }

  #learn(page) {
    learn(page.items.flatMap((file) => [{ key: file.itemCode, name: file.itemName }, { key: file.department, name: file.departmentName }]).filter(({ key, name }) => key && name));
  }

  render() {
    return html`
      <section class="panel" aria-labelledby="list-name">
        <div class="panel-head"><h2 id="list-name" aria-live="polite">${this.rows ? t(this.next ? 'list.countMore' : 'list.count', { count: count(this.rows.length) }) : t('list.name')}</h2><p>${t('list.order')}</p></div>
        ${this.news ? html`<p class="list-news"><button class="chip" type="button" @click=${() => this.#showNews()}>${t('list.news', { count: count(this.news.count) })}</button></p>` : ''}
        ${this.#body()}
        <div class="panel-foot list-foot">
          ${this.next ? more(this.busy, this.rows && this.problem, () => this.#load(this.next)) : ''}
          ${this.exporting && this.rows?.length ? html`<span>${t('list.export')}</span>${FORMATS.map((format) => html`<button class="button" type="button" ?disabled=${this.saving} @click=${() => this.#save(format)}>${format.toUpperCase()}</button>`)}` : ''}
          <span role="status">${this.saving ? t('list.saving') : this.saveProblem ? problemText(this.saveProblem) : ''}</span>
        </div>
      </section>`;
  }

  #body() {
    if (!this.rows) return this.problem ? failed(t('list.failed'), this.problem, () => this.#load()) : loading();
    if (!this.rows.length) return empty(t('list.none'), t('list.none.advice'));
    return html`<ul class="case-list">${this.rows.map((file) => this.#row(file))}</ul>`;
  }

  #row(file) {
    const found = file.irregularities.length + file.remarks.length;
    return html`<li>
      <a href=${addressOf({ caseNo: file.caseNo, filters: this.filters })} data-step aria-current=${file.caseNo === this.caseNo ? 'true' : 'false'}>
        <b lang="zh-CN">${file.itemName ?? t('case.noItem')}</b><time>${file.submittedAt ? shortDate(file.submittedAt, file.asOf) : ''}</time>
        <span lang="zh-CN" class="quiet small">${file.departmentName ?? ''}</span><span class="quiet small mono">…${file.caseNo.slice(-9)}</span>
        <span class="marks">${word('status', file.status)} ${LIGHTS.includes(file.light) ? lightBadge(file) : ''}${found ? badge('notice', t('list.irregular', { count: found }), 'warn') : ''}${file.orders.length ? badge('still', t('list.orders', { count: file.orders.length })) : ''}</span>
      </a></li>`;
  }

  async #save(format) {
    this.saving = true;
    this.saveProblem = undefined;
    try {
      saveBlob(`cases.${format}`, await download(`/api/v1/exports/cases.${format}`, this.filters));
    } catch (problem) {
      this.saveProblem = problem;
    } finally {
      this.saving = false;
    }
  }
}

customElements.define('case-list', CaseList);
