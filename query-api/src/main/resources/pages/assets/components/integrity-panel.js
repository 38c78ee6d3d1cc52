import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { failed, loading } from './blank.js';
import { lineAfter, tellLive } from './live-state.js';
import { read } from '../api.js';
import { whileConnected } from '../poll.js';
import { t } from '../i18n/index.js';
import { count, duration, exactMoment } from '../format.js';
import { hashText } from './hash-text.js';

const EVERY_MS = 2_000;
/** What is wrong with a block, by the ledger's own words for it. */
const FAULTS = [[/was altered|does not agree/, 'altered'], [/is missing|ends before|has lost/, 'missing'], [/does not follow|begins at|is older|another time|before the last block/, 'order']];
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
    const { state, head, lastCheck, running, intervalSeconds } = this.found;
    const [tone, shape] = TONES[state] ?? TONES.NOT_CHECKED;
    return html`
      <div class="panel-body">
        <div class="verdict ${state === 'CORRUPT' ? 'damaged' : ''}" role="status">
          <p>${badge(tone, t(`integrity.${state}`), shape)}</p>
          ${state === 'CORRUPT' ? this.#damage(lastCheck) : html`<p>${t(`integrity.${state}.text`)}</p>`}
        </div>
        <dl class="pairs">
          ${running ? html`<dt>${t('integrity.running')}</dt><dd><progress max=${running.total || 1} value=${running.events}></progress> <span class="num">${t('rate.counts', { numerator: count(running.events), denominator: count(running.total) })}</span></dd>` : ''}
          ${lastCheck ? this.#lastCheck(lastCheck) : ''}
          <dt>${t('integrity.next')}</dt><dd>${t('integrity.every', { span: duration(intervalSeconds) })}</dd>
          <dt>${t('integrity.head')}</dt><dd>${head.position < 0 ? t('integrity.empty') : t('integrity.at', { position: count(head.position), block: count(head.block) })}</dd>
          <dt>${t('integrity.hash')}</dt><dd>${hashText(head.hash)}</dd>
        </dl>
        <p class="quiet small chain-note">${t('integrity.chain')}</p>
      </div>`;
  }

  /** Where it is, what it is, and what can still be relied on. */
  #damage({ firstBadPosition, message, events }) {
    const fault = FAULTS.find(([words]) => words.test(message ?? ''))?.[1] ?? 'unreadable';
    return html`
      <p><b>${t('integrity.damage', { position: count(firstBadPosition ?? 0) })}</b> ${t(`integrity.fault.${fault}`)}${fault === 'unreadable' ? '' : html` <span class="small mono" lang="en">${message}</span>`}</p>
      <p>${events ? t('integrity.before', { events: count(events), position: count(firstBadPosition ?? 0) }) : t('integrity.before.none')}</p>
      <p>${t('integrity.advice')}</p>`;
  }

  /** How far the last whole check reached; what was recorded since is named, as nobody has checked it yet. */
  #lastCheck(check) {
    const since = check.ok ? this.found.head.position + 1 - check.events : 0;
    return html`
      <dt>${t('integrity.last')}</dt>
      <dd>${exactMoment(check.finishedAt)}<br>${t('integrity.covered', { events: count(check.events), blocks: count(check.blocks) })}
        ${since > 0 ? html`<br><span class="quiet">${t('integrity.since', { count: count(since) })}</span>` : ''}</dd>`;
  }
}

customElements.define('integrity-panel', IntegrityPanel);
