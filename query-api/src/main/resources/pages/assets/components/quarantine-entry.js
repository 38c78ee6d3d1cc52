import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { problemText } from './blank.js';
import { newIdempotencyKey, post, readIfOffered } from '../api.js';
import { changedParts, whatIsWrong } from '../record-fault.js';
import { knows, language, t, word } from '../i18n/index.js';
import { count, exactMoment } from '../format.js';

/**
 * One record in quarantine: what it was, why it was not understood, and sending it again, corrected or not. `twin` is
 * another entry of the same record.
 */
export class QuarantineEntry extends LedgerElement {
  static properties = { entry: {}, twin: {}, own: { type: Boolean }, kept: { state: true }, changed: { state: true }, example: { state: true }, busy: { state: true }, answer: { state: true }, problem: { state: true }, badJson: { state: true }, noExample: { state: true } };
  #key = newIdempotencyKey();

  render() {
    const { entry } = this;
    const { recordType } = entry;
    const title = recordType && knows(`event.${recordType}`) ? html`${word('event', recordType)} <span class="mono quiet">${recordType}</span>` : html`<span class="mono">${recordType ?? t('quarantine.noType')}</span>`;
    return html`
      <h3>${title} ${this.#state(entry)}</h3>
      <p><b>${word('quarantine.code', entry.code)}</b> <span class="mono quiet">${entry.code}</span></p>
      ${this.#reason(entry)}
      <p class="small quiet">${t('quarantine.facts', { time: entry.receivedAt ? exactMoment(entry.receivedAt) : '', position: count(entry.position) })}
        <span class="mono">${entry.recordSource ?? ''} ${entry.recordId ?? ''}</span></p>
      ${this.twin ? html`<p>${this.#ofTwin()}</p>` : ''}
      ${entry.resolved || this.twin?.resolved ? '' : this.own ? html`<p>${t('quarantine.own')}</p>` : html`<details @toggle=${this.#open}><summary>${t('quarantine.resend')}</summary>${this.kept === undefined ? '' : this.#form()}</details>`}
      <div role="status" tabindex="-1" id=${`said-${entry.quarantineId}`}>${this.#outcome()}</div>`;
  }

  #state({ resolved, resolvedPosition }) {
    if (resolved) return badge('good', t('quarantine.resolved', { position: resolvedPosition == null ? '' : count(resolvedPosition) }), 'tick');
    return this.twin?.resolved ? badge('still', t('quarantine.settled'), 'tick') : badge('notice', t('quarantine.open'), 'warn');
  }

  /** The same record may have been sent more than once: each time stands in the ledger, one correction is enough. */
  #ofTwin() {
    const { resolved, resolvedPosition, position } = this.twin;
    if (this.entry.resolved) return t('quarantine.twin', { position: count(position) });
    return resolved ? t('quarantine.twin.recorded', { position: count(position), recorded: count(resolvedPosition ?? 0) })
      : t(position < this.entry.position ? 'quarantine.twin.first' : 'quarantine.twin.again', { position: count(position) });
  }

  #form() {
    const { entry, changed } = this;
    const field = `corrected-${entry.quarantineId}`;
    return html`
      <form @submit=${this.#submit}>
        <label class="field-label" for=${field}>${t('quarantine.corrected')}</label>
        <textarea class="field mono" id=${field} name="corrected" rows="12" spellcheck="false" lang="en" .defaultValue=${this.#text} aria-describedby=${`said-${entry.quarantineId} changed-${entry.quarantineId}`} aria-invalid=${this.badJson || this.answer?.status === 'quarantined' ? 'true' : 'false'} @input=${this.#compare}></textarea>
        <p class="small quiet" id=${`changed-${entry.quarantineId}`}>${changed?.length ? t('quarantine.changed', { parts: changed.join(t('list.join')) }) : t('quarantine.unchanged')}</p>
        <div class="form-end">${entry.recordType ? html`<button class="button" type="button" aria-expanded=${Boolean(this.example)} @click=${this.#compareWith}>${t('quarantine.example')}</button>` : ''}<button class="button main" type="submit" ?disabled=${this.busy}>${t(this.busy ? 'quarantine.sending' : 'quarantine.send')}</button></div>
        ${this.noExample ? html`<p role="status">${t('quarantine.noExample')}</p>` : ''}
        ${this.example ? html`<pre class="mono" lang="en">${this.example}</pre>` : ''}
      </form>`;
  }

  /** The record as it came; what it says of persons stands behind a veil and is put back when it is sent. */
  get #text() {
    return this.kept?.record ? JSON.stringify(this.kept.record, null, 2) : this.kept?.text ?? '';
  }

  async #open(event) {
    if (event.target.open && this.kept === undefined) this.kept = await readIfOffered(`/api/v1/quarantine/${encodeURIComponent(this.entry.quarantineId)}`);
  }

  /** Which part of the record is meant, and the ledger's own words for what is wrong with it. */
  #reason({ detail }) {
    if (!detail) return '';
    if (language() === 'en') return html`<p class="quiet">${detail}</p>`;
    const wrong = whatIsWrong(detail);
    return wrong && html`<p class="quiet">${wrong} <span class="small" lang="en">${detail}</span></p>`;
  }

  /** A record of this type as it should be, beside the one that was kept: to look at, not to be sent. */
  async #compareWith() {
    if (this.example) {
      this.example = undefined;
      return;
    }
    const example = await readIfOffered(`/api/v1/schemas/${encodeURIComponent(this.entry.recordType)}/example`);
    this.noExample = !example;
    this.example = example ? JSON.stringify(example, null, 2) : undefined;
  }

  /** What would be sent that did not come. */
  #compare(event) {
    this.badJson = false;
    try {
      this.changed = event.target.value === this.#text ? [] : changedParts(this.kept?.record ?? {}, JSON.parse(event.target.value));
    } catch {
      this.changed = [t('quarantine.notJson')];
    }
  }

  /** What became of sending it again; of what was refused, why. */
  #outcome() {
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
    const text = new FormData(event.target).get('corrected').replaceAll('\r\n', '\n').trim();
    this.badJson = this.noExample = false;
    this.problem = this.answer = undefined;
    let corrected;
    try {
      corrected = text === this.#text.trim() ? undefined : JSON.parse(text);
    } catch {
      this.badJson = true;
      return;
    }
    this.busy = true;
    try {
      this.answer = await post(`/api/v1/quarantine/${encodeURIComponent(this.entry.quarantineId)}/resend`, corrected, { 'Idempotency-Key': this.#key });
      // The form goes with what it asked for; who used the keyboard goes on where the answer is told.
      if (this.answer.status !== 'quarantined') this.querySelector(':scope > [role="status"]').focus({ preventScroll: true });
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
