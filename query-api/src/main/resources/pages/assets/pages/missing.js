import { html } from 'lit';
import { LedgerElement } from '../components/ledger-element.js';
import '../components/site-header.js';
import '../components/live-state.js';
import { t } from '../i18n/index.js';

/** What stands at an address that there is not: the way home; the other pages are in the header. */
export class MissingView extends LedgerElement {
  render() {
    return html`<p><a class="button main" href="/">${t('missing.home')}</a></p>`;
  }
}

customElements.define('missing-view', MissingView);
