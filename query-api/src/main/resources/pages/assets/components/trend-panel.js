import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { failed, loading, problemText } from './blank.js';
import './trend-chart.js';
import './trend-parts.js';
import { read } from '../api.js';
import { choiceIn, keepChoice } from '../choice.js';
import { knows, t } from '../i18n/index.js';
import { count, date, shortDate } from '../format.js';
import { busyDays, percent } from '../rate.js';
import { ABOUT_ITEMS } from '../metrics.js';
import { isWhole, partsOf, scopeOf, timeOf } from '../scope.js';

/** How far back, and in which steps; what items declare moves slowly, so it is shown since the plan. */
const SPANS = [
  { id: '30', query: { days: 30 } },
  { id: '90', query: { days: 90 } },
  { id: 'months', query: { step: 'MONTH', steps: 12 } },
  { id: 'plan', query: { step: 'QUARTER', steps: 31 } },
];
const SPLIT = ['no', 'yes'];
const AGAIN_MS = 60_000;

/** One metric over time: chart, one sentence that says the same, and the steps as a table. */
export class TrendPanel extends LedgerElement {
  static properties = { place: {}, metric: {}, goal: {}, borrowed: { type: Boolean }, parts: {}, asOf: {}, days: { state: true }, problem: { state: true } };
  #asked;
  #readAt = 0;

  /** The spans by name, the one that is usual for the metric first. */
  get #spans() {
    const usual = ABOUT_ITEMS.includes(this.metric) ? 'plan' : '30';
    return [usual, ...SPANS.map(({ id }) => id).filter((id) => id !== usual)];
  }

  get #span() {
    return SPANS.find(({ id }) => id === choiceIn('span', this.#spans));
  }

  get #split() {
    return partsOf(this.place) && choiceIn('split', SPLIT) === 'yes';
  }

  #choose(name, offered, chosen) {
    keepChoice(name, offered, chosen);
    this.requestUpdate();
  }

  willUpdate() {
    const asked = JSON.stringify([this.metric, scopeOf(this.place), timeOf(this.place), this.#span.id]);
    const moved = this.asOf !== undefined && Date.now() - this.#readAt > AGAIN_MS;
    if (asked === this.#asked && !moved) return;
    if (asked !== this.#asked) this.days = undefined;
    this.#asked = asked;
    this.#readAt = Date.now();
    this.#load(asked, this.#span.query);
  }

  async #load(asked, query) {
    try {
      const { items } = await read(`/api/v1/rates/${this.metric}/trend`, { ...scopeOf(this.place), ...timeOf(this.place), ...query });
      if (asked !== this.#asked) return; // the reader has moved on
      // Steps before there was anything to count say nothing.
      this.days = items.slice(Math.max(0, items.findIndex((day) => day.denominator)));
      this.problem = undefined;
    } catch (problem) {
      if (asked === this.#asked) this.problem = problem;
    }
  }

  render() {
    return html`
      <section class="panel" aria-labelledby="trend-name">
        <div class="panel-head">
          <h2 id="trend-name">${t('trend.of', { metric: this.#name() })}</h2>
          <div class="trend-choices">
            ${partsOf(this.place) ? html`<button class="button" type="button" aria-pressed=${this.#split} @click=${() => this.#choose('split', SPLIT, this.#split ? 'no' : 'yes')}>${t(`trend.parts.${partsOf(this.place)}`)}</button>` : ''}
            <div class="segments" role="group" aria-label=${t('trend.span')}>
              ${SPANS.map((span) => html`<button type="button" aria-pressed=${span === this.#span} @click=${() => this.#choose('span', this.#spans, span.id)}>${t(`trend.span.${span.id}`)}</button>`)}
            </div>
          </div>
        </div>
        <div class="panel-body">${this.#body()}</div>
      </section>`;
  }

  /** Of the whole province the first tile shows one level only; here it is all of them, and called so. */
  #name() {
    const all = `metric.${this.metric}.all`;
    return t(isWhole(this.place) && knows(all) ? all : `metric.${this.metric}`);
  }

  #body() {
    if (this.problem && !this.days) return failed(t('trend.failed'), this.problem, () => { this.#asked = undefined; this.requestUpdate(); });
    if (!this.days) return loading();
    const told = busyDays(this.days);
    const summary = this.#summary(told);
    return html`
      <p class="trend-words">${summary}${told.length < this.days.filter((day) => day.value != null).length ? html` <span class="quiet small">${t('trend.quiet')}</span>` : ''}${this.problem ? html` <span class="quiet">${problemText(this.problem)}</span>` : ''}</p>
      ${told.length < 2 ? '' : html`<trend-chart .days=${told} .goal=${this.goal} ?borrowed=${this.borrowed} .summary=${summary}></trend-chart>`}
      ${this.#split ? html`<trend-parts .place=${this.place} .metric=${this.metric} .query=${this.#span.query} .parts=${this.parts} .whole=${told} .goal=${this.goal}></trend-parts>` : ''}
      ${this.days.length ? html`<details><summary>${t('trend.table')}</summary>${this.#table()}</details>` : ''}`;
  }

  /** First, last, difference and lowest day: what a reader would say of the picture. */
  #summary(days) {
    if (days.length < 2) return t('trend.tooShort');
    const [first, last] = [days[0], days.at(-1)];
    const lowest = days.reduce((low, day) => (day.value < low.value ? day : low));
    const points = Math.abs((last.value - first.value) * 100).toFixed(1);
    const direction = points === '0.0' ? 'same' : last.value > first.value ? 'up' : 'down';
    const change = t(`trend.${direction}`, { points });
    return t('trend.words', {
      first: date(first.day), firstValue: percent(first), last: shortDate(last.day, first.day), lastValue: percent(last),
      change, low: shortDate(lowest.day, last.day), lowValue: percent(lowest),
    });
  }

  #table() {
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${t('trend.table')}><table class="table">
      <thead><tr><th scope="col">${t('trend.day')}</th><th scope="col" class="end">${t('rate.value')}</th><th scope="col" class="end">${t('rate.numerator')}</th><th scope="col" class="end">${t('rate.denominator')}</th></tr></thead>
      <tbody>${[...this.days].reverse().map((day) => html`<tr><td class="num">${date(day.day)}</td><td class="end num">${percent(day)}</td><td class="end num">${count(day.numerator)}</td><td class="end num">${count(day.denominator)}</td></tr>`)}</tbody>
    </table></div>`;
  }
}

customElements.define('trend-panel', TrendPanel);
