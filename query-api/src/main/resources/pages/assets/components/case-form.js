import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { t } from '../i18n/index.js';
import { readIfOffered } from '../api.js';

/** Looks up a case by its number; offers a few in a demonstration. Fires `look-up` with the number. */
export class CaseForm extends LedgerElement {
  static properties = { caseNo: {}, examples: { state: true }, missing: { state: true } };

  async connectedCallback() {
    super.connectedCallback();
    const offered = await readIfOffered('/demo/examples');
    this.examples = (offered?.caseNos ?? []).slice(0, 5);
  }

  render() {
    return html`
      <form class="case-form" role="search" @submit=${this.#submit} novalidate>
        <label for="case-no">${t('case.number')}</label>
        <div>
          <input class="field mono" id="case-no" name="case" .value=${this.caseNo ?? ''} autocomplete="off" autocapitalize="characters" spellcheck="false"
            aria-invalid=${this.missing ? 'true' : 'false'} aria-describedby=${this.missing ? 'case-no-missing' : 'case-no-help'}>
          <button class="button main" type="submit">${t('case.lookUp')}</button>
        </div>
        ${this.missing
          ? html`<p id="case-no-missing" role="alert">${t('case.numberMissing')}</p>`
          : html`<p id="case-no-help" class="quiet small">${t('case.help')}</p>`}
      </form>
      ${this.examples?.length ? html`
        <div class="chips examples">
          <span class="quiet">${t('case.examples')}</span>
          ${this.examples.map((caseNo) => html`<button class="chip mono" type="button" @click=${() => this.#choose(caseNo)}>${caseNo}</button>`)}
        </div>` : ''}`;
  }

  #submit(event) {
    event.preventDefault();
    const field = this.querySelector('#case-no');
    const caseNo = field.value.trim();
    this.missing = !caseNo;
    if (caseNo) this.#choose(caseNo);
    else field.focus();
  }

  #choose(caseNo) {
    this.missing = false;
    this.dispatchEvent(new CustomEvent('look-up', { detail: caseNo }));
  }
}

customElements.define('case-form', CaseForm);
