import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { problemText } from './blank.js';
import { lineAfter, showLive } from './live-state.js';
import { read, readIfOffered } from '../api.js';
import { whileConnected } from '../poll.js';
import { t } from '../i18n/index.js';
import { count, date, exactTime } from '../format.js';
import { percent } from '../rate.js';

const EVERY_MS = 2_000;
const TONES = { OK: ['good', 'tick'], CHECKING: ['still', 'clock'], CORRUPT: ['alarm', 'warn'], NOT_CHECKED: ['still', 'open'] };

/** What the ledger holds right now: its records, up to when, whether it is intact, and two rates with their proof. */
export class LedgerPulse extends LedgerElement {
  static properties = { integrity: { state: true }, projections: { state: true }, takeUp: { state: true }, onTime: { state: true }, problem: { state: true } };
  #poll = whileConnected(this, () => this.#load(), EVERY_MS);

  async #load() {
    try {
      const [integrity, projections, takeUp, onTime] = await Promise.all([
        read('/api/v1/integrity'), readIfOffered('/api/v1/projections'),
        readIfOffered('/api/v1/rates', { metric: 'online-take-up' }), readIfOffered('/api/v1/rates', { metric: 'on-time-closing' }),
      ]);
      Object.assign(this, { integrity, projections: projections?.items, takeUp: takeUp?.items[0], onTime: onTime?.items[0], problem: undefined });
    } catch (problem) {
      this.problem = problem;
    }
    showLive({ state: this.problem ? lineAfter(this.problem) : 'live' });
  }

  render() {
    if (!this.integrity) return html`<section class="panel pulse" aria-busy=${this.problem ? 'false' : 'true'}>${this.problem ? html`<p role="alert">${problemText(this.problem)}</p>` : html`<span class="bone tall"></span>`}</section>`;
    const { head, state } = this.integrity;
    const [tone, shape] = TONES[state] ?? TONES.NOT_CHECKED;
    const at = head.recordedAt ?? this.takeUp?.asOf;
    return html`
      <section class="panel pulse" aria-label=${t('pulse.name')}>
        <dl>
          <div><dt>${t('pulse.facts')}</dt><dd class="pulse-count num">${count(head.position + 1)}</dd><dd class="quiet">${t('pulse.dense')}</dd></div>
          <div><dt>${t('pulse.cases')}</dt><dd class="pulse-count num">${this.takeUp?.denominator == null ? t('rate.none') : count(this.takeUp.denominator)}</dd><dd class="quiet">${this.takeUp ? t('pulse.online', { count: count(this.takeUp.numerator) }) : ''}</dd></div>
          <div><dt>${t('metric.on-time-closing')}</dt><dd class="pulse-count num">${this.onTime?.denominator ? percent(this.onTime) : t('rate.none')}</dd><dd class="quiet">${this.onTime?.denominator ? t('rate.counts', { numerator: count(this.onTime.numerator), denominator: count(this.onTime.denominator) }) : ''}</dd></div>
          <div>
            <dt>${t('integrity.name')}</dt><dd>${badge(tone, t(`integrity.${state}`), shape)}</dd>
            <dt>${t('pulse.last')}</dt><dd>${at ? html`<time datetime=${at}>${date(at)} <span class="num">${exactTime(at)}</span></time>` : t('rate.none')}</dd>
            <dd class="quiet">${this.projections?.length ? this.#lag() : ''}</dd>
          </div>
        </dl>
      </section>`;
  }

  #lag() {
    const lag = Math.max(...this.projections.map((projection) => projection.lag));
    return `${t('projections.title')}${t('list.colon')}${lag === 0 ? t('projections.level') : t('projections.behind', { count: count(lag) })}`;
  }
}

customElements.define('ledger-pulse', LedgerPulse);
