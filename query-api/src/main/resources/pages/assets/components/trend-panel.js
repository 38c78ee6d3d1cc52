import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { failed, loading, problemText } from './blank.js';
import './trend-chart.js';
import './trend-parts.js';
import { read } from '../api.js';
import { choiceIn, keepChoice } from '../choice.js';
import { language, t } from '../i18n/index.js';
import { count, date, dayRange, shortDate } from '../format.js';
import { busyDays, percent } from '../rate.js';
import { ABOUT_ITEMS, metricName } from '../metrics.js';
import { partsOf, scopeOf, timeOf } from '../scope.js';

/** How far back, and in which steps; what items declare moves slowly, so it is shown since the plan. */
const SPANS = [
  { id: '30', query: { days: 30 } },
  { id: '90', query: { days: 90 } },
  { id: 'months', query: { step: 'MONTH', steps: 12 } },
  { id: 'plan', query: { step: 'QUARTER', steps: 31 } },
];
const SPLIT = ['no', 'yes'];
const AGAIN_MS = 60_000;
/** So many days of business at each end are told of together. */
const SEVERAL = 5;

const together = (days) => {
  const [numerator, denominator] = ['numerator', 'denominator'].map((part) => days.reduce((sum, day) => sum + day[part], 0));
  return { numerator, denominator, value: numerator / denominator };
};

/** One metric over time: chart, one sentence that says the same, and the steps as a table. */
export class TrendPanel extends LedgerElement {
  static properties = { place: {}, metric: {}, goal: {}, borrowed: {}, parts: {}, asOf: {}, days: { state: true }, problem: { state: true } };
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
          <h2 id="trend-name">${t('trend.of', { metric: metricName(this.metric, this.place) })}</h2>
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

  #body() {
    if (this.problem && !this.days) return failed(t('trend.failed'), this.problem, () => { this.#asked = undefined; this.requestUpdate(); });
    if (!this.days) return loading();
    const over = this.days.filter((day) => !this.#isRunning(day));
    const told = busyDays(over);
    const summary = this.#summary(told);
    return html`
      <p class="trend-words">${summary}${told.length < over.filter((day) => day.value != null).length ? html` <span class="quiet small">${t('trend.quiet')}</span>` : ''}${over.length < this.days.length ? html` <span class="quiet small">${t('trend.today')}</span>` : ''}${this.problem ? html` <span class="quiet">${problemText(this.problem)}</span>` : ''}</p>
      ${told.length < 2 ? '' : html`<trend-chart .days=${told} .goal=${this.goal} .borrowed=${this.borrowed} .summary=${summary}></trend-chart>`}
      ${this.#split ? html`<trend-parts .place=${this.place} .metric=${this.metric} .query=${this.#span.query} .parts=${this.parts} .whole=${told} .goal=${this.goal}></trend-parts>` : ''}
      ${this.days.length ? html`<details><summary>${t('trend.table')}</summary>${this.#table()}</details>` : ''}`;
  }

  /** Of a day that is not over a rate of cases says little: what comes in the morning is closed in the afternoon. */
  #isRunning({ day }) {
    return this.#isDaily && !this.place.asOf && day === this.asOf?.slice(0, 10);
  }

  /** Whether each step tells of its own day's cases, and not of all items so far. */
  get #isDaily() {
    return Boolean(this.#span.query.days) && !ABOUT_ITEMS.includes(this.metric);
  }

  /** First, last, difference and lowest: what a reader would say of the picture. Single days are compared by no one. */
  #summary(days) {
    if (days.length < 2) return t('trend.tooShort');
    const [first, last] = [days[0], days.at(-1)];
    const lowest = days.reduce((low, day) => (day.value < low.value ? day : low));
    if (new Set(days.map(percent)).size === 1) return t('trend.level', { first: date(first.day), last: shortDate(last.day, first.day), value: percent(last) });
    const several = this.#isDaily && days.length >= 2 * SEVERAL;
    const [from, to] = several ? [together(days.slice(0, SEVERAL)), together(days.slice(-SEVERAL))] : [first, last];
    const points = Math.abs((to.value - from.value) * 100).toFixed(1);
    const direction = points === '0.0' ? 'same' : to.value > from.value ? 'up' : 'down';
    const said = t(several ? 'trend.words.days' : 'trend.words', {
      first: several ? dayRange(first.day, days[SEVERAL - 1].day) : date(first.day), last: several ? dayRange(days.at(-SEVERAL).day, last.day) : shortDate(last.day, first.day),
      firstValue: percent(from), lastValue: percent(to), days: SEVERAL, change: t(`trend.${direction}`, { points }),
    });
    const told = !several && [from, to].some((end) => percent(end) === percent(lowest));
    return told ? said : `${said}${language() === 'en' ? ' ' : ''}${t('trend.lowest', { low: shortDate(lowest.day, last.day), lowValue: percent(lowest) })}`;
  }

  #table() {
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${t('trend.table')}><table class="table">
      <thead><tr><th scope="col">${t('trend.day')}</th><th scope="col" class="end">${t('rate.value')}</th><th scope="col" class="end">${t('rate.numerator')}</th><th scope="col" class="end">${t('rate.denominator')}</th></tr></thead>
      <tbody>${[...this.days].reverse().map((day) => html`<tr><td class="num">${date(day.day)}${this.#isRunning(day) ? t('trend.unfinished') : ''}</td><td class="end num">${percent(day)}</td><td class="end num">${count(day.numerator)}</td><td class="end num">${count(day.denominator)}</td></tr>`)}</tbody>
    </table></div>`;
  }
}

customElements.define('trend-panel', TrendPanel);
