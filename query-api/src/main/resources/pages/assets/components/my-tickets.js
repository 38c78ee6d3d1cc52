import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LedgerElement } from './ledger-element.js';
import { announce } from './announcer.js';
import { failed, loading, problemText } from './blank.js';
import { goOn, toFault } from './fault.js';
import { keepFocus } from './focus-keeper.js';
import './hall-choice.js';
import { icon } from './icons.js';
import { Intent } from '../intent.js';
import { read } from '../api.js';
import { ledgerTime } from '../ledger-time.js';
import { whileConnected } from '../poll.js';
import { t } from '../i18n/index.js';
import { count, minutes, sameDay, time } from '../format.js';

const EVERY_MS = 1_500;
/** 03 is called window 3. */
const bare = (window) => window?.replace(/^0+(?=\d)/, '');
const SHOWN = ['WAITING', 'CALLED', 'SERVING', 'MISSED'];

/** 我的号: today's tickets with how many are ahead, live; takes another one, or gives one back. */
export class MyTickets extends LedgerElement {
  static properties = { tickets: { state: true }, asOf: { state: true }, problem: { state: true }, halls: { state: true }, open: { state: true }, busy: { state: true }, refusal: { state: true }, queues: { state: true }, hallId: { state: true }, wrong: { state: true } };
  #poll = whileConnected(this, () => this.#load(), EVERY_MS);
  #stages = new Map();
  #take = new Intent('TakeTicket');

  constructor() {
    super();
    keepFocus(this);
  }

  async #load() {
    try {
      const [{ items }, asOf, halls] = await Promise.all([read('/api/v1/my/tickets', { limit: 5 }), ledgerTime(), this.halls ?? read('/api/v1/halls').then((page) => page.items)]);
      items.forEach((ticket) => this.#tell(ticket));
      // Who has been called, or is in the queue no more, is not asked any longer whether to leave it.
      if (this.open !== 'take' && !items.some(({ ticketId, stage }) => ticketId === this.open && stage === 'WAITING')) this.open = undefined;
      Object.assign(this, { tickets: items, asOf, halls, problem: undefined });
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** A call must not be missed by somebody who listens. */
  #tell({ ticketId, stage, number, window }) {
    const before = this.#stages.get(ticketId);
    this.#stages.set(ticketId, stage);
    if (before && before !== stage && stage === 'CALLED') announce(t('ticket.CALLED', { number, window: bare(window) }));
  }

  #hallName(hallId) {
    return this.halls?.find((hall) => hall.hallId === hallId)?.name ?? hallId;
  }

  /** Who is not signed in is told so once, beside the cases. */
  #without() {
    if (!this.problem) return html`<section class="panel">${loading()}</section>`;
    if (this.problem.status === 401 || this.problem.status === 403) return '';
    return html`<section class="panel">${failed(t('ticket.failed'), this.problem, () => this.#load())}</section>`;
  }

  render() {
    if (!this.tickets) return this.#without();
    const today = this.tickets.filter((ticket) => SHOWN.includes(ticket.stage) && ticket.takenAt && sameDay(ticket.takenAt, this.asOf));
    return html`
      <section class="panel" aria-labelledby="tickets-name">
        <div class="panel-head"><h2 id="tickets-name">${t('ticket.name')}</h2></div>
        ${today.length ? html`<ul class="own-cases">${repeat(today, (ticket) => ticket.ticketId, (ticket) => this.#ticket(ticket))}</ul>` : html`<p class="panel-body quiet">${t('ticket.none')}</p>`}
        <div class="panel-body">
          ${this.open === 'take' ? this.#form() : html`<button class="button" type="button" data-opens="take" @click=${() => this.#open('take')}>${t('ticket.take')}</button>`}
          ${this.refusal ? html`<p role="alert" class="refusal">${icon('warn')} ${problemText(this.refusal)}</p>` : ''}
        </div>
      </section>`;
  }

  /** What is opened is gone on with, and what is closed is left where it was opened. */
  #open(form) {
    goOn(this, form ? '.opened select, .opened button' : `[data-opens="${this.open}"], [data-opens="take"]`);
    Object.assign(this, { open: form, hallId: undefined, queues: undefined, wrong: undefined, refusal: undefined });
  }

  #ticket(ticket) {
    const { ticketId, number, hallId, ahead, window, stage, takenAt } = ticket;
    const key = stage === 'WAITING' ? (ahead ? 'ticket.WAITING' : 'ticket.next') : `ticket.${stage}`;
    return html`
      <li class="ticket ${stage === 'CALLED' ? 'called' : ''}">
        <p class="ticket-number num" id="number-${ticketId}">${number}</p>
        <div>
          <p class="ticket-state" role="status">${t(key, { ahead: count(ahead ?? 0), window: bare(window), number })}</p>
          <p class="quiet"><span lang="zh-CN">${this.#hallName(hallId)}</span> <span class="num">${t('ticket.takenAt', { time: time(takenAt) })}</span></p>
          <p class="quiet small"><a href="/hall/${encodeURIComponent(hallId)}">${t('ticket.board')}</a></p>
        </div>
        ${stage !== 'WAITING' ? '' : this.open === ticketId ? this.#sure(ticketId) : html`<button class="button" type="button" data-opens=${ticketId} aria-describedby="number-${ticketId}" @click=${() => this.#open(ticketId)}>${t('ticket.giveBack')}</button>`}
      </li>`;
  }

  #sure(ticketId) {
    return html`
      <div class="ticket-sure">
        <p>${t('ticket.sure')}</p>
        <div class="chips opened"><button class="button main" type="button" ?disabled=${this.busy} @click=${() => this.#giveBack(ticketId)}>${t('ticket.giveBackNow')}</button><button class="button" type="button" @click=${() => this.#open()}>${t('ticket.keep')}</button></div>
      </div>`;
  }

  #form() {
    return html`
      <form class="fields opened" @submit=${this.#submit}>
        <hall-choice name="ticket" .halls=${this.halls} .value=${this.hallId ?? ''} .fault=${this.wrong} @chosen=${(event) => this.#choose(event.detail)}></hall-choice>
        ${this.queues ? html`
          <fieldset>
            <legend>${t('ticket.queue')}</legend>
            <div class="satisfaction">${this.queues.map((one, index) => html`
              <label><input type="radio" name="queue" value=${one.queue} ?checked=${index === 0}><span><b>${one.queue}</b> <span lang="zh-CN">${one.purpose}</span> <span class="quiet">${this.#wait(one)}</span></span></label>`)}</div>
          </fieldset>` : ''}
        <div class="chips">
          <button class="button main" type="submit" ?disabled=${this.busy}>${t('ticket.take')}</button>
          <button class="button" type="button" @click=${() => this.#open()}>${t('form.close')}</button>
        </div>
      </form>`;
  }

  #wait({ waiting, waitP50Seconds }) {
    const wait = waiting && waitP50Seconds != null ? t('ticket.wait', { minutes: minutes(waitP50Seconds) }) : '';
    return [t('ticket.waiting', { count: count(waiting) }), wait].filter(Boolean).join(t('list.join'));
  }

  async #choose(hallId) {
    Object.assign(this, { hallId, queues: undefined, refusal: undefined, wrong: undefined });
    if (!hallId) return;
    try {
      const { queues } = await read(`/api/v1/halls/${encodeURIComponent(hallId)}/board`);
      if (hallId === this.hallId) this.queues = queues; // else another hall has been chosen meanwhile
    } catch (problem) {
      if (hallId === this.hallId) this.refusal = problem;
    }
  }

  async #submit(event) {
    event.preventDefault();
    const queue = new FormData(event.target).get('queue');
    if (!queue) {
      this.wrong = t(this.hallId && this.queues ? 'ticket.noQueues' : 'ticket.missing');
      toFault(this);
    } else if (!this.busy && (await this.#do(() => this.#take.send({ hallId: this.hallId, queue, origin: 'ONLINE' })))) this.#open();
  }

  async #giveBack(ticketId) {
    if (!(await this.#do(() => new Intent('AbandonTicket').send({ ticketId })))) return;
    this.open = undefined; // the ticket goes, its button too: the reader goes on at taking another
    this.#open();
  }

  /** @returns whether it was done */
  async #do(task) {
    Object.assign(this, { busy: true, refusal: undefined });
    try {
      await task();
      await this.#load();
      return true;
    } catch (problem) {
      this.refusal = problem;
      return false;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('my-tickets', MyTickets);
