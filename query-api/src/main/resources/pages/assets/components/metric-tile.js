import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import './level-bars.js';
import './metric-definition.js';
import './promise-list.js';
import './spark-line.js';
import './target-progress.js';
import { knows, t } from '../i18n/index.js';
import { count } from '../format.js';
import { shown } from '../rate.js';

/** What a tile has below its figure, in the rows that all tiles share; bones keep the room of each. */
const ROWS = ['goal', 'due', 'level', 'line', 'said'];

/** The value and the two counts it comes from; a rate is never shown without them. */
export const figure = (row) => html`
  <p class="figure ${row.denominator ? '' : 'none'}">
    <span class="num">${row.denominator ? shown(row) : t('rate.none')}</span>
    <small class="num">${t('rate.counts', { numerator: count(row.numerator), denominator: count(row.denominator) })}</small>
  </p>`;

/**
 * One metric: name, value, counts, what they count, target and gap, what was promised by when, its levels, how it went,
 * its definition. `tile` says which (metrics.js), `whole` whether the whole province is looked at.
 */
export class MetricTile extends LedgerElement {
  static properties = { tile: {}, row: {}, parts: {}, days: {}, whole: { type: Boolean } };

  render() {
    const { tile, row } = this;
    const { metric } = tile;
    const narrow = this.whole && tile.level && knows(`metric.${metric}.level`);
    const name = html`<h2>${t(narrow ? `metric.${metric}.level` : `metric.${metric}`)}</h2>`;
    const note = html`<p class="tile-note">${t(narrow ? `metric.${metric}.level.note` : `metric.${metric}.note`)}</p>`;
    if (!row) {
      return html`<article class="tile" aria-busy="true">${name}<p class="figure"><span class="bone tall"></span></p>${note}${ROWS.map((part) => html`<span class="rest ${part}"><span class="bone"></span></span>`)}</article>`;
    }
    return html`
      <article class="tile">
        ${name}${figure(row)}${note}
        <target-progress .row=${row}></target-progress>
        <promise-list .row=${row}></promise-list>
        <div>${this.whole && tile.levels ? html`<level-bars .row=${row} .parts=${this.parts} .levels=${tile.levels}></level-bars>` : ''}</div>
        <spark-line class="spark" .row=${row} .days=${this.days}></spark-line>
        <metric-definition metric=${row.metric} definition=${row.definition}></metric-definition>
      </article>`;
  }
}

customElements.define('metric-tile', MetricTile);
