import { html } from 'lit';
import { LedgerElement } from '../components/ledger-element.js';
import '../components/site-header.js';
import { showLive } from '../components/live-state.js';
import '../components/fact-sender.js';
import '../components/quarantine-list.js';
import '../components/source-table.js';
import { learnSources, nameOfSource, sourceAddress } from '../components/source-name.js';
import { ownSources } from '../session.js';
import { t } from '../i18n/index.js';

/** 来源系统: how somebody's own systems do, what of theirs was not understood, and how a fact is sent. */
export class SourceView extends LedgerElement {
  static properties = { sources: { state: true } };

  constructor() {
    super();
    this.addEventListener('live', (event) => showLive(event.detail));
  }

  async connectedCallback() {
    super.connectedCallback();
    const [sources] = await Promise.all([ownSources(), learnSources()]);
    this.sources = sources;
  }

  render() {
    return html`<div class="stack">${this.#whose()}<source-table ?own=${this.sources && !this.sources.includes('*')}></source-table><quarantine-list own></quarantine-list><fact-sender .sources=${this.sources}></fact-sender></div>`;
  }

  /** Whose records are shown: nobody sees how somebody else's systems do. */
  #whose() {
    if (!this.sources?.length) return '';
    if (this.sources.includes('*')) return html`<p>${t('source.whose.all')}</p>`;
    return html`<p>${t('source.whose')}${this.sources.map((source, index) => html`${index ? t('list.join') : ''}${nameOfSource(source) ? `${nameOfSource(source)} ` : ''}<span class="mono">${sourceAddress(source)}</span>`)}${t('list.stop')}</p>`;
  }
}

customElements.define('source-view', SourceView);
