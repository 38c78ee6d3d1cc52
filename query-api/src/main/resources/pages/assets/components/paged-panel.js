import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { empty, failed, loading } from './blank.js';
import { read } from '../api.js';
import { t } from '../i18n/index.js';

/**
 * A list that is read a page at a time under one choice of chips. Who extends it says what is asked (`query`), what is
 * offered (`choices`), what it is called (`key`, the beginning of its words) and how it is drawn (`table`).
 */
export class PagedPanel extends LedgerElement {
  static properties = { said: { state: true }, choice: { state: true }, items: { state: true }, next: { state: true }, problem: { state: true } };
  #asked;

  willUpdate() {
    if (this.choice === this.#asked) return;
    this.#asked = this.choice;
    this.items = undefined;
    this.load();
  }

  async load(cursor) {
    const asked = this.choice;
    try {
      const page = await read(this.path, { ...this.query(asked), cursor });
      if (asked !== this.choice) return; // the reader has moved on
      this.learned(page.items);
      Object.assign(this, { items: cursor ? [...this.items, ...page.items] : page.items, next: page.nextCursor, problem: undefined });
    } catch (problem) {
      this.problem = problem;
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
        ${this.next ? html`<div class="panel-foot"><button class="button" type="button" @click=${() => this.load(this.next)}>${t('list.more')}</button></div>` : ''}
      </section>`;
  }
}
