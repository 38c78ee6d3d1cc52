import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { problemText } from './blank.js';
import { newIdempotencyKey, post } from '../api.js';
import { t, word } from '../i18n/index.js';
import { count, exactMoment } from '../format.js';

/** One record in quarantine: what it was, why it was not understood, and sending it again, corrected or not. */
export class QuarantineEntry extends LedgerElement {
  static properties = { entry: {}, busy: { state: true }, answer: { state: true }, problem: { state: true }, badJson: { state: true } };
  #key = newIdempotencyKey();

  render() {
    const { entry } = this;
    const field = `corrected-${entry.quarantineId}`;
    return html`
      <h3><span class="mono">${entry.recordType ?? t('quarantine.noType')}</span>
        ${entry.resolved ? badge('good', t('quarantine.resolved', { position: entry.resolvedPosition == null ? '' : count(entry.resolvedPosition) }), 'tick') : badge('notice', t('quarantine.open'), 'warn')}</h3>
      <p><b>${word('quarantine.code', entry.code)}</b> <span class="mono quiet">${entry.code}</span></p>
      <p class="quiet">${entry.detail}</p>
      <p class="small quiet">${t('quarantine.facts', { time: entry.receivedAt ? exactMoment(entry.receivedAt) : '', position: count(entry.position) })}
        <span class="mono">${entry.recordSource ?? ''} ${entry.recordId ?? ''}</span></p>
      ${entry.resolved ? '' : html`
        <details>
          <summary>${t('quarantine.resend')}</summary>
          <form @submit=${this.#submit}>
            <label class="field-label" for=${field}>${t('quarantine.corrected')}</label>
            <textarea class="field mono" id=${field} name="corrected" rows="6" spellcheck="false" aria-invalid=${this.badJson ? 'true' : 'false'}></textarea>
            <div class="form-end"><button class="button" type="submit" ?disabled=${this.busy}>${t(this.busy ? 'quarantine.sending' : 'quarantine.send')}</button></div>
            <p role="status">${this.badJson ? t('quarantine.badJson') : this.problem ? problemText(this.problem) : this.answer ? this.#said() : ''}</p>
          </form>
        </details>`}`;
  }

  #said() {
    const { status, position, detail } = this.answer;
    const place = position == null ? '' : t('quarantine.at', { position: count(position) });
    return [word('quarantine.status', status), place, detail].filter(Boolean).join(t('list.join'));
  }

  async #submit(event) {
    event.preventDefault();
    const text = new FormData(event.target).get('corrected').trim();
    this.badJson = false;
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
