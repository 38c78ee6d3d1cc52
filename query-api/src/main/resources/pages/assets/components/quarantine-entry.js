import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { problemText } from './blank.js';
import { newIdempotencyKey, post, readIfOffered } from '../api.js';
import { whatIsWrong } from '../record-fault.js';
import { knows, language, t, word } from '../i18n/index.js';
import { count, exactMoment } from '../format.js';

/** One record in quarantine: what it was, why it was not understood, and sending it again, corrected or not. */
export class QuarantineEntry extends LedgerElement {
  static properties = { entry: {}, own: { type: Boolean }, busy: { state: true }, answer: { state: true }, problem: { state: true }, badJson: { state: true }, noExample: { state: true } };
  #key = newIdempotencyKey();

  render() {
    const { entry } = this;
    const field = `corrected-${entry.quarantineId}`;
    return html`
      <h3>${entry.recordType ? html`${knows(`event.${entry.recordType}`) ? t(`event.${entry.recordType}`) : ''} <span class="mono quiet">${entry.recordType}</span>` : t('quarantine.noType')}
        ${entry.resolved ? badge('good', t('quarantine.resolved', { position: entry.resolvedPosition == null ? '' : count(entry.resolvedPosition) }), 'tick') : badge('notice', t('quarantine.open'), 'warn')}</h3>
      <p><b>${word('quarantine.code', entry.code)}</b> <span class="mono quiet">${entry.code}</span></p>
      ${this.#reason(entry)}
      <p class="small quiet">${t('quarantine.facts', { time: entry.receivedAt ? exactMoment(entry.receivedAt) : '', position: count(entry.position) })}
        <span class="mono">${entry.recordSource ?? ''} ${entry.recordId ?? ''}</span></p>
      ${entry.resolved ? '' : this.own ? html`<p>${t('quarantine.own')}</p>` : html`
        <details>
          <summary>${t('quarantine.resend')}</summary>
          <form @submit=${this.#submit}>
            <label class="field-label" for=${field}>${t('quarantine.corrected')}</label>
            <textarea class="field mono" id=${field} name="corrected" rows="6" spellcheck="false" lang="en" aria-describedby=${`said-${entry.quarantineId}`} aria-invalid=${this.badJson || this.answer?.status === 'quarantined' ? 'true' : 'false'}></textarea>
            <div class="form-end">${entry.recordType ? html`<button class="button" type="button" @click=${() => this.#example(field)}>${t('quarantine.example')}</button>` : ''}<button class="button main" type="submit" ?disabled=${this.busy}>${t(this.busy ? 'quarantine.sending' : 'quarantine.send')}</button></div>
            <div role="status" id=${`said-${entry.quarantineId}`}>${this.#outcome()}</div>
          </form>
        </details>`}`;
  }

  /** Which part of the record is meant, and the ledger's own words for what is wrong with it. */
  #reason({ detail }) {
    if (!detail) return '';
    return html`<p class="quiet">${language() === 'en' ? detail : html`${whatIsWrong(detail)} <span class="small" lang="en">${detail}</span>`}</p>`;
  }

  /** A record of this type as it should be, with what is known of the one that was kept. */
  async #example(field) {
    const { recordType, recordId, recordSource } = this.entry;
    const example = await readIfOffered(`/api/v1/schemas/${encodeURIComponent(recordType)}/example`);
    if (!example) {
      this.noExample = true;
      return;
    }
    const record = { ...example, id: recordId ?? example.id, source: recordSource ?? example.source };
    this.querySelector(`[id="${field}"]`).value = JSON.stringify(record, null, 2);
  }

  /** What became of sending it again; of what was refused, why. */
  #outcome() {
    if (this.noExample) return html`<p>${t('quarantine.noExample')}</p>`;
    if (this.badJson) return html`<p>${t('quarantine.badJson')}</p>`;
    if (this.problem) return html`<p>${problemText(this.problem)}</p>${language() === 'en' ? '' : this.#reason(this.problem)}`;
    if (!this.answer) return '';
    const { status, position, code, detail } = this.answer;
    const refused = status === 'quarantined';
    const place = position == null ? '' : t('quarantine.at', { position: count(position) });
    return html`<p>${[word('quarantine.status', status), place].filter(Boolean).join(t('list.join'))}</p>
      ${refused ? html`<p><b>${word('quarantine.code', code)}</b></p>${this.#reason({ detail })}` : ''}`;
  }

  async #submit(event) {
    event.preventDefault();
    const text = new FormData(event.target).get('corrected').trim();
    this.badJson = this.noExample = false;
    this.problem = undefined;
    this.answer = undefined;
    let corrected;
    try {
      corrected = text ? JSON.parse(text) : undefined;
    } catch {
      this.badJson = true;
      return;
    }
    this.busy = true;
    try {
      this.answer = await post(`/api/v1/quarantine/${encodeURIComponent(this.entry.quarantineId)}/resend`, corrected, { 'Idempotency-Key': this.#key });
      this.dispatchEvent(new Event('resent'));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
      this.#key = newIdempotencyKey();
    }
  }
}

customElements.define('quarantine-entry', QuarantineEntry);
