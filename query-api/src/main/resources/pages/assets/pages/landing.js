import { html } from 'lit';
import { LedgerElement } from '../components/ledger-element.js';
import '../components/site-header.js';
import '../components/live-state.js';
import '../components/demo-people.js';
import '../components/ledger-pulse.js';
import { t } from '../i18n/index.js';

const ENTRIES = [
  ['citizen', '/citizen'],
  ['leadership', '/leadership'],
  ['inspector', '/inspector'],
  ['hall', '/hall/'],
];

/** 账本: what it holds right now, and the way in for each reader. */
export class LandingView extends LedgerElement {
  render() {
    return html`
      <div class="stack">
        <ledger-pulse></ledger-pulse>
        <ul class="entries">${ENTRIES.map(([entry, href]) => html`
          <li class="panel">
            <p class="quiet">${t(`entry.${entry}.who`)}</p>
            <h2><a href=${href}>${t(`entry.${entry}`)}</a></h2>
            <p>${t(`entry.${entry}.text`)}</p>
          </li>`)}</ul>
        <demo-people></demo-people>
      </div>`;
  }
}

customElements.define('landing-view', LandingView);
