import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { problemText } from './blank.js';
import { descriptionOf, fault } from './fault.js';
import { read } from '../api.js';
import { learnCalendars, workingDaysAfter } from '../working-days.js';
import { t } from '../i18n/index.js';
import { count, dayAndDate, time } from '../format.js';

const DAYS_AHEAD = 15;

/**
 * Chooses a free time of a hall: a day on which offices work, then the half hour. `fault` says what is wrong with the
 * choice. Fires `chosen` with {slotStart, slotEnd}, or with nothing.
 */
export class SlotChoice extends LedgerElement {
  static properties = { hallId: {}, from: {}, fault: {}, days: { state: true }, day: { state: true }, slots: { state: true }, problem: { state: true }, chosen: { state: true } };

  willUpdate(changed) {
    if (!changed.has('hallId') && !changed.has('from')) return;
    if (changed.has('hallId')) this.#choose(undefined);
    const { from } = this;
    learnCalendars().then((calendars) => {
      this.days = Array.from({ length: DAYS_AHEAD }, (_, ahead) => workingDaysAfter(from, ahead + 1, calendars));
      // Midnight takes no choice away but that of a day which is over.
      if (this.day && !this.days.includes(this.day)) this.#choose(undefined);
    });
  }

  #choose(day) {
    Object.assign(this, { day, slots: undefined, problem: undefined });
    return this.again();
  }

  /** Reads the free places of the day, also anew after a time turned out to be taken. */
  async again() {
    const { day } = this;
    this.#pick(undefined);
    if (!day) return;
    try {
      const { items } = await read(`/api/v1/halls/${encodeURIComponent(this.hallId)}/slots`, { day });
      if (this.day === day) this.slots = items;
    } catch (problem) {
      if (this.day === day) this.problem = problem;
    }
  }

  #pick(slot) {
    this.chosen = slot?.slotStart;
    this.dispatchEvent(new CustomEvent('chosen', { detail: slot && { slotStart: slot.slotStart, slotEnd: slot.slotEnd } }));
  }

  render() {
    const [atDay, atTime] = this.slots ? ['', this.fault] : [this.fault, ''];
    return html`
      <label class="field-label" for="slot-day">${t('form.day')}</label>
      ${fault('slot-day', atDay)}
      <select class="field" id="slot-day" aria-invalid=${atDay ? 'true' : 'false'} aria-describedby=${descriptionOf('slot-day', atDay)} @change=${(event) => this.#choose(event.target.value)}>
        <option value="" .selected=${!this.day}>${t('form.choose')}</option>
        ${this.days?.map((day) => html`<option value=${day} .selected=${day === this.day}>${dayAndDate(day)}</option>`)}
      </select>
      ${this.problem ? html`<p role="alert">${problemText(this.problem)}</p>` : ''}
      ${this.slots ? this.#times(atTime) : ''}`;
  }

  #times(wrong) {
    const free = this.slots.filter((slot) => slot.free === null || slot.free > 0);
    if (!free.length) return html`<p role="status">${t(this.slots.length ? 'slots.full' : 'slots.closed')}</p>`;
    return html`
      <fieldset role="radiogroup" aria-invalid=${wrong ? 'true' : 'false'} aria-describedby=${descriptionOf('slot-time', wrong)}>
        <legend class="field-label">${t('form.time')}</legend>
        ${fault('slot-time', wrong)}
        <div class="slots">${free.map((slot) => html`
          <label><input type="radio" name="slot" value=${slot.slotStart} .checked=${slot.slotStart === this.chosen} @change=${() => this.#pick(slot)}><span class="num">${time(slot.slotStart)}</span><small>${slot.free === null ? '' : t('slots.free', { count: count(slot.free) })}</small></label>`)}</div>
      </fieldset>`;
  }
}

customElements.define('slot-choice', SlotChoice);
