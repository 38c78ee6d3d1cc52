import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { problemText } from './blank.js';
import { newIdempotencyKey, post, readIfOffered } from '../api.js';
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
      <h3><span class="mono">${entry.recordType ?? t('quarantine.noType')}</span>
        ${entry.resolved ? badge('good', t('quarantine.resolved', { position: entry.resolvedPosition == null ? '' : count(entry.resolvedPosition) }), 'tick') : badge('notice', t('quarantine.open'), 'warn')}</h3>
      <p><b>${word('quarantine.code', entry.code)}</b> <span class="mono quiet">${entry.code}</span></p>
      ${entry.detail ? html`<p class="quiet">${language() === 'zh' ? html`${this.#where()}<span class="small" lang="en">${entry.detail}</span>` : entry.detail}</p>` : ''}
      <p class="small quiet">${t('quarantine.facts', { time: entry.receivedAt ? exactMoment(entry.receivedAt) : '', position: count(entry.position) })}
        <span class="mono">${entry.recordSource ?? ''} ${entry.recordId ?? ''}</span></p>
      ${entry.resolved ? '' : this.own ? html`<p>${t('quarantine.own')}</p>` : html`
        <details>
          <summary>${t('quarantine.resend')}</summary>
          <form @submit=${this.#submit}>
            <label class="field-label" for=${field}>${t('quarantine.corrected')}</label>
            <textarea class="field mono" id=${field} name="corrected" rows="6" spellcheck="false" aria-invalid=${this.badJson ? 'true' : 'false'}></textarea>
            <div class="form-end">${entry.recordType ? html`<button class="button" type="button" @click=${() => this.#example(field)}>${t('quarantine.example')}</button>` : ''}<button class="button main" type="submit" ?disabled=${this.busy}>${t(this.busy ? 'quarantine.sending' : 'quarantine.send')}</button></div>
            <p role="status">${this.noExample ? t('quarantine.noExample') : this.badJson ? t('quarantine.badJson') : this.problem ? problemText(this.problem) : this.answer ? this.#said() : ''}</p>
          </form>
        </details>`}`;
  }

  /** Which part of the record is meant: a reason names it by its pointer, such as /data/caseNo. */
  #where() {
    const found = /^\/?((?:data|time|type|source|id|subject|channel|actor)\S*) (is missing|must|has|holds|says|contradicts)/.exec(this.entry.detail);
    if (!found) return '';
    const name = found[1].split('/').at(-1);
    const field = knows(`field.${name}`) ? t('quarantine.field', { name: t(`field.${name}`), pointer: found[1] }) : found[1];
    return html`${t(found[2] === 'is missing' ? 'quarantine.lacks' : 'quarantine.wrong', { field })} `;
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

  #said() {
    const { status, position, detail } = this.answer;
    const place = position == null ? '' : t('quarantine.at', { position: count(position) });
    return [word('quarantine.status', status), place, detail].filter(Boolean).join(t('list.join'));
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
