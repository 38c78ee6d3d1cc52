import { html } from 'lit';
import { LedgerElement } from '../components/ledger-element.js';
import '../components/site-header.js';
import '../components/live-state.js';
import '../components/hall-board.js';
import '../components/hall-list.js';

const decoded = (text) => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // no text of an address
  }
};

/** 叫号: the list of halls at /hall/, the board of one at /hall/{hallId}. */
export class HallView extends LedgerElement {
  render() {
    const hallId = decoded(location.pathname.split('/')[2] ?? '');
    return hallId ? html`<hall-board .hallId=${hallId}></hall-board>` : html`<hall-list></hall-list>`;
  }
}

customElements.define('hall-view', HallView);
