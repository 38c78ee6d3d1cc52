import { html, svg } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { failed, loading } from './blank.js';
import { read } from '../api.js';
import { t } from '../i18n/index.js';
import { busyDays, percent } from '../rate.js';
import { addressOf, partsOf, scopeOf, timeOf } from '../scope.js';

/** More pictures than these are no longer compared but searched; the table above lists all parts. */
const MOST = 12;
const WIDTH = 200;
const HEIGHT = 56;
const EDGE = 4;
const KEY = { REGION: 'region', DEPARTMENT: 'department', ITEM: 'item' };

/** What a step down to a part changes in the place. */
const stepTo = (part, by) => (part.own ? { region: part.key, level: part.level } : { [KEY[by]]: part.key });

/** The parts of a rate over the same time as the whole: one small picture each, all on one axis, the whole in grey. */
export class TrendParts extends LedgerElement {
  static properties = { place: {}, metric: {}, query: {}, parts: {}, whole: {}, goal: {}, lines: { state: true }, problem: { state: true } };
  #asked;

  willUpdate() {
    const shown = this.#shown();
    const asked = JSON.stringify([this.place, this.metric, this.query, shown.map((part) => [part.key, part.own])]);
    if (asked === this.#asked || !shown.length) return;
    this.#asked = asked;
    this.#load(asked, shown);
  }

  /** Those with most behind them, in the order in which they are told. */
  #shown() {
    const known = (this.parts ?? []).filter((part) => part.key && part.denominator);
    const weight = known.map((part) => part.denominator).sort((one, other) => other - one)[MOST - 1] ?? 0;
    return known.filter((part) => part.denominator >= weight).slice(0, MOST);
  }

  async #load(asked, shown) {
    const by = partsOf(this.place);
    try {
      const lines = await Promise.all(shown.map(async (part) => {
        const scope = { ...scopeOf(this.place), ...stepTo(part, by) };
        const { items } = await read(`/api/v1/rates/${this.metric}/trend`, { ...scope, ...timeOf(this.place), ...this.query });
        return { part, change: stepTo(part, by), days: busyDays(items) };
      }));
      if (asked === this.#asked) Object.assign(this, { lines, problem: undefined });
    } catch (problem) {
      if (asked === this.#asked) this.problem = problem;
    }
  }

  render() {
    if (!this.lines) return this.problem ? failed(t('trend.failed'), this.problem, () => { this.#asked = undefined; this.requestUpdate(); }) : loading();
    // Only days that the whole's picture has, so that all pictures tell of the same time.
    const axis = new Set(this.whole.map((day) => day.day));
    const lines = this.lines.map((line) => ({ ...line, days: line.days.filter((day) => axis.has(day.day)) }));
    const all = [this.whole, ...lines.map(({ days }) => days)].flat().map((day) => day.value);
    const low = Math.max(0, Math.floor(Math.min(...all, this.goal ?? 1) * 20) / 20);
    const y = (value) => EDGE + (1 - (value - low) / (1 - low || 1)) * (HEIGHT - 2 * EDGE);
    return html`
      <p class="quiet small">${t('trend.parts.note', { low: `${Math.round(low * 100)}%` })}${this.#shown().length < (this.parts ?? []).filter((part) => part.key).length ? ` ${t('trend.parts.most', { count: MOST })}` : ''}</p>
      <ul class="trend-parts">${lines.map((line) => this.#picture(line, y))}</ul>`;
  }

  #picture({ part, change, days }, y) {
    const name = part.own ? t('rank.own', { name: part.name }) : part.name;
    return html`
      <li>
        <p><a href=${addressOf(this.place, change)} data-step lang="zh-CN">${name}</a><b class="num">${percent(days.at(-1) ?? {})}</b></p>
        <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">${svg`
          ${this.goal == null ? '' : svg`<line class="spark-goal" x1="0" x2=${WIDTH} y1=${y(this.goal)} y2=${y(this.goal)}></line>`}
          <polyline class="trend-whole" points=${this.#points(this.whole, y)}></polyline>
          <polyline class="spark-line" points=${this.#points(days, y)}></polyline>`}</svg>
      </li>`;
  }

  /** By day, so that parts of which less is known keep their place on the axis. */
  #points(days, y) {
    const axis = new Map(this.whole.map((day, index) => [day.day, index]));
    const last = Math.max(1, this.whole.length - 1);
    return days.map((day) => `${((axis.get(day.day) / last) * WIDTH).toFixed(1)},${y(day.value).toFixed(1)}`).join(' ');
  }
}

customElements.define('trend-parts', TrendParts);
