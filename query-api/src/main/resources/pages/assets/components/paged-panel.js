import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { empty, failed, loading, more } from './blank.js';
import { tellLive } from './live-state.js';
import { read } from '../api.js';
import { whileConnected } from '../poll.js';
import { t } from '../i18n/index.js';

const AGAIN_MS = 1_500;

/** Whether two readings tell the same, but for when they were made. */
const sameBut = (one, other) => JSON.stringify(one, timeless) === JSON.stringify(other, timeless);
const timeless = (key, value) => (key === 'asOf' ? undefined : value);

/**
 * A list that is read a page at a time under one choice of chips. Who extends it says what is asked (`query`), what is
 * offered (`choices`), what it is called (`key`, the beginning of its words) and how it is drawn (`table`).
 */
export class PagedPanel extends LedgerElement {
  static properties = { said: { state: true }, choice: { state: true }, items: { state: true }, next: { state: true }, problem: { state: true }, busy: { state: true } };
  #asked;
  #poll = whileConnected(this, () => this.#look(), AGAIN_MS);
  #paged = false;

  willUpdate() {
    if (this.choice === this.#asked) return;
    this.#asked = this.choice;
    this.items = undefined;
    this.#paged = false;
    this.load();
  }

  async load(cursor) {
    const asked = this.choice;
    if (cursor && this.busy) return; // pressed twice
    this.busy = true;
    try {
      const page = await read(this.path, { ...this.query(asked), cursor });
      if (asked !== this.choice) return; // the reader has moved on
      this.learned(page.items);
      this.#paged ||= Boolean(cursor);
      Object.assign(this, { items: cursor ? [...this.items, ...page.items] : page.items, next: page.nextCursor, problem: undefined });
    } catch (problem) {
      if (asked === this.choice) this.problem = problem;
    } finally {
      this.busy = false;
    }
  }

  /** What is on the first page follows the ledger, until the reader has asked for more: then nothing moves. */
  async #look() {
    const asked = this.choice;
    if (!this.items || this.#paged || this.busy) return;
    try {
      const page = await read(this.path, this.query(asked));
      tellLive(this, 'live', page.items[0]?.asOf);
      if (asked !== this.choice || this.#paged || sameBut(page.items, this.items)) return;
      this.learned(page.items);
      Object.assign(this, { items: page.items, next: page.nextCursor, problem: undefined });
    } catch {
      tellLive(this, 'lost');
    }
  }

  learned() {}

  render() {
    const { key } = this;
    return html`
      <section class="panel" aria-labelledby=${`${key}-name`}>
        <div class="panel-head"><h2 id=${`${key}-name`}>${t(`${key}.name`)}</h2><p>${t(`${key}.note`)}</p></div>
        <div class="panel-body">
          <div class="chips" role="group" aria-label=${t(`${key}.choice`)}>${this.choices.map((choice) => html`
            <button class="chip" type="button" aria-pressed=${choice === this.choice} @click=${() => (this.choice = choice)}>${t(`${key}.${choice}`)}</button>`)}</div>
          <p role="status">${this.said ?? ''}</p>
          ${this.items ? (this.items.length ? this.table(this.items) : empty(t(`${key}.none`), t(`${key}.none.advice`))) : this.problem ? failed(t(`${key}.failed`), this.problem, () => this.load()) : loading()}
        </div>
        ${this.next ? html`<div class="panel-foot">${more(this.busy, this.items && this.problem, () => this.load(this.next))}</div>` : ''}
      </section>`;
  }
}
