import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { empty, failed, loading, more, news } from './blank.js';
import { lineAfter, tellLive } from './live-state.js';
import { read } from '../api.js';
import { choiceIn, keepChoice } from '../choice.js';
import { PageReader } from '../page-reader.js';
import { whileConnected } from '../poll.js';
import { t } from '../i18n/index.js';

const AGAIN_MS = 1_500;

/**
 * A list of cases that is read a page at a time under one choice of chips. Who extends it says what is asked (`query`),
 * what is offered (`choices`), what it is called (`key`, the beginning of its words) and how it is drawn (`table`).
 */
export class PagedPanel extends LedgerElement {
  static properties = { said: { state: true } };
  #asked;
  #list = new PageReader(this, (cursor) => this.#read(cursor), (file) => file.caseNo);
  #poll = whileConnected(this, () => this.#look(), AGAIN_MS);

  get choice() {
    return choiceIn('show', this.choices);
  }

  willUpdate() {
    if (this.choice === this.#asked) return;
    this.#asked = this.choice;
    this.#list.begin();
  }

  async #read(cursor) {
    const page = await read(this.path, { ...this.query(this.choice), cursor });
    this.learned(page.items);
    return page;
  }

  async #look() {
    try {
      await this.#list.follow();
      if (this.#list.items) tellLive(this, 'live', this.#list.items[0]?.asOf);
    } catch (problem) {
      tellLive(this, lineAfter(problem));
    }
  }

  /** Reads the list again, as it is after something was done. */
  again() {
    this.#list.again();
  }

  learned() {}

  /** What a list without a row says. */
  nothing() {
    return empty(t(`${this.key}.none`), t(`${this.key}.none.advice`));
  }

  /** How many rows a chip leads to, where that is known. */
  countOf() {
    return undefined;
  }

  render() {
    const { key } = this;
    const { items, next, problem, busy } = this.#list;
    return html`
      <section class="panel" aria-labelledby=${`${key}-name`}>
        <div class="panel-head"><h2 id=${`${key}-name`}>${t(`${key}.name`)}</h2>${news(this.#list, t(`${key}.note`))}</div>
        <div class="panel-body">
          <div class="chips" role="group" aria-label=${t(`${key}.choice`)}>${this.choices.map((choice) => html`
            <button class="chip" type="button" aria-pressed=${choice === this.choice} @click=${() => this.#choose(choice)}>${t(`${key}.${choice}`)}${this.countOf(choice) === undefined ? '' : html`<i class="num">${this.countOf(choice)}</i>`}</button>`)}</div>
          <p role="status" tabindex="-1">${this.said ?? ''}</p>
          ${items ? (items.length ? this.table(items) : this.nothing()) : problem ? failed(t(`${key}.failed`), problem, () => this.#list.begin()) : loading()}
        </div>
        ${next ? html`<div class="panel-foot">${more(busy, problem, () => this.#list.more())}</div>` : ''}
      </section>`;
  }

  #choose(choice) {
    keepChoice('show', this.choices, choice);
    this.said = undefined;
    this.requestUpdate();
  }
}
