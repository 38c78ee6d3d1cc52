import { html } from 'lit';
import { LedgerElement } from '../components/ledger-element.js';
import '../components/site-header.js';
import { showLive } from '../components/live-state.js';
import '../components/fact-sender.js';
import '../components/quarantine-list.js';
import '../components/source-table.js';

/** 来源系统: how somebody's own systems do, what of theirs was not understood, and how a fact is sent. */
export class SourceView extends LedgerElement {
  constructor() {
    super();
    this.addEventListener('live', (event) => showLive(event.detail));
  }

  render() {
    return html`<div class="stack"><source-table></source-table><quarantine-list own></quarantine-list><fact-sender></fact-sender></div>`;
  }
}

customElements.define('source-view', SourceView);
