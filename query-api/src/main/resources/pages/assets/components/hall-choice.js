import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { descriptionOf, fault } from './fault.js';
import { t } from '../i18n/index.js';

/** Chooses a hall by its name, in the form of this `name`; `fault` says what is wrong with the choice. Fires `chosen` with its id, or with nothing. */
export class HallChoice extends LedgerElement {
  static properties = { name: {}, halls: {}, value: {}, fault: {} };

  render() {
    const id = `${this.name}-hall`;
    return html`
      <label class="field-label" for=${id}>${t('form.hall')}</label>
      ${fault(id, this.fault)}
      <select class="field" id=${id} aria-invalid=${this.fault ? 'true' : 'false'} aria-describedby=${descriptionOf(id, this.fault)} @change=${(event) => this.dispatchEvent(new CustomEvent('chosen', { detail: event.target.value }))}>
        <option value="" ?selected=${!this.value}>${t('form.choose')}</option>
        ${this.halls?.map((hall) => html`<option value=${hall.hallId} ?selected=${hall.hallId === this.value} lang="zh-CN">${hall.name ?? hall.hallId}</option>`)}
      </select>`;
  }
}

customElements.define('hall-choice', HallChoice);
