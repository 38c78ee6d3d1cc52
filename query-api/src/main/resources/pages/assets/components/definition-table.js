import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { failed, loading } from './blank.js';
import { metricBook, said } from './metric-definition.js';
import { t } from '../i18n/index.js';
import { count, signed } from '../format.js';
import { percent } from '../rate.js';
import { read } from '../api.js';
import { paced } from '../pace.js';
import { metricName } from '../metrics.js';
import { scopeOf, timeOf } from '../scope.js';

const AGAIN_MS = 5_000;

const valueOf = (row) => {
  if (!row.denominator) return t('rate.none');
  if (row.unit === 'COUNT') return t('rate.items', { count: count(row.numerator) });
  return row.unit === 'RATIO' ? percent({ ...row, target: null }) : Number(row.value).toFixed(2);
};

/** 口径对比: one metric under each of its definitions, side by side, with what each counts. */
export class DefinitionTable extends LedgerElement {
  static properties = { place: {}, metric: {}, moves: {}, rows: { state: true }, book: { state: true }, problem: { state: true } };
  #asked;
  #again = paced(() => this.isConnected && this.#load(this.#asked), AGAIN_MS);

  willUpdate(changed) {
    const asked = JSON.stringify([this.metric, scopeOf(this.place), timeOf(this.place)]);
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.rows = undefined;
      this.#load(asked);
    } else if (changed.has('moves')) this.#again();
  }

  async #load(asked) {
    try {
      const [page, book] = await Promise.all([read(`/api/v1/rates/${this.metric}/definitions`, { ...scopeOf(this.place), ...timeOf(this.place) }), metricBook()]);
      if (asked === this.#asked) Object.assign(this, { rows: page.items, book, problem: undefined });
    } catch (problem) {
      if (asked === this.#asked) this.problem = problem;
    }
  }

  render() {
    return html`
      <section class="panel" id="definitions" aria-labelledby="definitions-name">
        <div class="panel-head"><h2 id="definitions-name">${t('definitions.name')}</h2><p>${metricName(this.metric, this.place)}</p></div>
        ${this.rows ? this.#table() : this.problem ? failed(t('definitions.failed'), this.problem, () => this.#load(this.#asked)) : loading()}
      </section>`;
  }

  #table() {
    const told = this.book.get(this.metric)?.definitions ?? [];
    const usual = this.rows.find((row) => told.find((one) => one.id === row.definition)?.standard) ?? this.rows[0];
    return html`<div class="panel-body"><table class="table cards">
      <caption class="unseen">${t('definitions.name')}</caption>
      <thead><tr><th scope="col">${t('definitions.definition')}</th><th scope="col" class="end">${t('rate.value')}</th><th scope="col" class="end">${t('definitions.difference')}</th><th scope="col" class="end">${t('rank.counts')}</th></tr></thead>
      <tbody>${this.rows.map((row) => {
        const one = told.find((definition) => definition.id === row.definition);
        return html`<tr>
          <td class="lead">${said(one?.name) || row.definition} ${row === usual ? html`<span class="badge still">${t('definitions.usual')}</span>` : ''}<small>${said(one?.counts)}</small></td>
          <td class="end num" data-label=${t('rate.value')}><b>${valueOf(row)}</b></td>
          <td class="end num" data-label=${t('definitions.difference')}>${this.#difference(row, usual)}</td>
          <td class="end num" data-label=${t('rank.counts')}>${t('rate.counts', { numerator: count(row.numerator), denominator: count(row.denominator) })}</td></tr>`;
      })}</tbody></table></div>
      <p class="panel-foot">${t('definitions.foot')}</p>`;
  }

  #difference(row, usual) {
    if (row === usual || row.unit !== 'RATIO' || usual.unit !== 'RATIO' || row.value == null || usual.value == null) return '';
    const points = (row.value - usual.value) * 100;
    return signed(Math.abs(points).toFixed(1), Math.abs(points) < 0.05 ? 0 : points);
  }
}

customElements.define('definition-table', DefinitionTable);
