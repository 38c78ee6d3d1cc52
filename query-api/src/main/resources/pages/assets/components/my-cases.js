import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { empty, failed, loading } from './blank.js';
import { badge } from './icons.js';
import { lineAfter, showLive } from './live-state.js';
import { readAll } from '../api.js';
import { whileConnected } from '../poll.js';
import { groupOf, latestOf, markOf, oneLine } from '../answer.js';
import { t } from '../i18n/index.js';
import { capital, count, shortDate } from '../format.js';

const EVERY_MS = 1_500;
const GROUPS = ['mine', 'going', 'over'];
const FINISHED_SHOWN = 5;

/** 我的办件: what the applicant must do now, what is going on, what is over; kept up while it is looked at. Fires `shown` once they are. */
export class MyCases extends LedgerElement {
  static properties = { files: { state: true }, problem: { state: true }, all: { state: true } };
  #poll = whileConnected(this, () => this.#load(), EVERY_MS);

  async #load() {
    const first = !this.files;
    try {
      this.files = await readAll('/api/v1/my/cases', { limit: 100 }, 300);
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
    if (first && this.files) this.updateComplete.then(() => this.dispatchEvent(new Event('shown')));
    showLive({ state: this.problem ? lineAfter(this.problem) : 'live', asOf: this.files?.[0]?.asOf });
  }

  render() {
    if (!this.files) return html`<section class="panel">${this.#without()}</section>`;
    if (!this.files.length) return html`<section class="panel">${empty(t('mine.none'), t('mine.none.advice'))}</section>`;
    const groups = Object.groupBy(this.files, groupOf);
    return html`<div class="stack">${GROUPS.map((group) => this.#group(group, groups[group] ?? []))}</div>`;
  }

  #without() {
    if (!this.problem) return loading();
    if (this.problem.status === 401 || this.problem.status === 403) return empty(t('mine.signIn'), t('mine.signIn.advice'));
    return failed(t('mine.failed'), this.problem, () => this.#load());
  }

  #group(group, files) {
    const shown = group === 'over' && !this.all ? files.slice(0, FINISHED_SHOWN) : files;
    return html`
      <section class="panel" aria-labelledby="mine-${group}">
        <div class="panel-head"><h2 id="mine-${group}">${t(`mine.${group}`)}</h2><p>${t('mine.count', { count: count(files.length) })}</p></div>
        ${files.length ? html`<ul class="own-cases">${shown.map((file) => this.#case(file))}</ul>` : html`<p class="panel-body quiet">${t(`mine.${group}.none`)}</p>`}
        ${shown.length < files.length ? html`<p class="panel-foot"><button class="button" type="button" @click=${this.#showAll}>${t('mine.all', { count: count(files.length) })}</button></p>` : ''}
      </section>`;
  }

  /** The button goes; the reader goes on at the first case that was not shown before. */
  async #showAll() {
    this.all = true;
    await this.updateComplete;
    this.querySelector(`section:last-child li:nth-child(${FINISHED_SHOWN + 1}) a`)?.focus();
  }

  #case(file) {
    const { kind, text, shape } = markOf(file);
    const latest = latestOf(file);
    return html`
      <li>
        <h3><a href="?case=${encodeURIComponent(file.caseNo)}" lang="zh-CN">${file.itemName ?? t('case.noItem')}</a></h3>
        <p class="own-mark">${badge(kind, text, shape)}</p>
        <p>${oneLine(file)}</p>
        <p class="quiet small"><span lang="zh-CN">${file.departmentName ?? capital(t('answer.department'))}</span>${file.submittedAt ? html`<span>${t('mine.submitted', { date: shortDate(file.submittedAt, file.asOf) })}</span>` : ''} ${latest ? html`<span>${latest}</span>` : ''} <span class="mono">…${file.caseNo.slice(-9)}</span></p>
      </li>`;
  }
}

customElements.define('my-cases', MyCases);
