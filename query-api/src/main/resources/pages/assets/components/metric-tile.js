import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import './metric-definition.js';
import './spark-line.js';
import './target-progress.js';
import { t } from '../i18n/index.js';
import { count } from '../format.js';
import { percent } from '../rate.js';

/** The value and the two counts it comes from; a rate is never shown without them. */
export const figure = (row) => html`
  <p class="figure ${row.denominator ? '' : 'none'}">
    <span class="num">${percent(row)}</span>
    <small class="num">${t('rate.counts', { numerator: count(row.numerator), denominator: count(row.denominator) })}</small>
  </p>`;

/** One metric: name, value, counts, what they count, target and gap, the last weeks, its definition. */
export class MetricTile extends LedgerElement {
  static properties = { metric: {}, row: {}, days: {} };

  render() {
    const { row } = this;
    if (!row) return this.#bones();
    return html`
      <article class="tile">
        <h2>${t(`metric.${this.metric}`)}</h2>
        ${figure(row)}
        <p class="tile-note">${t(`metric.${this.metric}.note`)}</p>
        <target-progress .row=${row}></target-progress>
        <spark-line class="spark" .row=${row} .days=${this.days}></spark-line>
        <metric-definition metric=${row.metric} definition=${row.definition}></metric-definition>
      </article>`;
  }

  #bones() {
    return html`
      <article class="tile" aria-busy="true">
        <h2>${t(`metric.${this.metric}`)}</h2>
        <p class="figure"><span class="bone tall"></span></p>
        <p class="tile-note">${t(`metric.${this.metric}.note`)}</p>
        <span class="bone"></span><span class="bone short"></span><span></span>
      </article>`;
  }
}

customElements.define('metric-tile', MetricTile);
