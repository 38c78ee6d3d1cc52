import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { t } from '../i18n/index.js';

/** 实施编码 (18 body + 1 level + 12 basic code), day, sequence: the groups a clerk reads aloud. */
export const GROUPS = /^([0-9A-Z]{18})(\d)(\w{12})(\d{8})(\d{4,5})$/;
const SAID_MS = 2_000;

/** A case number in groups that can be read aloud; what is copied has no gaps. */
export class CaseNumber extends LedgerElement {
  static properties = { number: {}, copied: { state: true } };

  render() {
    const groups = GROUPS.exec(this.number)?.slice(1) ?? [this.number];
    return html`
      <span class="case-number mono">${groups.map((group) => html`<span>${group}</span>`)}</span>
      ${navigator.clipboard ? html`<button class="button" type="button" @click=${this.#copy}>${t(this.copied ? 'case.copied' : 'case.copy')}</button>` : ''}`;
  }

  async #copy() {
    await navigator.clipboard.writeText(this.number);
    this.copied = true;
    setTimeout(() => (this.copied = false), SAID_MS);
  }
}

customElements.define('case-number', CaseNumber);
