import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { t } from '../i18n/index.js';
import { stepName } from '../format.js';
import { busyDays, percent } from '../rate.js';

const WIDTH = 224;
const HEIGHT = 40;
const EDGE = 5;
/**
 * The last weeks in one line, with the target dashed; the first value and its day stand below. Days with
 * little business, such as holidays, are left out: a rate of two cases says nothing.
 */
export class SparkLine extends LedgerElement {
  static properties = { days: {}, row: {} };

  render() {
    if (!this.days) return html`<span class="bone spark-wait"></span>`;
    const days = busyDays(this.days);
    if (days.length < 2 || !this.row.denominator) return html`<p>${t('trend.tooShort')}</p>`;
    const goal = this.row.target;
    const values = goal == null ? days.map((day) => day.value) : [...days.map((day) => day.value), goal];
    const low = Math.min(...values);
    const range = Math.max(...values) - low || 1;
    const y = (value) => (HEIGHT - EDGE - ((value - low) / range) * (HEIGHT - 2 * EDGE)).toFixed(1);
    const points = days.map((day, index) => `${((index / (days.length - 1)) * WIDTH).toFixed(1)},${y(day.value)}`).join(' ');
    return html`
      <svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
        <line class="spark-goal" x1="0" x2=${goal == null ? 0 : WIDTH} y1=${y(goal ?? low)} y2=${y(goal ?? low)}></line>
        <polyline class="spark-line" points=${points}></polyline>
      </svg>
      <p><span>${stepName(days[0])} ${this.row.unit === 'COUNT' ? t('rate.items', { count: days[0].numerator }) : percent(days[0])}</span>${goal == null ? '' : html`<span>${t('trend.dashed')}</span>`}</p>`;
  }
}

customElements.define('spark-line', SparkLine);
