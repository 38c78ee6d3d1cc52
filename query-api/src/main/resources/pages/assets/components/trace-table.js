import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { learnSources, nameOfSource, sourceAddress } from './source-name.js';
import { noteOf, titleOf } from '../events.js';
import { isOfClock, marksOf } from '../marks.js';
import { t, word } from '../i18n/index.js';
import { count, exactTime, sameDay, shortDate } from '../format.js';

const COLUMNS = ['position', 'occurred', 'recorded', 'event', 'actor', 'source', 'marks'];

/** Every record of a case with both times side by side: when it happened, and when the ledger learnt of it. */
export class TraceTable extends LedgerElement {
  static properties = { records: {}, irregularities: {}, corrections: {}, asOf: {} };

  connectedCallback() {
    super.connectedCallback();
    learnSources().then(() => this.requestUpdate());
  }

  render() {
    return html`
      <table class="table trace">
        <caption class="unseen">${t('trace.caption')}</caption>
        <thead><tr>${COLUMNS.map((column) => html`<th scope="col">${t(`trace.${column}`)}</th>`)}</tr></thead>
        <tbody>${repeat(this.records, (record) => record.position, (record) => this.#row(record))}</tbody>
      </table>`;
  }

  #row(record) {
    const marks = marksOf(record, this.irregularities, this.corrections);
    const moment = (at) => `${shortDate(at, this.asOf)} ${exactTime(at)}`;
    const recorded = record.occurredAt && sameDay(record.occurredAt, record.recordedAt) ? exactTime(record.recordedAt) : moment(record.recordedAt);
    return html`
      <tr class=${marks.some((mark) => mark.flag) ? 'flag' : ''}>
        <td class="num quiet" data-label=${t('trace.position')}>${count(record.position)}</td>
        <td data-label=${t('trace.occurred')}>${record.occurredAt ? html`<time datetime=${record.occurredAt}>${moment(record.occurredAt)}</time>` : ''}</td>
        <td data-label=${t('trace.recorded')}><time datetime=${record.recordedAt} class=${marks.some((mark) => mark.late) ? 'late' : ''}>${recorded}</time></td>
        <td class="lead">${titleOf(record)}<small>${noteOf(record)}</small>${this.#content(record)}</td>
        <td data-label=${t('trace.actor')}>${record.actor || (isOfClock(record) ? t('trace.ledger') : '')}${record.actorRole ? html`<small>${word('role', record.actorRole)}</small>` : ''}</td>
        <td data-label=${t('trace.source')}>${this.#source(record)}${record.sourceSequence == null ? '' : html`<small class="num">${t('trace.sequence', { number: count(record.sourceSequence) })}</small>`}</td>
        <td class="marks" data-label=${t('trace.marks')}>${marks.map((mark) => badge(mark.kind, mark.text, mark.shape))}</td>
      </tr>`;
  }

  #source(record) {
    const { source } = record;
    if (!source) return '';
    const name = isOfClock(record) ? t('trace.clock') : nameOfSource(source);
    return name ? html`${name}<small class="source">${sourceAddress(source)}</small>` : html`<span class="source">${sourceAddress(source)}</span>`;
  }

  #content(record) {
    return html`<details class="content"><summary>${t('trace.content')}</summary>
      <p class="small mono">${record.id}</p><pre class="mono" lang="en">${JSON.stringify(record.data, null, 2)}</pre></details>`;
  }
}

customElements.define('trace-table', TraceTable);
