import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { failed, loading, problemText } from './blank.js';
import './hall-choice.js';
import './slot-choice.js';
import { Intent } from '../intent.js';
import { read, readAll } from '../api.js';
import { ledgerTime } from '../ledger-time.js';
import { whileConnected } from '../poll.js';
import { t, word } from '../i18n/index.js';
import { dayAndDate, range, time } from '../format.js';

const EVERY_MS = 3_000;
const SHOWN = 3;

/** 我的预约: what is booked; books, moves and cancels. */
export class MyAppointments extends LedgerElement {
  static properties = { appointments: { state: true }, asOf: { state: true }, halls: { state: true }, items: { state: true }, problem: { state: true }, refusal: { state: true }, open: { state: true }, hallId: { state: true }, itemCode: { state: true }, slot: { state: true }, busy: { state: true }, done: { state: true } };
  #poll = whileConnected(this, () => this.#load(), EVERY_MS);
  #intents = { book: new Intent('BookAppointment'), move: new Intent('RescheduleAppointment'), cancel: new Intent('CancelAppointment') };

  async #load() {
    try {
      const [{ items }, asOf, halls] = await Promise.all([read('/api/v1/my/appointments', { limit: 20 }), ledgerTime(), this.halls ?? read('/api/v1/halls').then((page) => page.items)]);
      Object.assign(this, { appointments: items, asOf, halls, problem: undefined });
    } catch (problem) {
      this.problem = problem;
    }
    // Names of the items: a long list, read once.
    this.items ??= await readAll('/api/v1/items', { limit: 1000 }).catch(() => undefined);
  }

  #hallName(hallId) {
    return this.halls?.find((hall) => hall.hallId === hallId)?.name ?? hallId;
  }

  #itemName(code) {
    return this.items?.find((item) => item.itemCode === code)?.name ?? '';
  }

  /** Who is not signed in is told so once, beside the cases. */
  #without() {
    if (!this.problem) return html`<section class="panel">${loading()}</section>`;
    if (this.problem.status === 401 || this.problem.status === 403) return '';
    return html`<section class="panel">${failed(t('appointment.failed'), this.problem, () => this.#load())}</section>`;
  }

  render() {
    if (!this.appointments) return this.#without();
    const booked = this.appointments.filter((one) => one.state === 'BOOKED');
    const others = this.appointments.filter((one) => one.state !== 'BOOKED').slice(0, SHOWN);
    return html`
      <section class="panel" aria-labelledby="appointments-name" aria-busy=${this.items ? 'false' : 'true'}>
        <div class="panel-head"><h2 id="appointments-name">${t('appointment.name')}</h2></div>
        ${booked.length || others.length ? html`<ul class="own-cases">${[...booked, ...others].map((one) => this.#appointment(one))}</ul>` : html`<p class="panel-body quiet">${t('appointment.none')}</p>`}
        <div class="panel-body">
          ${this.open === 'book' ? this.#bookForm() : html`<button class="button" type="button" @click=${() => this.#show('book')}>${t('appointment.book')}</button>`}
          <p role="status">${this.done ?? ''}</p>
          ${this.refusal ? html`<p role="alert">${problemText(this.refusal)}</p>` : ''}
        </div>
      </section>`;
  }

  #show(form) {
    Object.assign(this, { open: form, hallId: undefined, itemCode: undefined, slot: undefined, refusal: undefined, done: undefined });
  }

  #appointment(one) {
    const { appointmentId, hallId, itemCode, state, slotStart, slotEnd, moves } = one;
    const changing = this.open === appointmentId;
    const cancelling = this.open === `cancel ${appointmentId}`;
    return html`
      <li>
        <h3>${dayAndDate(slotStart)} <span class="num">${slotEnd ? range(time(slotStart), time(slotEnd)) : time(slotStart)}</span></h3>
        <p lang="zh-CN">${this.#hallName(hallId)} ${this.#itemName(itemCode)}</p>
        <p>${badge(state === 'BOOKED' ? 'good' : 'still', word('appointment', state), state === 'BOOKED' ? 'tick' : 'open')} ${moves ? html`<span class="quiet small">${t('appointment.moved')}</span>` : ''}</p>
        ${state === 'BOOKED' && Date.parse(slotStart) > Date.parse(this.asOf) && !changing && !cancelling ? html`<div class="chips"><button class="button" type="button" @click=${() => this.#show(appointmentId)}>${t('appointment.move')}</button><button class="button" type="button" @click=${() => this.#show(`cancel ${appointmentId}`)}>${t('appointment.cancel')}</button></div>` : ''}
        ${cancelling ? html`<p>${t('appointment.sure')}</p><div class="chips"><button class="button main" type="button" ?disabled=${this.busy} @click=${() => this.#do('cancel', { appointmentId })}>${t('appointment.cancelNow')}</button><button class="button" type="button" @click=${() => this.#show()}>${t('appointment.keep')}</button></div>` : ''}
        ${changing ? html`
          <form class="fields" @submit=${(event) => this.#submit(event, 'move', { appointmentId, hallId, ...this.slot })}>
            <slot-choice .hallId=${hallId} .from=${this.asOf.slice(0, 10)} @chosen=${(event) => (this.slot = event.detail)}></slot-choice>
            ${this.#buttons('appointment.moveNow')}
          </form>` : ''}
      </li>`;
  }

  #buttons(key) {
    return html`<div class="chips"><button class="button main" type="submit" ?disabled=${this.busy || !this.slot}>${t(key)}</button><button class="button" type="button" @click=${() => this.#show()}>${t('form.close')}</button></div>`;
  }

  /** A hall takes its division's items; where the hall's name does not say the division, every item is offered. */
  #offered() {
    const here = (this.items ?? []).filter((item) => item.inHall && item.appointments);
    const own = here.filter((item) => this.hallId.startsWith(item.region?.slice(0, 6)));
    return own.length ? own : here;
  }

  #bookForm() {
    return html`
      <form class="fields" @submit=${(event) => this.#submit(event, 'book', { hallId: this.hallId, itemCode: this.itemCode, people: 1, ...this.slot })}>
        <hall-choice .halls=${this.halls} .value=${this.hallId ?? ''} @chosen=${(event) => Object.assign(this, { hallId: event.detail, itemCode: undefined, slot: undefined })}></hall-choice>
        ${this.hallId ? html`
          <label class="field-label" for="item-choice">${t('form.item')}</label>
          <select class="field" id="item-choice" lang="zh-CN" @change=${(event) => (this.itemCode = event.target.value)}>
            <option value="">${t('form.choose')}</option>
            ${this.#offered().map((item) => html`<option value=${item.itemCode} ?selected=${item.itemCode === this.itemCode}>${item.name}</option>`)}
          </select>` : ''}
        ${this.itemCode ? html`<slot-choice .hallId=${this.hallId} .from=${this.asOf.slice(0, 10)} @chosen=${(event) => (this.slot = event.detail)}></slot-choice>` : ''}
        ${this.#buttons('appointment.bookNow')}
      </form>`;
  }

  #submit(event, what, body) {
    event.preventDefault();
    if (this.slot && !this.busy) this.#do(what, body);
  }

  async #do(what, body) {
    Object.assign(this, { busy: true, refusal: undefined, done: undefined });
    try {
      await this.#intents[what].send(body);
      this.#show();
      this.done = t(`appointment.done.${what}`);
    } catch (problem) {
      this.refusal = problem;
    } finally {
      this.busy = false;
    }
    await this.#followUp();
  }

  /** The list follows the ledger within moments; it is read a few times rather than left as it was. */
  async #followUp() {
    for (let i = 0; i < 4; i++) {
      await new Promise((resolve) => setTimeout(resolve, 250));
      await this.#load();
    }
  }
}

customElements.define('my-appointments', MyAppointments);
