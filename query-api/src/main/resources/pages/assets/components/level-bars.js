import { html, svg } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { word } from '../i18n/index.js';
import { count } from '../format.js';
import { percent } from '../rate.js';

/** One metric at each level of exercise, with a tick for each target that binds the level; grey where none does. */
export class LevelBars extends LedgerElement {
  static properties = { parts: {}, row: {}, levels: {} };

  render() {
    if (!this.parts) return html`<div aria-busy="true"><span class="bone"></span><span class="bone short"></span></div>`;
    return html`<dl class="levels">${this.levels.map((level) => this.#level(level, this.parts.find((part) => part.key === level)))}</dl>`;
  }

  #level(level, part) {
    const counted = this.row.unit === 'COUNT';
    const goals = this.row.targets.filter((target) => target.level === level && target.value != null)
      .map((target) => (counted && part?.denominator ? target.value / part.denominator : target.value));
    return html`
      <dt>${word('level.short', level)}</dt>
      <dd>
        ${part?.denominator ? this.#bar(part, goals) : html`<span></span>`}
        <b class="num end">${counted && part?.denominator ? count(part.numerator) : percent(part ?? {})}</b>
        <span class="num end quiet small">${part?.denominator ? `${counted ? '' : `${count(part.numerator)} `}/ ${count(part.denominator)}` : ''}</span>
      </dd>`;
  }

  #bar(part, goals) {
    const ratio = part.numerator / part.denominator;
    const side = !goals.length ? 'free' : ratio < Math.max(...goals) ? 'below' : '';
    return html`
      <svg class="goal" aria-hidden="true">
        ${svg`<rect class="goal-track" y="2" width="100%" height="8"></rect>
          <rect class="goal-fill ${side}" y="2" width="${ratio * 100}%" height="8"></rect>
          ${goals.map((goal) => svg`<svg x="${Math.min(100, goal * 100)}%" overflow="visible"><rect class="goal-tick" x="-1" width="2" height="12"></rect></svg>`)}`}
      </svg>`;
  }
}

customElements.define('level-bars', LevelBars);
