import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { empty, failed, loading, more } from './blank.js';
import { t } from '../i18n/index.js';
import { count } from '../format.js';
import { read } from '../api.js';
import { addressOf, scopeOf, timeOf } from '../scope.js';

const KINDS = ['BROKEN', 'ZOMBIE', 'VISITS', 'DAYS'];
const PAGE = 8;

/** 宣称与实际: what items promise beside what the ledger has recorded of their cases; only the observed side is set off. */
export class DeclaredTable extends LedgerElement {
  static properties = { place: {}, kind: { state: true }, summary: { state: true }, items: { state: true }, next: { state: true }, problem: { state: true }, busy: { state: true } };
  #asked;

  constructor() {
    super();
    this.kind = KINDS[0];
  }

  willUpdate() {
    const asked = JSON.stringify([this.kind, scopeOf(this.place), timeOf(this.place)]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.items = undefined;
    this.#load();
  }

  async #load(cursor) {
    const asked = this.#asked;
    if (cursor && this.busy) return; // pressed twice
    this.busy = true;
    try {
      const page = await read('/api/v1/declared-observed', { ...scopeOf(this.place), ...timeOf(this.place), show: this.kind, limit: PAGE, cursor });
      if (asked !== this.#asked) return;
      Object.assign(this, { summary: page.summary, items: cursor ? [...this.items, ...page.items] : page.items, next: page.nextCursor, problem: undefined });
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`
      <section class="panel" aria-labelledby="declared-name">
        <div class="panel-head"><h2 id="declared-name">${t('declared.name')}</h2>
          <p>${this.summary ? t('declared.summary', { items: count(this.summary.items), online: count(this.summary.declaredOnline), proven: count(this.summary.provenOnline), zombies: count(this.summary.zombies) }) : ''}</p></div>
        <div class="panel-body">
          <div class="chips" role="group" aria-label=${t('declared.kind')}>${KINDS.map((kind) => html`<button class="chip" type="button" aria-pressed=${kind === this.kind} @click=${() => (this.kind = kind)}>${t(`declared.${kind}`)}</button>`)}</div>
          ${this.#body()}
        </div>
        ${this.next ? html`<div class="panel-foot">${more(this.busy, this.items && this.problem, () => this.#load(this.next))}</div>` : ''}
      </section>`;
  }

  #body() {
    if (!this.items) return this.problem ? failed(t('declared.failed'), this.problem, () => this.#load()) : loading();
    if (!this.items.length) return empty(t('declared.none'), t('declared.none.advice'));
    return html`<table class="table cards">
      <caption class="unseen">${t('declared.name')}</caption>
      <thead><tr><th scope="col">${t('declared.item')}</th><th scope="col">${t('declared.promise')}</th><th scope="col">${t('declared.record')}</th></tr></thead>
      <tbody>${this.items.flatMap((item) => this.#findings(item)).map(({ item, promise, record }, index, all) => html`<tr>
        <td class="lead">${all[index - 1]?.item === item ? '' : html`<a href=${addressOf(this.place, { item: item.item })} data-step lang="zh-CN">${item.itemName ?? item.item}</a><small lang="zh-CN">${item.departmentName ?? ''}</small>`}</td>
        <td data-label=${t('declared.promise')}>${promise}</td><td data-label=${t('declared.record')}>${record}</td></tr>`)}</tbody></table>`;
  }

  #findings(item) {
    const note = (text) => badge('notice', text, 'warn');
    return [
      item.zombie && { item, promise: t('declared.online'), record: note(t('declared.nobody', { cases: count(item.submitted) })) },
      item.moreVisits && { item, promise: t('declared.visits', { visits: item.promisedVisits }), record: note(t('declared.meanVisits', { visits: item.meanVisits.toFixed(2), cases: count(item.closed) })) },
      item.moreDays && { item, promise: item.promisedDays ? t('declared.days', { days: item.promisedDays }) : t('declared.atOnce'), record: note(t('declared.meanDays', { days: item.meanUsedDays.toFixed(2), cases: count(item.closed) })) },
    ].filter(Boolean);
  }
}

customElements.define('declared-table', DeclaredTable);
