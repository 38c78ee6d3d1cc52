import { LitElement } from 'lit';

const AGAIN = ['ledger-language', 'ledger-reading'];

/**
 * What every element of the pages has in common: it draws into the page itself, so that one set of style sheets,
 * labels by id and printing reach it, and it draws again when the reader switches the language or the size of the type.
 */
export class LedgerElement extends LitElement {
  #again = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    AGAIN.forEach((event) => window.addEventListener(event, this.#again));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    AGAIN.forEach((event) => window.removeEventListener(event, this.#again));
  }
}
