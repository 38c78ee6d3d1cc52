import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { failed, loading, problemText } from './blank.js';
import './trend-chart.js';
import { read } from '../api.js';
import { t } from '../i18n/index.js';
import { count, date, shortDate } from '../format.js';
import { percent } from '../rate.js';

const SPANS = [30, 90, 365];

/** The metrics with their scope; the first is the plan's own. */
export const SERIES = [
  { id: 'plan', metric: 'online-availability', scope: { level: 'PROVINCE' } },
  { id: 'online-availability', metric: 'online-availability', scope: {} },
  { id: 'online-take-up', metric: 'online-take-up', scope: {} },
  { id: 'on-time-closing', metric: 'on-time-closing', scope: {} },
  { id: 'positive-review', metric: 'positive-review', scope: {} },
];

/** One metric over days: chart, one sentence that says the same, and the days as a table. */
export class TrendPanel extends LedgerElement {
  static properties = { rows: {}, series: { state: true }, span: { state: true }, days: { state: true }, problem: { state: true } };

  constructor() {
    super();
    this.series = SERIES[0];
    this.span = SPANS[0];
  }

  connectedCallback() {
    super.connectedCallback();
    this.#load();
  }

  /** Called by the page when new facts have moved the rates. */
  refresh() {
    this.#load();
  }

  async #load() {
    const asked = `${this.series.id}/${this.span}`;
    try {
      const { items } = await read(`/api/v1/rates/${this.series.metric}/trend`, { ...this.series.scope, days: this.span });
      if (asked !== `${this.series.id}/${this.span}`) return; // the reader has moved on
      this.days = items;
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
  }

  render() {
    return html`
      <section class="panel" aria-labelledby="trend-name">
        <div class="panel-head">
          <h2 id="trend-name">${t('trend.name')}</h2>
          ${this.#choice('segments', 'trend.span', SPANS, this.span, (days) => t('trend.days', { days }), (days) => (this.span = days))}
        </div>
        <div class="panel-body">
          ${this.#choice('chips', 'trend.metric', SERIES, this.series, (series) => t(series.id === 'plan' ? 'plan.short' : `metric.${series.id}`), (series) => (this.series = series))}
          ${this.#body()}
        </div>
      </section>`;
  }

  #choice(kind, name, options, chosen, label, choose) {
    const press = (option) => {
      choose(option);
      this.days = undefined;
      this.#load();
    };
    return html`<div class=${kind} role="group" aria-label=${t(name)}>
      ${options.map((option) => html`<button class=${kind === 'chips' ? 'chip' : ''} type="button" aria-pressed=${option === chosen} @click=${() => press(option)}>${label(option)}</button>`)}
    </div>`;
  }

  #body() {
    if (this.problem && !this.days) return failed(t('trend.failed'), this.problem, () => this.#load());
    if (!this.days) return loading();
    const summary = this.#summary();
    return html`
      <p class="trend-words">${summary}${this.problem ? html` <span class="quiet">${problemText(this.problem)}</span>` : ''}</p>
      <trend-chart .days=${this.days} .row=${this.rows?.[this.series.id]} .summary=${summary}></trend-chart>
      <details><summary>${t('trend.table')}</summary>${this.#table()}</details>`;
  }

  /** First, last, difference and lowest day: what a reader would say of the picture. */
  #summary() {
    const days = this.days.filter((day) => day.value != null);
    if (days.length < 2) return t('trend.tooShort');
    const [first, last] = [days[0], days.at(-1)];
    const lowest = days.reduce((low, day) => (day.value < low.value ? day : low));
    const points = Math.abs((last.value - first.value) * 100).toFixed(1);
    const direction = points === '0.0' ? 'same' : last.value > first.value ? 'up' : 'down';
    const change = t(`trend.${direction}`, { points });
    return t('trend.words', {
      first: date(first.day), firstValue: percent(first), last: shortDate(last.day, first.day), lastValue: percent(last),
      change, low: shortDate(lowest.day, first.day), lowValue: percent(lowest),
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
