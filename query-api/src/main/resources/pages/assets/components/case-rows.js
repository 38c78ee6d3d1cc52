import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { empty, failed, goneMark, loading, more, news } from './blank.js';
import { lightBadge } from '../lights.js';
import { t, word } from '../i18n/index.js';
import { shortDate } from '../format.js';
import { read } from '../api.js';
import { choiceIn, keepChoice } from '../choice.js';
import { PageReader } from '../page-reader.js';
import { ABOUT_ITEMS } from '../metrics.js';
import { addressOf, scopeOf, timeOf } from '../scope.js';

const PAGE = 20;
const PARTS = ['DENOMINATOR', 'NUMERATOR', 'MISSING'];

/** The cases of an item: those that a metric counts, with whether they are above the line; or all, where it counts items. */
export class CaseRows extends LedgerElement {
  static properties = { place: {}, metric: {}, moves: {} };
  #asked;
  #list = new PageReader(this, (cursor) => this.#read(cursor), (row) => row.id);

  get #evidence() {
    return !ABOUT_ITEMS.includes(this.metric);
  }

  get #part() {
    return choiceIn('part', PARTS);
  }

  willUpdate(changed) {
    const asked = JSON.stringify([this.metric, this.#part, scopeOf(this.place), timeOf(this.place)]);
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#list.begin();
    } else if (changed.has('moves')) this.#list.followSoon();
  }

  async #read(cursor) {
    if (this.#evidence) return read(`/api/v1/rates/${this.metric}/evidence`, { ...scopeOf(this.place), ...timeOf(this.place), part: this.#part, limit: PAGE, cursor });
    const { item, region, department, asOf } = this.place;
    const page = await read('/api/v1/cases', { item, region, department, to: asOf, limit: PAGE, cursor });
    return { ...page, items: page.items.map((file) => ({ ...file, id: file.caseNo, happenedAt: file.submittedAt, endedAt: file.closedAt })) };
  }

  render() {
    const { next, problem, busy } = this.#list;
    return html`
      <section class="panel" aria-labelledby="rows-name">
        <div class="panel-head"><h2 id="rows-name">${t('rows.name')}</h2>${news(this.#list, t(this.#evidence ? 'rows.evidence' : this.place.asOf ? 'rows.allThen' : 'rows.all', { metric: t(`metric.${this.metric}`) }))}</div>
        <div class="panel-body">
          ${this.#evidence ? html`<div class="chips" role="group" aria-label=${t('rows.part')}>${PARTS.map((part) => html`<button class="chip" type="button" aria-pressed=${part === this.#part} @click=${() => this.#choose(part)}>${t(`rows.${part}`)}</button>`)}</div>` : ''}
          ${this.#body()}
        </div>
        ${next ? html`<div class="panel-foot">${more(busy, problem, () => this.#list.more())}</div>` : ''}
      </section>`;
  }

  #choose(part) {
    keepChoice('part', PARTS, part);
    this.requestUpdate();
  }

  #body() {
    const { items, problem } = this.#list;
    if (!items) return problem ? failed(t('rows.failed'), problem, () => this.#list.begin()) : loading();
    if (!items.length) return empty(t('rows.none'), t('rows.none.advice'));
    return html`<table class="table cards">
      <caption class="unseen">${t('rows.name')}</caption>
      <thead><tr><th scope="col">${t('case.number')}</th><th scope="col">${t('case.submitted')}</th><th scope="col">${t('rows.closed')}</th><th scope="col">${this.#evidence ? t('rows.counted') : t('case.status')}</th></tr></thead>
      <tbody>${items.map((row) => html`<tr>
        <td class="lead"><a class="mono" href=${addressOf(this.place, { case: row.id })} data-step>${row.id}</a> ${goneMark(row)}</td>
        <td data-label=${t('case.submitted')} class="num">${row.happenedAt ? shortDate(row.happenedAt) : ''}</td>
        <td data-label=${t('rows.closed')} class="num">${row.endedAt ? shortDate(row.endedAt) : ''}</td>
        <td data-label=${this.#evidence ? t('rows.counted') : t('case.status')}>${this.#evidence ? this.#counted(row) : html`${word('status', row.status)} ${row.closedAt ? '' : lightBadge(row)}`}</td></tr>`)}</tbody></table>`;
  }

  #counted(row) {
    if (row.numerator >= row.denominator) return badge('good', t('rows.yes'), 'tick');
    return html`${badge('notice', t('rows.no'), 'down')} ${row.missing.map((gap) => html`<span class="quiet small">${document.documentElement.lang === 'en' ? gap.en : gap.zh}</span> `)}`;
  }
}

customElements.define('case-rows', CaseRows);
