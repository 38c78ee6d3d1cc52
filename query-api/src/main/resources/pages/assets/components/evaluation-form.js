import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { problemText } from './blank.js';
import { newIdempotencyKey, post } from '../api.js';
import { t } from '../i18n/index.js';

const LEVELS = ['VERY_SATISFIED', 'SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED', 'VERY_DISSATISFIED'];

/**
 * 评价 of a closed case: nothing is chosen beforehand, and silence is not praise. The key of the intent is kept until
 * the server has answered, so that sending again after a lost reply cannot evaluate twice. Fires `evaluated`.
 */
export class EvaluationForm extends LedgerElement {
  static properties = { caseNo: {}, evaluation: {}, busy: { state: true }, problem: { state: true }, unchosen: { state: true }, position: { state: true } };
  #key = newIdempotencyKey();

  render() {
    return html`
      <section class="panel" aria-labelledby="evaluation-name">
        <div class="panel-head"><h2 id="evaluation-name">${t('evaluation.name')}</h2></div>
        <div class="panel-body">${this.evaluation ? this.#given() : this.position === undefined ? this.#form() : this.#thanks()}</div>
      </section>`;
  }

  #given() {
    const { satisfaction, comment } = this.evaluation;
    return html`<p class="reading"><b>${t(`satisfaction.${satisfaction}`)}</b></p>${comment ? html`<p class="reading">${comment}</p>` : ''}${this.position === undefined ? '' : this.#thanks()}`;
  }

  #thanks() {
    return html`<p class="reading" role="status">${t('evaluation.thanks', { position: this.position })}</p>`;
  }

  #form() {
    return html`
      <form @submit=${this.#submit}>
        <fieldset>
          <legend class="unseen">${t('evaluation.question')}</legend>
          <div class="satisfaction">
            ${LEVELS.map((level) => html`<label><input type="radio" name="satisfaction" value=${level} @change=${() => (this.unchosen = false)}><span>${t(`satisfaction.${level}`)}</span></label>`)}
          </div>
        </fieldset>
        ${this.unchosen ? html`<p role="alert">${t('evaluation.unchosen')}</p>` : ''}
        <label class="field-label" for="comment">${t('evaluation.comment')}</label>
        <textarea class="field" id="comment" name="comment" rows="2" maxlength="500"></textarea>
        <div class="form-end">
          <button class="button main" type="submit" ?disabled=${this.busy}>${t(this.busy ? 'evaluation.sending' : 'evaluation.send')}</button>
          <span class="quiet">${t('evaluation.silence')}</span>
        </div>
        ${this.problem ? html`<p role="alert" class="refusal">${problemText(this.problem)}</p>` : ''}
      </form>`;
  }

  async #submit(event) {
    event.preventDefault();
    const given = new FormData(event.target);
    const satisfaction = given.get('satisfaction');
    this.unchosen = !satisfaction;
    if (!satisfaction || this.busy) return;
    this.busy = true;
    this.problem = undefined;
    const comment = given.get('comment').trim();
    try {
      const body = { caseNo: this.caseNo, satisfaction, ...(comment ? { comment } : {}) };
      const { events } = await post('/api/v1/commands/SubmitEvaluation', body, { 'Idempotency-Key': this.#key });
      this.position = events[0]?.position;
      this.dispatchEvent(new Event('evaluated'));
    } catch (problem) {
      this.problem = problem;
      // Refused is final and the next try is another intent; no answer or a fault is not, and keeps the key.
      if (problem.status >= 400 && problem.status < 500) this.#key = newIdempotencyKey();
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('evaluation-form', EvaluationForm);
