import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { failed, loading } from './blank.js';
import { lineAfter, tellLive } from './live-state.js';
import { read } from '../api.js';
import { whileConnected } from '../poll.js';
import { t } from '../i18n/index.js';
import { count, exactMoment } from '../format.js';

const EVERY_MS = 2_000;
const TONES = { OK: ['good', 'tick'], CHECKING: ['still', 'clock'], CORRUPT: ['alarm', 'warn'], NOT_CHECKED: ['still', 'open'] };

/** Whether the stored log still is what was written: the last whole check, the running one, and the newest hash. */
export class IntegrityPanel extends LedgerElement {
  static properties = { found: { state: true }, problem: { state: true } };
  #poll = whileConnected(this, () => this.#load(), EVERY_MS);

  async #load() {
    try {
      this.found = await read('/api/v1/integrity');
      this.problem = undefined;
      tellLive(this, 'live');
    } catch (problem) {
      this.problem = problem;
      tellLive(this, lineAfter(problem));
    }
  }

  render() {
    return html`
      <section class="panel" aria-labelledby="integrity-name">
        <div class="panel-head"><h2 id="integrity-name">${t('integrity.name')}</h2><p>${t('integrity.note')}</p></div>
        ${this.found ? this.#body() : this.problem ? failed(t('integrity.failed'), this.problem, () => this.#load()) : loading()}
      </section>`;
  }

  #body() {
    const { state, head, lastCheck, running } = this.found;
    const [tone, shape] = TONES[state] ?? TONES.NOT_CHECKED;
    return html`
      <div class="panel-body">
        <dl class="pairs">
          <dt>${t('integrity.state')}</dt><dd aria-live="polite">${badge(tone, t(`integrity.${state}`), shape)}</dd>
          ${running ? html`<dt>${t('integrity.running')}</dt><dd><progress max=${running.total || 1} value=${running.events}></progress> <span class="num">${t('rate.counts', { numerator: count(running.events), denominator: count(running.total) })}</span></dd>` : ''}
          ${lastCheck ? this.#lastCheck(lastCheck) : ''}
          <dt>${t('integrity.head')}</dt><dd>${head.position < 0 ? t('integrity.empty') : t('integrity.at', { position: count(head.position), block: count(head.block) })}</dd>
          <dt>${t('integrity.hash')}</dt><dd class="mono">${head.hash}</dd>
        </dl>
      </div>`;
  }

  #lastCheck(check) {
    return html`
      <dt>${t('integrity.last')}</dt>
      <dd>${exactMoment(check.finishedAt ?? check.startedAt)}<br>${t('integrity.covered', { events: count(check.events), blocks: count(check.blocks) })}
        ${check.ok ? '' : html`<br><b>${t('integrity.bad', { position: check.firstBadPosition == null ? '' : count(check.firstBadPosition) })}</b> ${check.message ?? ''}`}</dd>`;
  }
}

customElements.define('integrity-panel', IntegrityPanel);
