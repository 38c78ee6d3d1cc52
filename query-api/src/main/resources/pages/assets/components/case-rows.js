import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { empty, failed, loading, more } from './blank.js';
import { lightBadge } from '../lights.js';
import { t, word } from '../i18n/index.js';
import { shortDate } from '../format.js';
import { read } from '../api.js';
import { ABOUT_ITEMS } from '../metrics.js';
import { addressOf, scopeOf, timeOf } from '../scope.js';

const PAGE = 20;

/** The cases of an item: those that a metric counts, with whether they are above the line; or all, where it counts items. */
export class CaseRows extends LedgerElement {
  static properties = { place: {}, metric: {}, part: { state: true }, rows: { state: true }, next: { state: true }, problem: { state: true }, busy: { state: true } };
  #asked;

  constructor() {
    super();
    this.part = 'DENOMINATOR';
  }

  get #evidence() {
    return !ABOUT_ITEMS.includes(this.metric);
  }

  willUpdate() {
    const asked = JSON.stringify([this.metric, this.part, scopeOf(this.place), timeOf(this.place)]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.rows = undefined;
    this.#load();
  }

  async #load(cursor) {
    const asked = this.#asked;
    if (cursor && this.busy) return; // pressed twice
    this.busy = true;
    const { item, region, department, asOf } = this.place;
    try {
      const page = this.#evidence
        ? await read(`/api/v1/rates/${this.metric}/evidence`, { ...scopeOf(this.place), ...timeOf(this.place), part: this.part, limit: PAGE, cursor })
        : await read('/api/v1/cases', { item, region, department, to: asOf, limit: PAGE, cursor });
      if (asked !== this.#asked) return;
      Object.assign(this, { rows: [...(cursor ? this.rows : []), ...page.items.map((row) => this.#evidence ? row : { ...row, id: row.caseNo, happenedAt: row.submittedAt, endedAt: row.closedAt })], next: page.nextCursor, problem: undefined });
    } catch (problem) {
      if (asked === this.#asked) this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`
      <section class="panel" aria-labelledby="rows-name">
        <div class="panel-head"><h2 id="rows-name">${t('rows.name')}</h2><p>${t(this.#evidence ? 'rows.evidence' : this.place.asOf ? 'rows.allThen' : 'rows.all', { metric: t(`metric.${this.metric}`) })}</p></div>
        <div class="panel-body">
          ${this.#evidence ? html`<div class="chips" role="group" aria-label=${t('rows.part')}>${['DENOMINATOR', 'NUMERATOR', 'MISSING'].map((part) => html`<button class="chip" type="button" aria-pressed=${part === this.part} @click=${() => (this.part = part)}>${t(`rows.${part}`)}</button>`)}</div>` : ''}
          ${this.#body()}
        </div>
        ${this.next ? html`<div class="panel-foot">${more(this.busy, this.rows && this.problem, () => this.#load(this.next))}</div>` : ''}
      </section>`;
  }

  #body() {
    if (!this.rows) return this.problem ? failed(t('rows.failed'), this.problem, () => this.#load()) : loading();
    if (!this.rows.length) return empty(t('rows.none'), t('rows.none.advice'));
    return html`<table class="table cards">
      <caption class="unseen">${t('rows.name')}</caption>
      <thead><tr><th scope="col">${t('case.number')}</th><th scope="col">${t('case.submitted')}</th><th scope="col">${t('rows.closed')}</th><th scope="col">${this.#evidence ? t('rows.counted') : t('case.status')}</th></tr></thead>
      <tbody>${this.rows.map((row) => html`<tr>
        <td class="lead"><a class="mono" href=${addressOf(this.place, { case: row.id })} data-step>${row.id}</a></td>
        <td data-label=${t('case.submitted')} class="num">${row.happenedAt ? shortDate(row.happenedAt) : ''}</td>
        <td data-label=${t('rows.closed')} class="num">${row.endedAt ? shortDate(row.endedAt) : ''}</td>
        <td data-label=${this.#evidence ? t('rows.counted') : t('case.status')}>${this.#evidence ? this.#counted(row) : html`${word('status', row.status)} ${lightBadge(row)}`}</td></tr>`)}</tbody></table>`;
  }

  #counted(row) {
    if (row.numerator >= row.denominator) return badge('good', t('rows.yes'), 'tick');
    return html`${badge('notice', t('rows.no'), 'down')} ${row.missing.map((gap) => html`<span class="quiet small">${document.documentElement.lang === 'en' ? gap.en : gap.zh}</span> `)}`;
  }
}

customElements.define('case-rows', CaseRows);
