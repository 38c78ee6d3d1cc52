import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { t } from '../i18n/index.js';
import { date } from '../format.js';
import { FIRST_DAY as FIRST, addressOf } from '../scope.js';

const DAY_MS = 86_400_000;
const MARKS = ['2018-12-31', '2019-12-31'];

const plus = (day, days) => new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
const between = (from, to) => Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);

/** 查看其他时点: any day since the plan, as it was, or as it was known then. `today` is the server's day, `nothing` that nothing was counted. */
export class TimeMachine extends LedgerElement {
  static properties = { place: {}, today: {}, open: { type: Boolean }, nothing: { type: Boolean }, shown: { state: true } };

  render() {
    const { asOf, known } = this.place;
    if (!this.open && !asOf) return '';
    const day = this.shown ?? asOf ?? this.today ?? FIRST;
    return html`
      <section class="panel time-machine" aria-labelledby="time-name">
        <h2 id="time-name">${asOf ? t('time.past', { date: date(asOf) }) : t('time.name')}</h2>
        <div class="time-row">
          <input type="range" min="0" max=${between(FIRST, this.today ?? day)} .value=${String(between(FIRST, day))} aria-label=${t('time.slider')} aria-valuetext=${date(day)}
            @input=${(event) => (this.shown = plus(FIRST, Number(event.target.value)))} @change=${() => this.#go({ asOf: this.shown })}>
          <label class="time-day"><span class="unseen">${t('time.day')}</span><input class="field" type="date" min=${FIRST} max=${this.today ?? ''} .value=${day} @change=${(event) => event.target.value && this.#go({ asOf: event.target.value })}></label>
        </div>
        <div class="chips">
          ${[...MARKS, ...(this.today ? [this.#lastMonth()] : [])].map((mark) => html`<button class="chip" type="button" aria-pressed=${mark === asOf} @click=${() => this.#go({ asOf: mark })}>${date(mark)}</button>`)}
          ${asOf ? html`<span class="segments" role="group" aria-label=${t('time.known')}>
            <button type="button" aria-pressed=${!known} @click=${() => this.#go({ known: undefined })}>${t('time.knownNow')}</button>
            <button type="button" aria-pressed=${Boolean(known)} @click=${() => this.#go({ known: 'then' })}>${t('time.knownThen')}</button>
          </span>
          <a class="button main" href=${addressOf(this.place, { asOf: undefined, known: undefined })} data-step>${t('time.back')}</a>` : ''}
        </div>
        ${asOf && this.nothing ? html`<p role="status">${t(known ? 'time.nothingKnown' : 'time.nothing')}</p>` : ''}
        ${asOf ? html`<p class="small quiet">${t(known ? 'time.knownThen.note' : 'time.knownNow.note')}</p>` : ''}
      </section>`;
  }

  #lastMonth() {
    const first = `${this.today.slice(0, 8)}01`;
    return plus(first, -1);
  }

  /** Today is not past: what is known of it is what is shown now. */
  #go({ asOf, ...change }) {
    this.shown = undefined;
    if (asOf) Object.assign(change, asOf < (this.today ?? '9') ? { asOf } : { asOf: undefined, known: undefined });
    this.dispatchEvent(new CustomEvent('step', { detail: addressOf(this.place, change), bubbles: true }));
  }
}

customElements.define('time-machine', TimeMachine);
