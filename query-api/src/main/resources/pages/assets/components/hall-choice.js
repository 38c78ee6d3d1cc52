import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { t } from '../i18n/index.js';

/** Chooses a hall by its name. Fires `chosen` with its id, or with nothing. */
export class HallChoice extends LedgerElement {
  static properties = { halls: {}, value: {} };

  render() {
    return html`
      <label class="field-label" for="hall-choice">${t('form.hall')}</label>
      <select class="field" id="hall-choice" @change=${(event) => this.dispatchEvent(new CustomEvent('chosen', { detail: event.target.value }))}>
        <option value="" ?selected=${!this.value}>${t('form.choose')}</option>
        ${this.halls?.map((hall) => html`<option value=${hall.hallId} ?selected=${hall.hallId === this.value} lang="zh-CN">${hall.name ?? hall.hallId}</option>`)}
      </select>`;
  }
}

customElements.define('hall-choice', HallChoice);
