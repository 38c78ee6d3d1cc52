import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LedgerElement } from './ledger-element.js';
import { empty, failed, loading } from './blank.js';
import { lineAfter, tellLive } from './live-state.js';
import './quarantine-entry.js';
import { read } from '../api.js';
import { whileConnected } from '../poll.js';
import { t } from '../i18n/index.js';
import { count } from '../format.js';

const EVERY_MS = 2_000;

/** 隔离: records that could not be understood, kept whole, with the reason and a way back in; `own` to who sent them. */
export class QuarantineList extends LedgerElement {
  static properties = { own: { type: Boolean }, entries: { state: true }, more: { state: true }, problem: { state: true } };
  #poll = whileConnected(this, () => this.#load(), EVERY_MS);

  async #load() {
    try {
      const page = await read('/api/v1/quarantine', { limit: 50 });
      this.entries = page.items;
      this.more = Boolean(page.nextCursor);
      this.problem = undefined;
      tellLive(this, 'live');
    } catch (problem) {
      this.problem = problem;
      tellLive(this, lineAfter(problem));
    }
  }

  render() {
    const open = this.entries?.filter((entry) => !entry.resolved).length ?? 0;
    return html`
      <section class="panel" aria-labelledby="quarantine-name">
        <div class="panel-head">
          <h2 id="quarantine-name">${t('quarantine.name')}</h2>
          <p>${this.entries ? t('quarantine.count', { open: count(open), all: count(this.entries.length) }) : ''}</p>
        </div>
        ${this.#body()}
        ${this.more ? html`<p class="panel-foot">${t('quarantine.newest', { count: this.entries.length })}</p>` : ''}
      </section>`;
  }

  #body() {
    if (!this.entries) return this.problem ? failed(t('quarantine.failed'), this.problem, () => this.#load()) : loading();
    if (!this.entries.length) return empty(t('quarantine.none'), t('quarantine.none.advice'));
    return html`<ul class="quarantine">
      ${repeat(this.entries, (entry) => entry.quarantineId, (entry) => html`<li><quarantine-entry .entry=${entry} ?own=${this.own} @resent=${() => this.#load()}></quarantine-entry></li>`)}
    </ul>`;
  }
}

customElements.define('quarantine-list', QuarantineList);
