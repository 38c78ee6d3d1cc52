import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { daysShown, kindOf, rangesOf, weeksOf } from '../clock-days.js';
import { t, language, knows } from '../i18n/index.js';
import { capital, date, dayInMonth, dayRange, shortDate } from '../format.js';

const WEEK = [1, 2, 3, 4, 5, 6, 7];

/** 日期是怎么算的: the time limit day by day, as weeks and as a table; the table alone is enough. */
export class CaseClock extends LedgerElement {
  static properties = { clock: {} };

  render() {
    const { clock } = this;
    if (!clock) return '';
    const today = clock.asOf.slice(0, 10);
    const days = clock.startedAt ? daysShown(clock) : [];
    return html`
      <section class="panel" aria-labelledby="clock-name">
        <div class="panel-head"><h2 id="clock-name">${t('clock.name')}</h2><p>${this.#limit()}</p></div>
        <div class="panel-body">
          ${days.length ? html`${this.#weeks(days, today)}${this.#table(days, today)}` : html`<p>${this.#before()}</p>`}
        </div>
        <p class="panel-foot">${this.#foot()}</p>
      </section>`;
  }

  #limit() {
    const limit = this.clock.promisedLimit;
    return limit ? t('clock.limit', { limit: t(`limit.${limit.unit}`, { value: limit.value }) }) : '';
  }

  /** Before acceptance the five days of the completeness notice run, not the promise. */
  #before() {
    const { notice } = this.clock;
    if (!notice) return t('clock.notBegun');
    return t(`clock.notice.${notice.state === 'WAITING_FOR_APPLICANT' ? 'waiting' : 'due'}`, { date: date(notice.dueAt) });
  }

  #foot() {
    const { legalDueAt, legalLimit, earliest, legalEarliest, provisional } = this.clock;
    return [
      legalDueAt && legalLimit ? t('clock.legal', { limit: t(`limit.${legalLimit.unit}`, { value: legalLimit.value }), date: date(legalDueAt) }) : '',
      earliest ? t('clock.earliest') : legalEarliest ? t('clock.legalEarliest') : '', provisional ? t('clock.provisional') : '', t('clock.law'),
    ].filter(Boolean).join(t('answer.join'));
  }

  #weeks(days, today) {
    return html`
      <div class="weeks" aria-hidden="true">
        ${WEEK.map((day) => html`<span class="week-head">${t(`weekday.${day}`)}</span>`)}
        ${weeksOf(days).flat().map((day) => (day ? this.#day(day, today) : html`<span></span>`))}
      </div>`;
  }

  #day(day, today) {
    const due = day.marks.includes('PROMISED_DUE');
    return html`<span class="day ${kindOf(day)} ${due ? 'due' : ''} ${day.date === today ? 'today' : ''}"><b class="num">${dayInMonth(day.date)}</b><span>${this.#dayWord(day)}</span></span>`;
  }

  #dayWord(day) {
    const kind = kindOf(day);
    if (kind === 'late') return t('clock.lateDay');
    if (kind === 'paused') return t('clock.paused');
    if (kind === 'counted') return t('clock.nth', { day: day.total });
    if (day.reason.code === 'start-day') return t('clock.startDay');
    return t(day.kind === 'HOLIDAY' ? 'clock.holiday' : day.kind === 'REST' ? 'clock.rest' : 'clock.none');
  }

  #table(days, today) {
    return html`
      <details class="clock-details" ?open=${document.documentElement.dataset.mode === 'elder'}>
      <summary>${t('clock.table')}</summary>
      <table class="table clock-table">
        <thead><tr><th scope="col">${t('clock.date')}</th><th scope="col">${t('clock.counts')}</th><th scope="col">${t('clock.why')}</th></tr></thead>
        <tbody>${rangesOf(days, today).map((range) => html`
          <tr class=${range.today ? 'is-today' : ''}><td>${this.#dates(range)}</td><td>${this.#counts(range)}</td><td>${this.#reason(range)}</td></tr>`)}</tbody>
      </table>
      </details>`;
  }

  #dates({ from, to }) {
    return from === to ? shortDate(from) : dayRange(from, to);
  }

  #counts({ kind, first, total }) {
    if (kind === 'paused') return t('clock.paused');
    if (kind === 'off') return t('clock.off');
    if (kind === 'late') return t('clock.lateDay');
    return first === total ? t('clock.nth', { day: total }) : t('clock.nthRange', { first, last: total });
  }

  #reason({ reason, marks, today }) {
    const said = marks.map((mark) => `daymark.${mark}`).filter(knows).map((key) => t(key));
    return [today ? t('clock.today') : '', ...said, reason[language()] ?? reason.zh].filter(Boolean).map(capital).join(t('clock.then'));
  }
}

customElements.define('case-clock', CaseClock);
