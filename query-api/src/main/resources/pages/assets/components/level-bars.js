import { html, svg } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { t } from '../i18n/index.js';
import { count } from '../format.js';
import { percent, targetPercent } from '../rate.js';

/** One rate at each level of exercise, with the same tick for the goal; the goal binds the province only. */
export class LevelBars extends LedgerElement {
  static properties = { rows: {}, goal: {} };

  render() {
    if (!this.rows) return html`<div class="blank" aria-busy="true"><span class="bone"></span><span class="bone"></span><span class="bone"></span></div>`;
    return html`
      <dl class="levels">
        ${this.rows.map(([level, row]) => html`
          <dt>${t(`level.${level}`)}</dt>
          <dd>
            ${row.denominator ? this.#bar(row, level === 'PROVINCE') : html`<span></span>`}
            <b class="num end">${percent(row)}</b>
            <span class="num end quiet small">${row.denominator ? t('rate.counts', { numerator: count(row.numerator), denominator: count(row.denominator) }) : ''}</span>
          </dd>`)}
      </dl>
      ${this.goal == null ? '' : html`<p class="tile-note">${t('plan.levels.note', { goal: targetPercent(this.goal) })}</p>`}`;
  }

  #bar(row, bound) {
    const goal = this.goal;
    return html`
      <svg class="goal" aria-hidden="true">
        ${svg`<rect class="goal-track" y="2" width="100%" height="8"></rect>
          <rect class="goal-fill ${bound && goal != null && row.value < goal ? 'below' : ''}" y="2" width="${row.value * 100}%" height="8"></rect>
          ${goal == null ? '' : svg`<svg x="${goal * 100}%" overflow="visible"><rect class="goal-tick" x="-1" width="2" height="12"></rect></svg>`}`}
      </svg>`;
  }
}

customElements.define('level-bars', LevelBars);
