import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LedgerElement } from './ledger-element.js';
import { badge, icon } from './icons.js';
import { failed, loading, problemText } from './blank.js';
import { descriptionOf, fault, goOn, toFault } from './fault.js';
import { focusOn, keepFocus } from './focus-keeper.js';
import './hall-choice.js';
import './slot-choice.js';
import { Intent } from '../intent.js';
import { read, readAll } from '../api.js';
import { ledgerTime } from '../ledger-time.js';
import { whileConnected } from '../poll.js';
import { t, word } from '../i18n/index.js';
import { dayAndDate, range, time } from '../format.js';

const EVERY_MS = 1_500;
const SHOWN = 3;
/** At which choice a refusal is said. */
const ABOUT = { 'hall-not-open': 'hall', 'item-not-offered': 'item', 'slot-not-offered': 'slot', 'slot-full': 'slot', 'already-booked': 'slot' };

/** 我的预约: what is booked; books, moves and cancels. */
export class MyAppointments extends LedgerElement {
  static properties = { appointments: { state: true }, asOf: { state: true }, halls: { state: true }, items: { state: true }, problem: { state: true }, refusal: { state: true }, open: { state: true }, hallId: { state: true }, itemCode: { state: true }, slot: { state: true }, busy: { state: true }, done: { state: true }, wrong: { state: true } };
  #poll = whileConnected(this, () => this.#load(), EVERY_MS);
  #intents = { book: new Intent('BookAppointment'), move: new Intent('RescheduleAppointment'), cancel: new Intent('CancelAppointment') };

  constructor() {
    super();
    keepFocus(this);
  }

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
    const booked = this.appointments.filter((one) => one.state === 'BOOKED').sort((one, other) => Date.parse(one.slotStart) - Date.parse(other.slotStart));
    const others = this.appointments.filter((one) => one.state !== 'BOOKED').slice(0, SHOWN);
    return html`
      <section class="panel" aria-labelledby="appointments-name" aria-busy=${this.items ? 'false' : 'true'}>
        <div class="panel-head"><h2 id="appointments-name">${t('appointment.name')}</h2></div>
        ${booked.length || others.length ? html`<ul class="own-cases">${repeat([...booked, ...others], (one) => one.appointmentId, (one) => this.#appointment(one))}</ul>` : html`<p class="panel-body quiet">${t('appointment.none')}</p>`}
        <div class="panel-body">
          ${this.open === 'book' ? this.#bookForm() : html`<button class="button" type="button" data-opens="book" @click=${() => this.#show('book')}>${t('appointment.book')}</button>`}
          <p role="status">${this.done ?? ''}</p>
          ${this.refusal ? html`<p role="alert" class="refusal">${icon('warn')} ${problemText(this.refusal)}</p>` : ''}
        </div>
      </section>`;
  }

  /** What is opened is gone on with, and what is closed is left where it was opened. */
  #show(form) {
    goOn(this, form ? '.opened select, .opened button' : `[data-opens="${this.open}"], [data-opens="book"]`);
    this.#turnTo(form);
  }

  #turnTo(form) {
    Object.assign(this, { open: form, hallId: undefined, itemCode: undefined, slot: undefined, refusal: undefined, done: undefined, wrong: undefined });
  }

  #appointment(one) {
    const { appointmentId, hallId, itemCode, state, slotStart, slotEnd, moves } = one;
    const changing = this.open === appointmentId;
    const cancelling = this.open === `cancel ${appointmentId}`;
    return html`
      <li>
        <h3 id="at-${appointmentId}">${dayAndDate(slotStart)} <span class="num">${slotEnd ? range(time(slotStart), time(slotEnd)) : time(slotStart)}</span></h3>
        <p lang="zh-CN">${this.#hallName(hallId)} ${this.#itemName(itemCode)}</p>
        <p>${badge(state === 'BOOKED' ? 'good' : 'still', word('appointment', state), state === 'BOOKED' ? 'tick' : 'open')} ${moves ? html`<span class="quiet small">${t('appointment.moved')}</span>` : ''}</p>
        ${state === 'BOOKED' && Date.parse(slotStart) > Date.parse(this.asOf) && !changing && !cancelling ? html`<div class="chips"><button class="button" type="button" data-opens=${appointmentId} aria-describedby="at-${appointmentId}" @click=${() => this.#show(appointmentId)}>${t('appointment.move')}</button><button class="button" type="button" data-opens="cancel ${appointmentId}" aria-describedby="at-${appointmentId}" @click=${() => this.#show(`cancel ${appointmentId}`)}>${t('appointment.cancel')}</button></div>` : ''}
        ${cancelling ? html`<p>${t('appointment.sure')}</p><div class="chips opened"><button class="button main" type="button" ?disabled=${this.busy} @click=${() => this.#do('cancel', { appointmentId })}>${t('appointment.cancelNow')}</button><button class="button" type="button" @click=${() => this.#show()}>${t('appointment.keep')}</button></div>` : ''}
        ${changing ? html`
          <form class="fields opened" @submit=${(event) => this.#submit(event, 'move', { appointmentId, hallId, ...this.slot })}>
            <slot-choice .hallId=${hallId} .from=${this.asOf.slice(0, 10)} .fault=${this.wrong?.slot} @chosen=${(event) => this.#pick(event.detail)}></slot-choice>
            ${this.#buttons('appointment.moveNow')}
          </form>` : ''}
      </li>`;
  }

  #buttons(key) {
    return html`<div class="chips"><button class="button main" type="submit" ?disabled=${this.busy}>${t(key)}</button><button class="button" type="button" @click=${() => this.#show()}>${t('form.close')}</button></div>`;
  }

  /** A hall takes its division's items; where the hall's name does not say the division, every item is offered. */
  #offered() {
    const here = (this.items ?? []).filter((item) => item.inHall && item.appointments);
    const own = here.filter((item) => this.hallId.startsWith(item.region?.slice(0, 6)));
    return own.length ? own : here;
  }

  #bookForm() {
    return html`
      <form class="fields opened" @submit=${(event) => this.#submit(event, 'book', { hallId: this.hallId, itemCode: this.itemCode, people: 1, ...this.slot })}>
        <hall-choice name="visit" .halls=${this.halls} .value=${this.hallId ?? ''} .fault=${this.wrong?.hall} @chosen=${(event) => Object.assign(this, { hallId: event.detail, itemCode: undefined, slot: undefined, wrong: undefined })}></hall-choice>
        ${this.hallId ? html`
          <label class="field-label" for="item-choice">${t('form.item')}</label>
          ${fault('item-choice', this.wrong?.item)}
          <select class="field" id="item-choice" lang="zh-CN" aria-invalid=${this.wrong?.item ? 'true' : 'false'} aria-describedby=${descriptionOf('item-choice', this.wrong?.item)} @change=${(event) => Object.assign(this, { itemCode: event.target.value, wrong: undefined })}>
            <option value="">${t('form.choose')}</option>
            ${this.#offered().map((item) => html`<option value=${item.itemCode} ?selected=${item.itemCode === this.itemCode}>${item.name}</option>`)}
          </select>` : ''}
        ${this.itemCode ? html`<slot-choice .hallId=${this.hallId} .from=${this.asOf.slice(0, 10)} .fault=${this.wrong?.slot} @chosen=${(event) => this.#pick(event.detail)}></slot-choice>` : ''}
        ${this.#buttons('appointment.bookNow')}
      </form>`;
  }

  #pick(slot) {
    this.slot = slot;
    if (slot) this.wrong = undefined;
  }

  #submit(event, what, body) {
    event.preventDefault();
    const missing = what === 'book' && !this.hallId ? 'hall' : what === 'book' && !this.itemCode ? 'item' : this.slot ? undefined : 'slot';
    const dayChosen = missing === 'slot' && this.querySelector('slot-choice')?.day;
    if (missing) this.#tell(missing, t(`appointment.missing.${dayChosen ? 'time' : missing}`));
    else if (!this.busy) this.#do(what, body);
  }

  #tell(field, text) {
    this.wrong = { [field]: text };
    toFault(this);
  }

  /** A refusal is said at the choice that it is about, of which another is made; one about none of them below the form. */
  #refused(problem) {
    const about = ABOUT[problem.code];
    if (!about || !this.open) {
      this.refusal = problem;
      return;
    }
    if (about === 'slot') this.querySelector('slot-choice')?.again();
    this.#tell(about, problemText(problem));
  }

  async #do(what, body) {
    Object.assign(this, { busy: true, refusal: undefined, done: undefined, wrong: undefined });
    try {
      await this.#intents[what].send(body);
      this.#turnTo(undefined);
      this.done = t(`appointment.done.${what}`);
      await this.updateComplete;
      focusOn(this.querySelector('.panel-body > [role="status"]')); // the row that was opened may go, or stand elsewhere
    } catch (problem) {
      if (problem.code === 'outcome-unknown') await this.#followUp();
      if (problem.code === 'outcome-unknown' && what === 'book' && this.#isBooked(body)) {
        this.#turnTo(undefined);
        this.done = t(`appointment.done.${what}`);
      } else this.#refused(problem);
    } finally {
      this.busy = false;
    }
    await this.#followUp();
  }

  /** Whether it stands in the list, although no answer came. */
  #isBooked({ hallId, itemCode, slotStart }) {
    return this.appointments?.some((one) => one.state === 'BOOKED' && one.hallId === hallId && one.itemCode === itemCode && Date.parse(one.slotStart) === Date.parse(slotStart));
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
