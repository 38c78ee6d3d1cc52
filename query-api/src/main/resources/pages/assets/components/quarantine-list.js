import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LedgerElement } from './ledger-element.js';
import { empty, failed, loading, more, news } from './blank.js';
import { lineAfter, tellLive } from './live-state.js';
import './quarantine-entry.js';
import { read } from '../api.js';
import { PageReader } from '../page-reader.js';
import { whileConnected } from '../poll.js';
import { t } from '../i18n/index.js';
import { count } from '../format.js';

const EVERY_MS = 2_000;
const PAGE = 20;

/** 隔离: records that could not be understood, kept whole, with the reason and a way back in; `own` to who sent them. */
export class QuarantineList extends LedgerElement {
  static properties = { own: { type: Boolean } };
  #list = new PageReader(this, (cursor) => read('/api/v1/quarantine', { limit: PAGE, cursor }), (entry) => entry.quarantineId);
  #poll = whileConnected(this, () => this.#look(), EVERY_MS);

  connectedCallback() {
    super.connectedCallback();
    this.#list.begin();
  }

  /** Who is writing a correction is not pushed aside by what comes in meanwhile. */
  async #look() {
    try {
      await this.#list.follow();
      if (this.#list.items) tellLive(this, 'live');
    } catch (problem) {
      tellLive(this, lineAfter(problem));
    }
  }

  render() {
    const { items, next, problem, busy } = this.#list;
    const open = items?.filter((entry) => !entry.resolved && !this.#twinOf(entry)?.resolved).length ?? 0;
    return html`
      <section class="panel" aria-labelledby="quarantine-name">
        <div class="panel-head">
          <h2 id="quarantine-name">${t('quarantine.name')}</h2>
          ${news(this.#list, items ? t(next ? 'quarantine.countMore' : 'quarantine.count', { open: count(open), all: count(items.length) }) : '', undefined, 'quarantine.news')}
        </div>
        ${this.#body()}
        ${next ? html`<div class="panel-foot">${more(busy, problem, () => this.#list.more())}</div>` : ''}
      </section>`;
  }

  /** Another entry of the same record, which was sent again and refused again: the one that is settled, else the first. */
  #twinOf({ quarantineId, recordSource, recordId }) {
    if (!recordSource || !recordId) return undefined;
    const twins = this.#list.items.filter((other) => other.quarantineId !== quarantineId && other.recordSource === recordSource && other.recordId === recordId);
    return twins.find((twin) => twin.resolved) ?? twins.at(-1); // the newest comes first
  }

  #body() {
    const { items, problem } = this.#list;
    if (!items) return problem ? failed(t('quarantine.failed'), problem, () => this.#list.begin()) : loading();
    if (!items.length) return empty(t('quarantine.none'), t('quarantine.none.advice'));
    return html`<ul class="quarantine">
      ${repeat(items, (entry) => entry.quarantineId, (entry) => html`<li><quarantine-entry .entry=${entry} .twin=${this.#twinOf(entry)} ?own=${this.own} @resent=${() => this.#look()}></quarantine-entry></li>`)}
    </ul>`;
  }
}

customElements.define('quarantine-list', QuarantineList);
