import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { problemText } from './blank.js';
import { descriptionOf, fault, toFault } from './fault.js';
import { newIdempotencyKey, post, readIfOffered } from '../api.js';
import { language, t, word } from '../i18n/index.js';
import { count } from '../format.js';

/** With these a case can be played through, and with those of a hall's machine a ticket. */
const OF_CASES = ['ApplicationSubmitted', 'ApplicationAccepted', 'DecisionMade', 'CaseClosed', 'EvaluationSubmitted'];
const OF_HALLS = ['QueueTicketTaken', 'QueueTicketCalled', 'WindowServiceStarted', 'WindowServiceEnded'];
/** No number that the hall's machine comes to on a day. */
const TRIED = 'A999';
const HALL = /:hall:([^:]+)$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T/;
const DUE_DAYS = 10;
const PERSONS = ['applicant', 'agent', 'legalRepresentative'];
const EVENT = 'application/cloudevents+json';

/**
 * How a fact is sent: an example of each kind, to be changed and tried, and the same as a command. `sources` are the names
 * under which the reader sends; nothing until they are known.
 */
export class FactSender extends LedgerElement {
  static properties = { sources: {}, type: { state: true }, fact: { state: true }, busy: { state: true }, answer: { state: true }, problem: { state: true }, badJson: { state: true } };

  /** A case or ticket of the reader's own, so that trying does not touch anybody else's. */
  #own = `TRY-${newIdempotencyKey().slice(0, 8)}`;

  willUpdate(changed) {
    if (changed.has('sources') && this.sources) this.#choose(this.#types[0]);
  }

  /** The reader's own source, where it is not every one; that of a hall before others. */
  get #source() {
    return this.sources?.includes('*') ? undefined : this.sources?.find((source) => HALL.test(source)) ?? this.sources?.[0];
  }

  get #hall() {
    return HALL.exec(this.#source ?? '')?.[1];
  }

  get #types() {
    return this.#hall ? OF_HALLS : OF_CASES;
  }

  /** An example as it would be sent now, by the ledger's clock: an old one would count as late. */
  async #choose(type) {
    this.type = type;
    this.answer = this.problem = this.badJson = undefined;
    const [example, inflow, items] = await Promise.all([readIfOffered(`/api/v1/schemas/${type}/example`), readIfOffered('/api/v1/inflow'), readIfOffered('/api/v1/items', { limit: 1 })]);
    if (this.type !== type || !example) return;
    const now = inflow?.asOf ?? example.time;
    const fact = {
      ...example, data: this.#tried(example.data, now, items?.items[0]?.itemCode), id: newIdempotencyKey().slice(0, 12), source: this.#source ?? example.source, sourceseq: undefined, time: now,
      ...(this.#hall ? this.#ofMachine(example.data) : {}),
    };
    this.fact = JSON.stringify(fact, null, 2).replaceAll(example.subject, this.#own);
    await this.updateComplete;
    this.querySelector('textarea').value = this.fact;
  }

  /**
   * What can be tried without harm: it happens now and is due in some days, is about an item that there is, and about
   * nobody, so that it is overdue in no list and stands in no person's.
   */
  #tried(data, now, itemCode) {
    const due = `${new Date(Date.parse(now) + DUE_DAYS * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
    const tried = JSON.parse(JSON.stringify(data), (name, value) => (MOMENT.test(value) ? (name === 'dueAt' ? due : now) : value));
    PERSONS.forEach((person) => delete tried[person]);
    return { ...tried, ...(tried.itemCode && itemCode ? { itemCode } : {}) };
  }

  /** What a machine knows of a ticket, and no more. */
  #ofMachine({ ticketId, queue, window }) {
    return { channel: 'KIOSK', actor: 'machine', actorrole: 'DEVICE', data: { ticketId, hallId: this.#hall, queue, number: TRIED, window: this.type === OF_HALLS[0] ? undefined : window } };
  }

  render() {
    return html`
      <section class="panel" aria-labelledby="sender-name">
        <div class="panel-head"><h2 id="sender-name">${t('sender.name')}</h2><p>${t('sender.note')}</p></div>
        <div class="panel-body">
          <div class="chips" role="group" aria-label=${t('sender.kind')}>${this.#types.map((type) => html`<button class="chip" type="button" aria-pressed=${type === this.type} @click=${() => this.#choose(type)}>${word('event', type)}</button>`)}</div>
          <div class="sender">
            <form @submit=${this.#submit}>
              <label class="field-label" for="fact">${t('sender.fact')}</label>
              ${fault('fact', this.badJson)}
              <textarea class="field mono" id="fact" name="fact" rows="16" spellcheck="false" lang="en" aria-invalid=${this.badJson ? 'true' : 'false'} aria-describedby=${descriptionOf('fact', this.badJson)} @input=${(event) => (this.fact = event.target.value)}></textarea>
              <div class="form-end"><button class="button main" type="submit" ?disabled=${this.busy || !this.fact}>${t(this.busy ? 'evaluation.sending' : 'sender.send')}</button></div>
              <p role="status" class="sender-answer">${this.problem ? html`${problemText(this.problem)} ${this.problem.detail && language() !== 'en' ? html`<span class="small quiet" lang="en">${this.problem.detail}</span>` : ''}` : this.answer ? html`${this.#said()} ${this.#hall && this.answer.position != null ? html`<a href="/hall/${encodeURIComponent(this.#hall)}">${t('sender.board')}</a>` : ''}` : ''}</p>
            </form>
            <div>
              <p class="field-label">${t('sender.command')}</p>
              <pre class="mono" lang="en">curl ${location.origin}/api/v1/records \\
  -H "Authorization: Bearer $TOKEN" \\
  -H "Content-Type: ${EVENT}" \\
  -d @fact.json</pre>
              <ul class="notes">${['id', 'sequence', 'many', 'answers'].map((note) => html`<li>${t(`sender.${note}`)}</li>`)}</ul>
              <p><a href="/v3/api-docs">${t('sender.description')}</a></p>
            </div>
          </div>
        </div>
      </section>`;
  }

  #said() {
    const { status, position, detail } = this.answer;
    return [word('quarantine.status', status), position == null ? '' : t('quarantine.at', { position: count(position) }), detail].filter(Boolean).join(t('list.join'));
  }

  async #submit(event) {
    event.preventDefault();
    this.answer = this.problem = this.badJson = undefined;
    let fact;
    try {
      fact = JSON.parse(new FormData(event.target).get('fact'));
    } catch {
      this.badJson = t('sender.badJson');
    }
    if (!this.badJson && (fact === null || typeof fact !== 'object' || Array.isArray(fact))) this.badJson = t('sender.noRecord');
    if (this.badJson) {
      toFault(this);
      return;
    }
    this.busy = true;
    try {
      this.answer = await post('/api/v1/records', fact, { 'Content-Type': EVENT });
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('fact-sender', FactSender);
