import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { problemText } from './blank.js';
import { read, readIfOffered } from '../api.js';
import { poll } from '../poll.js';
import { t } from '../i18n/index.js';
import { count, date, exactTime } from '../format.js';

const EVERY_MS = 2_000;
const TONES = { OK: ['good', 'tick'], CHECKING: ['still', 'clock'], CORRUPT: ['alarm', 'warn'], NOT_CHECKED: ['still', 'open'] };

/** How many facts the ledger holds, up to when, whether it is intact, and how far its views are behind. */
export class LedgerPulse extends LedgerElement {
  static properties = { integrity: { state: true }, projections: { state: true }, asOf: { state: true }, problem: { state: true } };
  #poll;

  connectedCallback() {
    super.connectedCallback();
    this.#poll = poll(() => this.#load(), EVERY_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#poll.close();
  }

  async #load() {
    try {
      const [integrity, projections, rates] = await Promise.all([
        read('/api/v1/integrity'), readIfOffered('/api/v1/projections'), readIfOffered('/api/v1/rates', { metric: 'online-take-up' }),
      ]);
      Object.assign(this, { integrity, projections: projections?.items, asOf: integrity.head.recordedAt ?? rates?.items[0]?.asOf, problem: undefined });
    } catch (problem) {
      this.problem = problem;
    }
    Object.assign(document.querySelector('live-state'), { state: this.problem ? 'lost' : 'live' });
  }

  render() {
    if (!this.integrity) return html`<section class="panel pulse" aria-busy="true">${this.problem ? html`<p role="alert">${problemText(this.problem)}</p>` : html`<span class="bone tall"></span>`}</section>`;
    const { head, state } = this.integrity;
    const [tone, shape] = TONES[state] ?? TONES.NOT_CHECKED;
    return html`
      <section class="panel pulse" aria-label=${t('pulse.name')}>
        <dl>
          <div><dt>${t('pulse.facts')}</dt><dd class="pulse-count num">${count(head.position + 1)}</dd><dd class="quiet">${t('pulse.dense')}</dd></div>
          <div><dt>${t('pulse.last')}</dt>${this.asOf ? html`<dd><time datetime=${this.asOf}>${date(this.asOf)}</time></dd><dd class="num">${exactTime(this.asOf)}</dd>` : html`<dd>${t('rate.none')}</dd>`}</div>
          <div><dt>${t('integrity.name')}</dt><dd>${badge(tone, t(`integrity.${state}`), shape)}</dd></div>
          <div><dt>${t('projections.title')}</dt><dd>${this.projections?.length ? this.#lag() : t('rate.none')}</dd></div>
        </dl>
      </section>`;
  }

  #lag() {
    const lag = Math.max(...this.projections.map((projection) => projection.lag));
    return lag === 0 ? t('projections.level') : t('projections.behind', { count: count(lag) });
  }
}

customElements.define('ledger-pulse', LedgerPulse);
