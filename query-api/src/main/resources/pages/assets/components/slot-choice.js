import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { problemText } from './blank.js';
import { read } from '../api.js';
import { t } from '../i18n/index.js';
import { count, dayAndDate, time } from '../format.js';

const DAYS_AHEAD = 14;
const DAY_MS = 86_400_000;

/** Chooses a free time of a hall: the day, then the half hour. Fires `chosen` with {slotStart, slotEnd}, or with nothing. */
export class SlotChoice extends LedgerElement {
  static properties = { hallId: {}, from: {}, day: { state: true }, slots: { state: true }, problem: { state: true }, chosen: { state: true } };

  willUpdate(changed) {
    if (changed.has('hallId') || changed.has('from')) this.#choose(undefined, undefined);
  }

  /** The days that can be asked for, from the day after the ledger's today. */
  #days() {
    const first = Date.parse(`${this.from.slice(0, 10)}T00:00:00Z`);
    return Array.from({ length: DAYS_AHEAD }, (_, ahead) => new Date(first + (ahead + 1) * DAY_MS).toISOString().slice(0, 10));
  }

  async #choose(day) {
    Object.assign(this, { day, slots: undefined, problem: undefined });
    this.#pick(undefined);
    if (!day) return;
    try {
      const { items } = await read(`/api/v1/halls/${encodeURIComponent(this.hallId)}/slots`, { day });
      if (this.day === day) this.slots = items;
    } catch (problem) {
      this.problem = problem;
    }
  }

  #pick(slot) {
    this.chosen = slot?.slotStart;
    this.dispatchEvent(new CustomEvent('chosen', { detail: slot && { slotStart: slot.slotStart, slotEnd: slot.slotEnd } }));
  }

  render() {
    return html`
      <label class="field-label" for="slot-day">${t('form.day')}</label>
      <select class="field" id="slot-day" @change=${(event) => this.#choose(event.target.value)}>
        <option value="">${t('form.choose')}</option>
        ${this.#days().map((day) => html`<option value=${day}>${dayAndDate(day)}</option>`)}
      </select>
      ${this.problem ? html`<p role="alert">${problemText(this.problem)}</p>` : ''}
      ${this.slots ? this.#times() : ''}`;
  }

  #times() {
    const free = this.slots.filter((slot) => slot.free === null || slot.free > 0);
    if (!free.length) return html`<p role="status">${t(this.slots.length ? 'slots.full' : 'slots.closed')}</p>`;
    return html`
      <fieldset>
        <legend class="field-label">${t('form.time')}</legend>
        <div class="slots">${free.map((slot) => html`
          <label><input type="radio" name="slot" value=${slot.slotStart} .checked=${slot.slotStart === this.chosen} @change=${() => this.#pick(slot)}><span class="num">${time(slot.slotStart)}</span><small>${slot.free === null ? '' : t('slots.free', { count: count(slot.free) })}</small></label>`)}</div>
      </fieldset>`;
  }
}

customElements.define('slot-choice', SlotChoice);
