import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { icon } from './icons.js';
import { read, readAll, readIfOffered } from '../api.js';
import { FILTERS, KEYS, WORDS, valuesOf, withFilter, withoutFilter } from '../case-filters.js';
import { t, word } from '../i18n/index.js';
import { count, date } from '../format.js';
import { learn, learnFilters, learnHome, nameOf } from '../names.js';
import { whileConnected } from '../poll.js';

const QUICK = [['irregularity', 'second-closing'], ['irregularity', 'unnoticed-exclusion'], ['irregularity', 'deemed-accepted'], ['irregularity', 'back-dated'], ['light', 'YELLOW'], ['overdue', 'true']];

/** Kinds of values that have a name beside their code. */
const NAMED = ['region', 'department', 'item'];
const FROM_TO = ['from', 'to'];
/** How often the chips are counted anew while nothing is changed. */
const COUNT_MS = 30_000;
/** Of what has the same name; more of one condition are too many to read. */
const MOST = 20;

/** Conditions as chips, each with its cross; words to look for; a form that adds any condition. Fires `filters`. */
export class FilterBar extends LedgerElement {
  static properties = { filters: {}, kind: { state: true }, choices: { state: true }, unknown: { state: true }, found: { state: true } };
  #asked;
  #counted;
  #poll = whileConnected(this, () => this.#count(), COUNT_MS);
  #reading = {};

  constructor() {
    super();
    this.kind = KEYS[0];
    this.choices = {};
    this.found = {};
  }

  /** An address may come with codes that nobody has named here yet. */
  willUpdate() {
    if (this.hasUpdated && JSON.stringify(this.filters) !== this.#counted) this.#count();
    const { region, department, item } = this.filters;
    const asked = JSON.stringify([region, department, item]);
    if (asked === this.#asked) return;
    this.#asked = asked;
    learnFilters(this.filters).then(() => this.requestUpdate());
  }

  render() {
    const set = valuesOf(this.filters);
    return html`
      <section class="panel filters" aria-label=${t('filter.name')}>
        <form class="search-form" role="search" @submit=${this.#search}>
          <label for="search-words">${t('filter.words')}</label>
          <div><input class="field" id="search-words" name="q" maxlength="200" .value=${this.filters.q ?? ''} autocomplete="off" spellcheck="false">
            <button class="button main" type="submit">${t('filter.search')}</button></div>
          <p class="quiet small">${t('filter.words.note')}</p>
        </form>
        <div class="chips conditions" role="group" aria-label=${t('filter.set')}>
          <span class="quiet">${t('filter.set')}</span>
          ${this.filters.q ? this.#chip('q', this.filters.q) : ''}${set.map(({ key, value }) => this.#chip(key, value))}
          ${set.length || this.filters.q ? html`<button class="link" type="button" @click=${(event) => this.#drop(event.currentTarget, {})}>${t('filter.clear')}</button>` : html`<span class="quiet">${t('filter.none')}</span>`}
        </div>
        <div class="chips" role="group" aria-label=${t('filter.quick')}>
          <span class="quiet">${t('filter.quick')}</span>
          ${QUICK.map(([key, value]) => this.#quick(key, value))}
        </div>
        <details><summary>${t('filter.add')}</summary>${this.#form()}</details>
      </section>`;
  }

  /** How many cases would be found with each often used condition; one after the other, since the list comes first. */
  async #count() {
    const asked = (this.#counted = JSON.stringify(this.filters));
    for (const [key, value] of QUICK) {
      const total = await readIfOffered('/api/v1/cases/count', withFilter(this.filters, key, value));
      if (asked !== this.#counted) return; // asked otherwise meanwhile
      this.found = { ...this.found, [`${key}=${value}`]: total };
    }
  }

  #chip(key, value) {
    const text = `${t(`filter.${key}`)}${FILTERS[key]?.kind === 'flag' ? '' : t('filter.colon')}${this.#named(key, value)}`;
    return html`<button class="chip set" type="button" aria-label=${t('filter.remove', { text })} @click=${(event) => this.#drop(event.currentTarget, withoutFilter(this.filters, key, value))}>${text}${icon('cross')}</button>`;
  }

  /** A condition goes with its chip; who used the keyboard goes on at the next one, else at the words. */
  #drop(chip, filters) {
    const place = [...this.querySelectorAll('.chip.set')].indexOf(chip);
    this.#tell(filters);
    requestAnimationFrame(() => {
      const left = [...this.querySelectorAll('.chip.set')];
      (left[place] ?? left.at(-1) ?? this.querySelector('#search-words')).focus();
    });
  }

  #quick(key, value) {
    const pressed = (this.filters[key] ?? '').split(',').includes(value);
    const total = this.found[`${key}=${value}`];
    const text = total ? `${count(total.count)}${total.complete ? '' : '+'}` : '';
    return html`<button class="chip" type="button" aria-pressed=${pressed} ?disabled=${total?.count === 0 && !pressed} @click=${() => this.#tell((pressed ? withoutFilter : withFilter)(this.filters, key, value))}>${pressed ? icon('tick') : ''}${FILTERS[key].kind === 'flag' ? t(`filter.${key}`) : this.#named(key, value)}<i class="num">${text}</i></button>`;
  }

  #named(key, value) {
    const { kind } = FILTERS[key] ?? {};
    if (kind === 'flag') return '';
    if (kind === 'date') return date(value);
    return WORDS[key] ? word(WORDS[key], value) : nameOf(value);
  }

  #form() {
    const { kind, codes, needs } = FILTERS[this.kind];
    return html`
      <form class="add-form" @submit=${this.#add}>
        <label>${t('filter.which')}<select class="field" name="key" @change=${(event) => this.#choose(event.target.value)}>
          ${KEYS.map((key) => html`<option value=${key} ?selected=${key === this.kind}>${t(`filter.${key}`)}</option>`)}</select></label>
        ${kind === 'flag' ? html`<input type="hidden" name="value" value="true">` : html`<label>${t('filter.value')}${this.#field(kind, codes)}</label>`}
        <button class="button" type="submit" ?disabled=${needs && !this.filters[needs]}>${t('filter.addThis')}</button>
        ${this.unknown ? html`<p class="small" role="alert">${FROM_TO.includes(this.kind) ? t('filter.backwards') : t('filter.unknown', { value: this.unknown })}</p>` : ''}
        ${needs && !this.filters[needs] ? html`<p class="quiet small">${t('filter.needs', { other: t(`filter.${needs}`) })}</p>` : ''}
      </form>`;
  }

  #field(kind, codes) {
    if (codes) return html`<select class="field" name="value">${codes.map((code) => html`<option value=${code}>${word(WORDS[this.kind], code)}</option>`)}</select>`;
    if (kind === 'date') return html`<input class="field" type="date" name="value" required>`;
    const list = this.choices[kind];
    return html`<input class="field" name="value" required autocomplete="off" spellcheck="false" list=${list ? `choices-${kind}` : ''}>
      ${list ? html`<datalist id=${`choices-${kind}`}>${list.map(([code, name]) => html`<option value=${code}>${name}</option>`)}</datalist>` : ''}`;
  }

  #choose(key) {
    this.kind = key;
    this.unknown = undefined;
    this.#offered(FILTERS[key].kind).catch(() => {}); // a code can be typed as well
  }

  /** What can be chosen from, for the kinds that have names; read once. */
  #offered(kind) {
    if (!NAMED.includes(kind)) return Promise.resolve([]);
    this.#reading[kind] ??= (kind === 'region' ? this.#readRegions() : this.#readItems()).catch((problem) => {
      delete this.#reading[kind];
      throw problem;
    });
    return this.#reading[kind].then(() => this.choices[kind]);
  }

  async #readRegions() {
    const home = await learnHome();
    const below = async (region) => (await read('/api/v1/rates/instant-handling/breakdown', { region })).items.filter((part) => part.key && !part.own);
    const cities = await below(home);
    const counties = (await Promise.all(cities.map((city) => below(city.key)))).flat();
    learn([...cities, ...counties]);
    this.choices = { ...this.choices, region: [...cities, ...counties].map(({ key, name }) => [key, name]).sort() };
  }

  async #readItems() {
    const items = await readAll('/api/v1/items', { limit: 1000 });
    const departments = new Map(items.filter((item) => item.department).map((item) => [item.department, item.departmentName ?? item.department]));
    learn([...departments].map(([key, name]) => ({ key, name })));
    learn(items.map((item) => ({ key: item.itemCode, name: item.name ?? item.itemCode })));
    this.choices = { ...this.choices, department: [...departments], item: items.map((item) => [item.itemCode, `${item.name}（${item.departmentName ?? ''}）`]) };
  }

  #search(event) {
    event.preventDefault();
    const q = new FormData(event.target).get('q').trim();
    const { q: _, ...rest } = this.filters;
    this.#tell(q ? { ...rest, q } : rest);
  }

  async #add(event) {
    event.preventDefault();
    const value = String(new FormData(event.target).get('value') ?? '').trim();
    const { kind } = this;
    if (!value) return;
    const codes = await this.#codesOf(FILTERS[kind].kind, value);
    if (kind !== this.kind) return;
    const backwards = FROM_TO.includes(kind) && this.#isBackwards({ ...this.filters, [kind]: value });
    this.unknown = codes.length && !backwards ? undefined : value;
    if (backwards) return;
    if (codes.length) this.#tell(codes.reduce((filters, code) => withFilter(filters, kind, code), this.filters));
  }

  /** What is typed may be a name, or the beginning of just one; several things may have the same. */
  async #codesOf(kind, typed) {
    const offered = await this.#offered(kind).catch(() => []);
    if (!offered.length || offered.some(([code]) => code === typed)) return [typed];
    const same = offered.filter(([code, label]) => label === typed || nameOf(code) === typed);
    const begun = offered.filter(([code]) => nameOf(code).startsWith(typed));
    if (same.length) return same.slice(0, MOST).map(([code]) => code);
    if (begun.length === 1) return [begun[0][0]];
    return /^\w{6,}$/.test(typed) ? [typed] : []; // no name, but it may be the code of what is no longer in force
  }

  #isBackwards({ from, to }) {
    return Boolean(from && to && from > to);
  }

  #tell(filters) {
    this.dispatchEvent(new CustomEvent('filters', { detail: filters }));
  }
}

customElements.define('filter-bar', FilterBar);
