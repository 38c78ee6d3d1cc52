import { html, svg } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { icon } from './icons.js';
import { t } from '../i18n/index.js';
import { gap, gapPhrase, goalText, ownTargets, shown, whomItBinds } from '../rate.js';

// Rates that live near 100 % would all look full on an axis from zero.
const CUT = 0.95;

const axisOf = (row) => (row.unit !== 'COUNT' && row.target >= CUT && row.value >= CUT ? CUT : 0);

/** Of a count the share of all that there are to reach. */
const ratioOf = (row, value) => (row.unit === 'COUNT' ? Math.min(1, value / row.denominator) : value);

/** Where a value stands on the axis, in percent of the width. */
const at = (value, from) => ((value - from) / (1 - from)) * 100;

/** A value against its target: a bar from zero, or on a cut axis a marker, because a cut bar lies about proportion. */
export class TargetProgress extends LedgerElement {
  static properties = { row: {} };

  render() {
    const { row } = this;
    const found = gap(row);
    if (!found && !row.denominator && ownTargets(row).length) return ''; // the promises below say what is set
    if (!found) return html`<p class="small quiet">${row.narrower?.length ? t('target.narrower', { whom: whomItBinds(row.narrower) }) : t('target.none')}</p>`;
    const from = axisOf(row);
    const sign = row.comparator === 'AT_MOST' ? '≤' : '≥';
    return html`
      ${this.#bar(row, found, from)}
      <p class="gap-line">
        <span class="word ${found.met ? 'good' : 'below'}">${icon(found.side === 'equal' ? 'tick' : found.side === 'above' ? 'up' : 'down')}${gapPhrase(found)}</span>
        <span class="quiet">${t('target.goal', { goal: `${sign} ${goalText(row, row.target)}` })}${from ? t('target.axis') : ''}</span>
      </p>`;
  }

  #bar(row, found, from) {
    const label = t('target.picture', { value: shown(row), goal: goalText(row, row.target) });
    return html`
      <svg class="goal" role="img" aria-label=${label}>
        ${from ? this.#marker(row, found, from) : this.#fill(row, found)}
        ${this.#tick(at(ratioOf(row, row.target), from))}
      </svg>`;
  }

  #fill(row, found) {
    return svg`
      <rect class="goal-track" y="4" width="100%" height="8"></rect>
      <rect class="goal-fill ${found.met ? '' : 'below'}" y="4" width="${at(ratioOf(row, row.value), 0)}%" height="8"></rect>`;
  }

  #marker(row, found, from) {
    return svg`
      <rect class="goal-axis" y="7" width="100%" height="2"></rect>
      <svg x="${at(row.value, from)}%" overflow="visible"><rect class="goal-fill ${found.met ? '' : 'below'}" x="-4" y="3" width="8" height="10"></rect></svg>`;
  }

  #tick(place) {
    return svg`<svg x="${place}%" overflow="visible"><rect class="goal-tick" x="-1" width="2" height="16"></rect></svg>`;
  }
}

customElements.define('target-progress', TargetProgress);
