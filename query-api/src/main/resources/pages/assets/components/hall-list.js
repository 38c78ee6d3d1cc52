import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { empty, failed, loading } from './blank.js';
import { lineAfter, showLive } from './live-state.js';
import { read } from '../api.js';
import { whileConnected } from '../poll.js';
import { t } from '../i18n/index.js';
import { count, date } from '../format.js';

const EVERY_MS = 3_000;

/** All halls with how many wait and how many have been called today; each leads to its board. */
export class HallList extends LedgerElement {
  static properties = { halls: { state: true }, problem: { state: true } };
  #poll = whileConnected(this, () => this.#load(), EVERY_MS);

  async #load() {
    try {
      this.halls = (await read('/api/v1/halls')).items;
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
    showLive({ state: this.problem ? lineAfter(this.problem) : 'live' });
  }

  render() {
    if (!this.halls) return html`<section class="panel">${this.problem ? failed(t('halls.failed'), this.problem, () => this.#load()) : loading()}</section>`;
    if (!this.halls.length) return html`<section class="panel">${empty(t('halls.none'), t('halls.none.advice'))}</section>`;
    // The day of business of the province is that of the hall that was busy last.
    const today = this.halls.map((hall) => hall.day ?? '').reduce((one, other) => (other > one ? other : one), '');
    return html`<ul class="halls">${this.halls.map((hall) => this.#hall(hall, hall.day === today))}</ul>`;
  }

  #hall(hall, open) {
    return html`
      <li class="panel">
        <h2><a href="/hall/${encodeURIComponent(hall.hallId)}">${hall.name ?? hall.hallId}</a></h2>
        <dl>
          <div><dt>${t('halls.waiting')}</dt><dd class="num">${count(open ? hall.waiting : 0)}</dd></div>
          <div><dt>${t('halls.called')}</dt><dd class="num">${count(open ? hall.called : 0)}</dd></div>
        </dl>
        <p class="quiet small">${open || !hall.day || !hall.called ? '' : t('halls.last', { date: date(hall.day), count: count(hall.called) })}</p>
      </li>`;
  }
}

customElements.define('hall-list', HallList);
