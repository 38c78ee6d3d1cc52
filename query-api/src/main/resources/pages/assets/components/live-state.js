import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { t } from '../i18n/index.js';
import { exactMoment } from '../format.js';

const SHAPES = { refused: 'lost', still: 'connecting' };

/**
 * Whether the page is live, and as of when its numbers hold. `state` is connecting, live, lost, refused, or still: as it
 * was read, until it is read again. `asOf` is the server's instant. The word is announced when it changes, the running
 * time is not.
 */
export class LiveState extends LedgerElement {
  static properties = { state: {}, asOf: {} };

  render() {
    if (!this.state) return '';
    const shape = SHAPES[this.state] ?? this.state;
    return html`
      <p>
        <span class="live-dot ${shape}" aria-hidden="true"></span>
        <span aria-live="polite">${t(`live.${this.state}`)}</span>
        ${this.asOf ? html`<time datetime=${this.asOf}>${t('live.asOf', { time: exactMoment(this.asOf) })}</time>` : ''}
      </p>`;
  }
}

/** Shows what the page says of itself. */
export const showLive = (change) => Object.assign(document.querySelector('live-state') ?? {}, change);

/** Says how a part of the page follows the ledger; the page decides whose word is shown. */
export const tellLive = (part, state, asOf) => part.dispatchEvent(new CustomEvent('live', { detail: { state, ...(asOf && { asOf }) }, bubbles: true }));

/** A refusal, as of somebody who is not signed in, is no lost line; the part itself says what it is. */
export const lineAfter = (problem) => (problem.status >= 400 && problem.status < 500 ? undefined : 'lost');

customElements.define('live-state', LiveState);
