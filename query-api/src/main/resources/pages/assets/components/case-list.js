import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { empty, failed, goneMark, loading, more, news, problemText } from './blank.js';
import { lineAfter, tellLive } from './live-state.js';
import { download, read, readIfOffered } from '../api.js';
import { PageReader } from '../page-reader.js';
import { whileConnected } from '../poll.js';
import { addressOf } from '../inspect-place.js';
import { lightBadge } from '../lights.js';
import { remarksOf } from '../marks.js';
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
  static properties = { filters: {}, caseNo: {}, exporting: { type: Boolean }, total: { state: true }, saving: { state: true }, saveProblem: { state: true } };
  #asked;
  #list = new PageReader(this, (cursor) => this.#read(cursor), (file) => file.caseNo);
  #poll = whileConnected(this, () => this.#look(), AGAIN_MS);

  willUpdate() {
    const asked = JSON.stringify(this.filters);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#list.begin();
    this.#count();
  }

  async #read(cursor) {
    const page = await read('/api/v1/cases', { ...this.filters, limit: PAGE, cursor });
    this.#learn(page);
    return page;
  }

  /** How many there are in all is counted once, when the conditions have changed or the reader wants what is new. */
  async #count() {
    const asked = this.#asked;
    this.total = undefined;
    const total = await readIfOffered('/api/v1/cases/count', this.filters);
    if (asked === this.#asked) this.total = total;
  }

  #name() {
    const { items, next } = this.#list;
    if (!items) return t('list.name');
    if (!next) return t('list.count', { count: count(items.length) });
    const shown = t('list.countMore', { count: count(items.length) });
    if (!this.total) return shown;
    return `${shown}${t('list.join')}${t(this.total.complete ? 'list.total' : 'list.totalMore', { count: count(this.total.count) })}`;
  }

  async #look() {
    try {
      await this.#list.follow();
      if (this.#list.items) tellLive(this, 'live', this.#list.items[0]?.asOf);
    } catch (problem) {
      tellLive(this, lineAfter(problem));
    }
  }

  #learn(page) {
    learn(page.items.flatMap((file) => [{ key: file.itemCode, name: file.itemName }, { key: file.department, name: file.departmentName }]).filter(({ key, name }) => key && name));
  }

  render() {
    const { items, next, problem, busy } = this.#list;
    return html`
      <section class="panel" aria-labelledby="list-name">
        <div class="panel-head"><h2 id="list-name" aria-live="polite">${this.#name()}</h2>${news(this.#list, t('list.order'), () => this.#count())}</div>
        ${this.#body()}
        <div class="panel-foot list-foot">
          ${next ? more(busy, problem, () => this.#list.more()) : ''}
          ${this.exporting && items?.length ? html`<span>${t('list.export')}</span>${FORMATS.map((format) => html`<button class="button" type="button" aria-disabled=${Boolean(this.saving)} @click=${() => this.#save(format)}>${format.toUpperCase()}</button>`)}` : ''}
          <span role="status">${this.saving ? t('list.saving') : this.saveProblem ? problemText(this.saveProblem) : ''}</span>
        </div>
      </section>`;
  }

  #body() {
    const { items, problem } = this.#list;
    if (!items) return problem ? failed(t('list.failed'), problem, () => this.#list.begin()) : loading();
    if (!items.length) return empty(t('list.none'), t('list.none.advice'));
    return html`<ul class="case-list">${items.map((file) => this.#row(file))}</ul>`;
  }

  #row(file) {
    const found = file.irregularities.length + remarksOf(file).length;
    return html`<li>
      <a href=${addressOf({ caseNo: file.caseNo, filters: this.filters })} data-step aria-current=${file.caseNo === this.caseNo ? 'true' : 'false'}>
        <b lang="zh-CN">${file.itemName ?? t('case.noItem')}</b><time>${file.submittedAt ? shortDate(file.submittedAt, file.asOf) : ''}</time>
        <span lang="zh-CN" class="quiet small">${file.departmentName ?? ''}</span><span class="quiet small mono">…${file.caseNo.slice(-9)}</span>
        <span class="marks">${word('status', file.status)} ${goneMark(file)}${LIGHTS.includes(file.light) ? lightBadge(file) : ''}${found ? badge('notice', t('list.irregular', { count: found }), 'warn') : ''}${file.orders.length ? badge('still', t('list.orders', { count: file.orders.length })) : ''}</span>
      </a></li>`;
  }

  /** The button stays where the keyboard is; pressed again meanwhile, it does nothing. */
  async #save(format) {
    if (this.saving) return;
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
