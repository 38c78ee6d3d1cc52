import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { demoPerson } from '../session.js';
import { t, language, switchLanguage } from '../i18n/index.js';

const PAGES = [
  ['leadership', '/leadership'],
  ['citizen', '/citizen'],
  ['hall', '/hall/'],
  ['inspector', '/inspector'],
];

/** Name, the four pages, 长辈版 on the pages that have it (see boot.js), and the language. `current` says which page this is. */
export class SiteHeader extends LedgerElement {
  static properties = { current: {} };

  render() {
    const other = language() === 'zh' ? 'en' : 'zh';
    return html`
      <header class="frame">
        <a class="bar-name" href="/">${t('site.name')}</a>
        <nav class="bar-nav" aria-label=${t('site.pages')}>
          ${PAGES.map(([page, href]) => html`<a href=${href} aria-current=${page === this.current ? 'page' : 'false'}>${t(`nav.${page}`)}</a>`)}
        </nav>
        ${this.current !== 'landing' && demoPerson() ? html`<a class="bar-person" href="/" title=${t('person.change')}>${t('person.as', { person: t(`person.${demoPerson()}`) })}</a>` : ''}
        <div class="bar-end">
          ${document.documentElement.dataset.mode ? this.#readingMode() : ''}
          <button type="button" lang=${other === 'zh' ? 'zh-CN' : 'en'} @click=${() => switchLanguage(other)}>${other === 'zh' ? '中文' : 'English'}</button>
        </div>
      </header>`;
  }

  #readingMode() {
    const elder = document.documentElement.dataset.mode === 'elder';
    return html`<button type="button" aria-pressed=${elder} @click=${this.#toggleReading}>${t('site.elder')}</button>`;
  }

  #toggleReading() {
    const root = document.documentElement;
    root.dataset.mode = root.dataset.mode === 'elder' ? 'standard' : 'elder';
    try {
      localStorage.setItem('ledger.reading', root.dataset.mode);
    } catch {
      // Forbidden storage: the choice then lasts for this page.
    }
    window.dispatchEvent(new Event('ledger-reading'));
  }
}

customElements.define('site-header', SiteHeader);
