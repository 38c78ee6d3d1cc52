import { LitElement } from 'lit';

/**
 * What every element of the pages has in common: it draws into the page itself, so that one set of style sheets,
 * labels by id and printing reach it, and it draws again when the reader switches the language.
 */
export class LedgerElement extends LitElement {
  #onLanguage = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('ledger-language', this.#onLanguage);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('ledger-language', this.#onLanguage);
  }
}
