import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { readIfOffered } from '../api.js';
import { whileConnected } from '../poll.js';
import { t } from '../i18n/index.js';
import { count } from '../format.js';

const EVERY_MS = 30_000;

/** Says on every page of those who rely on the ledger that it is damaged, and from where on; nothing while it is not. */
export class DamageNotice extends LedgerElement {
  static properties = { address: {}, found: { state: true } };
  #poll = whileConnected(this, () => this.#look(), EVERY_MS);

  async #look() {
    this.found = (await readIfOffered('/api/v1/integrity')) ?? this.found;
  }

  render() {
    if (this.found?.state !== 'CORRUPT') return '';
    return html`<p class="damage" role="alert">${badge('alarm', t('integrity.CORRUPT'), 'warn')} ${t('integrity.notice', { position: count(this.found.lastCheck.firstBadPosition ?? 0) })}
      ${this.address ? html`<a href=${this.address} data-step>${t('integrity.see')}</a>` : ''}</p>`;
  }
}

customElements.define('damage-notice', DamageNotice);
