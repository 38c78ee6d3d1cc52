import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { empty, failed, loading } from './blank.js';
import { lineAfter, showLive } from './live-state.js';
import { read } from '../api.js';
import { ledgerTime } from '../ledger-time.js';
import { whileConnected } from '../poll.js';
import { t } from '../i18n/index.js';
import { count, shortDate } from '../format.js';

const EVERY_MS = 1_500;

/**
 * All halls with how many wait and how many have been called today; each leads to its board. Those where something goes on
 * come first, and stay where they stood when the page was opened.
 */
export class HallList extends LedgerElement {
  static properties = { halls: { state: true }, problem: { state: true } };
  #poll = whileConnected(this, () => this.#load(), EVERY_MS);
  #busy;

  async #load() {
    try {
      const [{ items }, asOf] = await Promise.all([read('/api/v1/halls'), ledgerTime()]);
      Object.assign(this, { halls: items, asOf, problem: undefined });
    } catch (problem) {
      this.problem = problem;
    }
    showLive({ state: this.problem ? lineAfter(this.problem) : 'live', asOf: this.asOf });
  }

  render() {
    if (!this.halls) return html`<section class="panel">${this.problem ? failed(t('halls.failed'), this.problem, () => this.#load()) : loading()}</section>`;
    if (!this.halls.length) return html`<section class="panel">${empty(t('halls.none'), t('halls.none.advice'))}</section>`;
    // The day of business of the province is that of the hall that was busy last.
    const today = this.halls.map((hall) => hall.day ?? '').reduce((one, other) => (other > one ? other : one), '');
    const open = (hall) => hall.day === today;
    this.#busy ??= new Set(this.halls.filter((hall) => open(hall) && hall.waiting + hall.called > 0).map((hall) => hall.hallId));
    const groups = Object.entries(Object.groupBy(this.halls, (hall) => (this.#busy.has(hall.hallId) ? 'busy' : 'rest'))).sort();
    return html`<div class="stack">${groups.map(([group, halls]) => html`
      <section aria-labelledby="halls-${group}">
        <h2 class="halls-name" id="halls-${group}">${t(`halls.${group}`)} <span class="quiet small">${t('halls.count', { count: count(halls.length) })}</span></h2>
        <ul class="halls ${group}">${halls.map((hall) => (group === 'busy' ? this.#busyHall(hall) : this.#quietHall(hall, today)))}</ul>
      </section>`)}</div>`;
  }

  #name({ hallId, name }) {
    return html`<h3><a href="/hall/${encodeURIComponent(hallId)}" lang="zh-CN">${name ?? hallId}</a></h3>`;
  }

  #busyHall(hall) {
    return html`
      <li class="panel">
        ${this.#name(hall)}
        <dl>
          <div><dt>${t('halls.waiting')}</dt><dd class="num">${count(hall.waiting)}</dd></div>
          <div><dt>${t('halls.called')}</dt><dd class="num">${count(hall.called)}</dd></div>
        </dl>
      </li>`;
  }

  /** Also where something has begun since the page was opened. */
  #quietHall(hall, today) {
    const { waiting, called, day } = hall;
    const open = day === today;
    const now = open && waiting + called > 0 ? t('halls.now', { waiting: count(waiting), called: count(called) }) : '';
    return html`<li class="panel">${this.#name(hall)}<p class="quiet small">${now || (called && !open ? t('halls.last', { date: shortDate(day, today), count: count(called) }) : t('halls.never'))}</p></li>`;
  }
}

customElements.define('hall-list', HallList);
