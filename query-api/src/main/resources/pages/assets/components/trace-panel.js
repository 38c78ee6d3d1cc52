import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { empty, failed, loading } from './blank.js';
import './case-number.js';
import './correction-list.js';
import './order-panel.js';
import './trace-table.js';
import { lightBadge } from '../lights.js';
import { remarksOf } from '../marks.js';
import { language, t, word } from '../i18n/index.js';
import { count, date } from '../format.js';

/** One case for an inspector: where it stands, what is irregular, and the whole trace. */
export class TracePanel extends LedgerElement {
  static properties = { caseNo: {}, state: {}, acting: { type: Boolean } };

  render() {
    if (!this.caseNo) return html`<section class="panel">${empty(t('trace.choose'), t('trace.choose.advice'))}</section>`;
    const { file, records, problem } = this.state ?? {};
    if (!file && problem?.status === 404) return html`<section class="panel" role="status">${empty(t('case.notFound'), t('case.notFound.advice'))}</section>`;
    if (!file && problem) return html`<section class="panel">${failed(t('case.failed'), problem, () => this.dispatchEvent(new Event('retry')))}</section>`;
    if (!file) return html`<section class="panel">${loading()}</section>`;
    return html`
      <section class="panel" aria-labelledby="trace-name">
        <div class="panel-head">
          <h2 id="trace-name" lang=${file.itemName ? 'zh-CN' : document.documentElement.lang}>${file.itemName ?? t('case.noItem')}</h2>
          <case-number .number=${file.caseNo}></case-number>
        </div>
        ${this.#summary(file, records)}
        ${this.#findings(file)}
        ${this.acting ? html`<details class="acting" ?open=${file.orders.length > 0}><summary>${t(file.orders.length ? 'board2.orders' : 'board2.act', { count: file.orders.length })}</summary><order-panel .file=${file}></order-panel></details>` : ''}
        <trace-table .records=${records} .irregularities=${file.irregularities} .corrections=${file.corrections} .asOf=${file.asOf}></trace-table>
        <correction-list .corrections=${file.corrections}></correction-list>
      </section>`;
  }

  /** What is irregular, in words; each word is a way to the cases that share it. */
  #findings(file) {
    const found = [...new Map([...file.irregularities, ...remarksOf(file)].map((one) => [one.code, one])).values()];
    if (!found.length) return '';
    return html`<ul class="findings">${found.map((one) => html`<li>${badge('notice', one[language()] ?? one.zh, 'warn')}</li>`)}</ul>`;
  }

  /** Whether a closed case has left the whole trace that it must leave; of an open one that cannot be said yet. */
  #completeness({ closedAt, traceGaps }) {
    if (!closedAt) return '';
    if (!traceGaps?.length) return badge('good', t('trace.complete'), 'tick');
    return html`<span class="badges">${traceGaps.map((gap) => badge('notice', t('trace.lacks', { what: gap[language()] ?? gap.zh }), 'warn'))}</span>`;
  }

  #summary(file, records) {
    const found = file.irregularities.length + remarksOf(file).length;
    return html`
      <dl class="summary">
        <div><dt>${t('case.status')}</dt><dd>${word('status', file.status)}</dd><dd>${word('step', file.currentStep)}</dd></div>
        <div>
          <dt>${t('trace.promise')}</dt>
          <dd>${file.promisedDueAt ? date(file.promisedDueAt) : t(file.light === 'PAUSED' ? 'trace.pausedDate' : 'answer.noDate')}</dd>
          <dd>${lightBadge(file)}</dd>
        </div>
        <div>
          <dt>${t('trace.irregularities')}</dt>
          <dd>${found ? badge('notice', t('trace.found', { count: found }), 'warn') : t('trace.noneFound')}</dd>
          <dd>${this.#completeness(file)}</dd>
        </div>
        <div><dt>${t('trace.records')}</dt><dd>${t('trace.recordCount', { count: count(records.length) })}</dd><dd>${t('trace.span', { position: count(file.position) })}</dd></div>
      </dl>`;
  }
}

customElements.define('trace-panel', TracePanel);
