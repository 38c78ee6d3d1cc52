import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { t } from '../i18n/index.js';
import { exactMoment } from '../format.js';

/**
 * Whether the page is live, and as of when its numbers hold. `state` is connecting, live, lost or refused;
 * `asOf` is the server's instant. The word is announced when it changes, the running time is not.
 */
export class LiveState extends LedgerElement {
  static properties = { state: {}, asOf: {} };

  render() {
    if (!this.state) return '';
    const shape = this.state === 'refused' ? 'lost' : this.state;
    return html`
      <p>
        <span class="live-dot ${shape}" aria-hidden="true"></span>
        <span aria-live="polite">${t(`live.${this.state}`)}</span>
        ${this.asOf ? html`<time datetime=${this.asOf}>${t('live.asOf', { time: exactMoment(this.asOf) })}</time>` : ''}
      </p>`;
  }
}

/** Says how a part of the page follows the ledger; the page decides whose word is shown. */
export const tellLive = (part, state, asOf) => part.dispatchEvent(new CustomEvent('live', { detail: { state, ...(asOf && { asOf }) }, bubbles: true }));

customElements.define('live-state', LiveState);
