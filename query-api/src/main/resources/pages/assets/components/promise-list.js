import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { t, word } from '../i18n/index.js';
import { count, date } from '../format.js';
import { daysUntil, goalText, ownTargets, ratioPercent, verdict } from '../rate.js';
import { LEVELS } from '../scope.js';

const SHAPES = { met: ['good', 'tick'], missed: ['notice', 'down'], open: ['still', 'open'], unknown: ['still', 'open'] };

/** What was promised for a day: how many days are left, or whether it was kept on that day. Levels stand side by side. */
export class PromiseList extends LedgerElement {
  static properties = { row: {} };

  render() {
    const byDay = new Map();
    ownTargets(this.row).forEach((target) => {
      const key = `${target.due}/${target.value}`;
      byDay.set(key, [...(byDay.get(key) ?? []), target]);
    });
    if (!byDay.size) return '';
    return html`<ol class="promises">${[...byDay.values()].map((targets) => this.#promise(targets))}</ol>`;
  }

  #promise(targets) {
    const [first] = targets;
    const sign = first.comparator === 'AT_MOST' ? '≤' : '≥';
    const left = daysUntil(first.due, this.row.asOf);
    const sorted = [...targets].sort((one, other) => LEVELS.indexOf(one.level) - LEVELS.indexOf(other.level));
    return html`
      <li>
        <p title=${first.sourceDocument ?? ''}><b>${t('target.by', { date: date(first.due), goal: `${sign} ${goalText(this.row, first.value)}` })}</b></p>
        <p class="verdicts">${left >= 0 ? badge('still', left ? t('target.daysLeft', { days: count(left) }) : t('target.lastDay'), 'clock') : sorted.map((target) => this.#verdict(target, targets.length > 1))}</p>
      </li>`;
  }

  #verdict(target, named) {
    const { kind, key } = verdict(target, this.row.asOf);
    const [tone, shape] = SHAPES[kind];
    const value = target.valueAtDue == null ? '' : this.row.unit === 'COUNT' ? goalText(this.row, target.valueAtDue) : ratioPercent(target.valueAtDue, target.value, target.comparator);
    return badge(tone, named ? t(`${key}.level`, { level: word('level', target.level), value }) : t(key, { value }), shape);
  }
}

customElements.define('promise-list', PromiseList);
