import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { empty, failed, loading } from './blank.js';
import { t, word } from '../i18n/index.js';
import { count } from '../format.js';
import { readAll } from '../api.js';

const ALL = 'ALL';
const FIRST = 10;
const DEPTHS = ['', 'Ⅰ', 'Ⅱ', 'Ⅲ', 'Ⅳ'];
const LEVELS = ['NATION', 'PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'];

/** The items behind 网上可办率 with what each declares, as the catalogue has them now. */
export class ItemTable extends LedgerElement {
  static properties = { items: { state: true }, problem: { state: true }, asked: { state: true }, level: { state: true }, offlineOnly: { state: true }, everything: { state: true } };

  constructor() {
    super();
    this.level = ALL;
    this.offlineOnly = false;
  }

  render() {
    return html`
      <section class="panel" aria-labelledby="items-name">
        <div class="panel-head"><h2 id="items-name">${t('items.name')}</h2><p>${t('items.note')}</p></div>
        ${this.#body()}
      </section>`;
  }

  /** The list is long; it is read when somebody wants to see it. */
  async #load() {
    this.asked = true;
    try {
      this.items = await readAll('/api/v1/items', { limit: 1000 });
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
  }

  #body() {
    if (!this.asked) return html`<div class="panel-body"><button class="button" type="button" @click=${() => this.#load()}>${t('items.show')}</button></div>`;
    if (this.problem && !this.items) return failed(t('items.failed'), this.problem, () => this.#load());
    if (!this.items) return loading();
    if (!this.items.length) return empty(t('items.none'), t('items.none.advice'));
    const shown = this.items.filter((item) => (this.level === ALL || item.level === this.level) && !(this.offlineOnly && item.online));
    return html`
      <div class="panel-body">
        ${this.#filters()}
        <table class="table cards compact">
          <caption class="unseen">${t('items.name')}</caption>
          <thead><tr>${['item', 'level', 'body', 'online', 'depth', 'visits'].map((column) => html`<th scope="col">${t(`items.${column}`)}</th>`)}</tr></thead>
          <tbody>${(this.everything ? shown : shown.slice(0, FIRST)).map((item) => this.#row(item))}</tbody>
        </table>
      </div>
      <div class="panel-foot">
        ${shown.length > FIRST && !this.everything ? html`<button class="button" type="button" @click=${() => (this.everything = true)}>${t('items.all', { count: count(shown.length) })}</button>`
          : t('items.count', { shown: count(shown.length), all: count(this.items.length) })}
      </div>`;
  }

  #filters() {
    const of = (level) => this.items.filter((item) => level === ALL || item.level === level).length;
    const offline = this.items.filter((item) => !item.online).length;
    return html`<div class="chips" role="group" aria-label=${t('items.filter')}>
      ${[ALL, ...LEVELS].filter((level) => of(level)).map((level) => html`
        <button class="chip" type="button" aria-pressed=${level === this.level} @click=${() => (this.level = level)}>${t(`level.${level}`)}<i>${count(of(level))}</i></button>`)}
      <button class="chip" type="button" aria-pressed=${this.offlineOnly} ?disabled=${!offline} @click=${() => (this.offlineOnly = !this.offlineOnly)}>${t('items.offline')}<i>${count(offline)}</i></button>
    </div>`;
  }

  #row(item) {
    return html`<tr>
      <td class="lead"><span lang="zh-CN">${item.name ?? t('items.unnamed')}</span><small class="mono">${item.itemCode}</small></td>
      <td data-label=${t('items.level')}>${word('level', item.level)}</td>
      <td data-label=${t('items.body')} lang="zh-CN">${item.departmentName ?? item.department ?? ''}</td>
      <td data-label=${t('items.online')}>${item.online == null ? t('rate.none') : item.online ? badge('good', t('items.yes'), 'tick') : badge('notice', t('items.no'), 'cross')}</td>
      <td data-label=${t('items.depth')}>${item.onlineDepth ? `${DEPTHS[item.onlineDepth] ?? item.onlineDepth} ${t(`depth.${item.onlineDepth}`)}` : ''}</td>
      <td data-label=${t('items.visits')} class="num">${item.visits == null ? '' : t('items.times', { times: item.visits })}</td>
    </tr>`;
  }
}

customElements.define('item-table', ItemTable);
