import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { empty, failed, loading, more } from './blank.js';
import { t } from '../i18n/index.js';
import { count } from '../format.js';
import { read } from '../api.js';
import { choiceIn, keepChoice } from '../choice.js';
import { PageReader } from '../page-reader.js';
import { addressOf, ownerOf, scopeOf, timeOf } from '../scope.js';

const KINDS = ['BROKEN', 'ZOMBIE', 'VISITS', 'DAYS'];
const PAGE = 8;

/** 宣称与实际: what items promise beside what the ledger has recorded of their cases; only the observed side is set off. */
export class DeclaredTable extends LedgerElement {
  static properties = { place: {}, moves: {} };
  #asked;
  #summary;
  #list = new PageReader(this, (cursor) => this.#read(cursor));

  get #kind() {
    return choiceIn('declared', KINDS);
  }

  willUpdate(changed) {
    const asked = JSON.stringify([this.#kind, scopeOf(this.place), timeOf(this.place)]);
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#list.begin();
    } else if (changed.has('moves')) this.#list.followSoon();
  }

  async #read(cursor) {
    const page = await read('/api/v1/declared-observed', { ...scopeOf(this.place), ...timeOf(this.place), show: this.#kind, limit: PAGE, cursor });
    this.#summary = page.summary;
    this.requestUpdate();
    return page;
  }

  render() {
    const { next, problem, busy } = this.#list;
    const summary = this.#summary;
    return html`
      <section class="panel" aria-labelledby="declared-name">
        <div class="panel-head"><h2 id="declared-name">${t('declared.name')}</h2>
          <p>${summary ? t('declared.summary', { items: count(summary.items), online: count(summary.declaredOnline), proven: count(summary.provenOnline), zombies: count(summary.zombies) }) : ''}</p></div>
        <div class="panel-body">
          <div class="chips" role="group" aria-label=${t('declared.kind')}>${KINDS.map((kind) => html`<button class="chip" type="button" aria-pressed=${kind === this.#kind} @click=${() => this.#choose(kind)}>${t(`declared.${kind}`)}</button>`)}</div>
          ${this.#body()}
        </div>
        ${next ? html`<div class="panel-foot">${more(busy, problem, () => this.#list.more())}</div>` : ''}
      </section>`;
  }

  #choose(kind) {
    keepChoice('declared', KINDS, kind);
    this.requestUpdate();
  }

  #body() {
    const { items, problem } = this.#list;
    if (!items) return problem ? failed(t('declared.failed'), problem, () => this.#list.begin()) : loading();
    if (!items.length) return this.#summary?.items === 0 ? empty(t('rank.none'), t('rank.none.advice')) : empty(t('declared.none'), t('declared.none.advice'));
    return html`<table class="table cards">
      <caption class="unseen">${t('declared.name')}</caption>
      <thead><tr><th scope="col">${t('declared.item')}</th><th scope="col">${t('declared.promise')}</th><th scope="col">${t('declared.record')}</th></tr></thead>
      <tbody>${items.flatMap((item) => this.#findings(item)).map(({ item, promise, record }, index, all) => html`<tr class=${all[index - 1]?.item === item ? 'same' : ''}>
        <td class="lead">${all[index - 1]?.item === item ? '' : html`<a href=${addressOf(this.place, { ...ownerOf(item), item: item.item })} data-step lang="zh-CN">${item.itemName ?? item.item}</a><small lang="zh-CN">${item.departmentName ?? ''}</small>`}</td>
        <td data-label=${t('declared.promise')}>${promise}</td><td data-label=${t('declared.record')}>${record}</td></tr>`)}</tbody></table>`;
  }

  #findings(item) {
    const note = (text) => badge('notice', text, 'warn');
    return [
      item.zombie && { item, promise: t('declared.online'), record: note(t('declared.nobody', { cases: count(item.submitted) })) },
      item.moreVisits && { item, promise: t('declared.visits', { visits: item.promisedVisits }), record: note(t('declared.meanVisits', { visits: item.meanVisits.toFixed(2), cases: count(item.closed) })) },
      item.moreDays && { item, promise: item.promisedDays ? t(`declared.days.${item.unit}`, { days: item.promisedDays }) : t('declared.atOnce'), record: note(t(`declared.meanDays.${item.unit}`, { days: item.meanUsedDays.toFixed(2), cases: count(item.closed) })) },
    ].filter(Boolean);
  }
}

customElements.define('declared-table', DeclaredTable);
