import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { announce } from './announcer.js';
import { failed, loading, problemText } from './blank.js';
import './hall-choice.js';
import { Intent } from '../intent.js';
import { read } from '../api.js';
import { ledgerTime } from '../ledger-time.js';
import { whileConnected } from '../poll.js';
import { t } from '../i18n/index.js';
import { count, minutes, sameDay, time } from '../format.js';

const EVERY_MS = 1_500;
const SHOWN = ['WAITING', 'CALLED', 'SERVING', 'MISSED'];

/** 我的号: today's tickets with how many are ahead, live; takes another one, or gives one back. */
export class MyTickets extends LedgerElement {
  static properties = { tickets: { state: true }, asOf: { state: true }, problem: { state: true }, halls: { state: true }, taking: { state: true }, busy: { state: true }, refusal: { state: true }, queues: { state: true }, hallId: { state: true } };
  #poll = whileConnected(this, () => this.#load(), EVERY_MS);
  #stages = new Map();
  #take = new Intent('TakeTicket');

  async #load() {
    try {
      const [{ items }, asOf, halls] = await Promise.all([read('/api/v1/my/tickets', { limit: 5 }), ledgerTime(), this.halls ?? read('/api/v1/halls').then((page) => page.items)]);
      items.forEach((ticket) => this.#tell(ticket));
      Object.assign(this, { tickets: items, asOf, halls, problem: undefined });
    } catch (problem) {
      this.problem = problem;
    }
  }

  /** A call must not be missed by somebody who listens. */
  #tell({ ticketId, stage, number, window }) {
    const before = this.#stages.get(ticketId);
    this.#stages.set(ticketId, stage);
    if (before && before !== stage && stage === 'CALLED') announce(t('ticket.CALLED', { number, window }));
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
        ${today.length ? html`<ul class="own-cases">${today.map((ticket) => this.#ticket(ticket))}</ul>` : html`<p class="panel-body quiet">${t('ticket.none')}</p>`}
        <div class="panel-body">
          ${this.taking ? this.#form() : html`<button class="button" type="button" @click=${() => (this.taking = true)}>${t('ticket.take')}</button>`}
          ${this.refusal ? html`<p role="alert">${problemText(this.refusal)}</p>` : ''}
        </div>
      </section>`;
  }

  #ticket(ticket) {
    const { number, hallId, ahead, window, stage, takenAt } = ticket;
    const key = stage === 'WAITING' ? (ahead ? 'ticket.WAITING' : 'ticket.next') : `ticket.${stage}`;
    return html`
      <li class="ticket ${stage === 'CALLED' ? 'called' : ''}">
        <p class="ticket-number num">${number}</p>
        <div>
          <p class="ticket-state" role="status">${t(key, { ahead: count(ahead ?? 0), window, number })}</p>
          <p class="quiet"><span lang="zh-CN">${this.#hallName(hallId)}</span> ${t('ticket.takenAt', { time: time(takenAt) })}</p>
          <p class="quiet small"><a href="/hall/${encodeURIComponent(hallId)}">${t('ticket.board')}</a></p>
        </div>
        ${stage === 'WAITING' ? html`<button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#giveBack(ticket)}>${t('ticket.giveBack')}</button>` : ''}
      </li>`;
  }

  #form() {
    return html`
      <form class="fields" @submit=${this.#submit}>
        <hall-choice .halls=${this.halls} .value=${this.hallId ?? ''} @chosen=${(event) => this.#choose(event.detail)}></hall-choice>
        ${this.queues ? html`
          <fieldset>
            <legend>${t('ticket.queue')}</legend>
            <div class="satisfaction">${this.queues.map((one, index) => html`
              <label><input type="radio" name="queue" value=${one.queue} ?checked=${index === 0}><span><b>${one.queue}</b> <span lang="zh-CN">${one.purpose}</span> <span class="quiet">${this.#wait(one)}</span></span></label>`)}</div>
          </fieldset>` : ''}
        <div class="chips">
          <button class="button main" type="submit" ?disabled=${this.busy || !this.queues?.length}>${t('ticket.take')}</button>
          <button class="button" type="button" @click=${() => (this.taking = false)}>${t('form.close')}</button>
        </div>
      </form>`;
  }

  #wait({ waiting, waitP50Seconds }) {
    const wait = waiting && waitP50Seconds != null ? t('ticket.wait', { minutes: minutes(waitP50Seconds) }) : '';
    return [t('ticket.waiting', { count: count(waiting) }), wait].filter(Boolean).join(t('list.join'));
  }

  async #choose(hallId) {
    Object.assign(this, { hallId, queues: undefined, refusal: undefined });
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
    if (!queue || this.busy) return;
    if (await this.#do(() => this.#take.send({ hallId: this.hallId, queue, origin: 'ONLINE' }))) Object.assign(this, { taking: false, hallId: undefined, queues: undefined });
  }

  #giveBack({ ticketId }) {
    return this.#do(() => new Intent('AbandonTicket').send({ ticketId }));
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
