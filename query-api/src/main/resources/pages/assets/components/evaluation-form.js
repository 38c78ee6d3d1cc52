import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { problemText } from './blank.js';
import { descriptionOf, fault, goOn, toFault } from './fault.js';
import { focusOn } from './focus-keeper.js';
import { Intent } from '../intent.js';
import { t } from '../i18n/index.js';
import { count } from '../format.js';

const LEVELS = ['VERY_SATISFIED', 'SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED', 'VERY_DISSATISFIED'];

/**
 * 评价 and 追评 of a closed case: nothing is chosen beforehand, silence is not praise, and each can be given once.
 * `supplement` is what was added, if anything was; `may` whether the reader is the one who evaluates. Fires `evaluated`.
 */
export class EvaluationForm extends LedgerElement {
  static properties = { caseNo: {}, evaluation: {}, supplement: {}, rectified: { type: Boolean }, busy: { state: true }, problem: { state: true }, unchosen: { state: true }, position: { state: true }, adding: { state: true }, unsent: { state: true } };
  #first = new Intent('SubmitEvaluation');
  #second = new Intent('SupplementEvaluation');

  render() {
    return html`
      <section class="panel" aria-labelledby="evaluation-name">
        <div class="panel-head"><h2 id="evaluation-name">${t('evaluation.name')}</h2></div>
        <div class="panel-body">${this.evaluation ? this.#given() : this.position === undefined ? this.#form(false) : this.#thanks()}</div>
      </section>`;
  }

  #given() {
    return html`
      ${this.#said(this.evaluation)}
      ${this.supplement ? html`<h3 class="field-label">${t('event.EvaluationSupplemented')}</h3>${this.#said(this.supplement)}` : ''}
      ${this.position === undefined ? '' : this.#thanks()}
      ${this.problem && !this.adding ? html`<p role="alert" class="refusal">${problemText(this.problem)}</p>` : ''}
      ${this.supplement || this.position !== undefined ? '' : this.#more()}`;
  }

  #said({ satisfaction, comment }) {
    return html`<p class="reading"><b>${t(`satisfaction.${satisfaction}`)}</b></p>${comment ? html`<p class="reading">${comment}</p>` : ''}`;
  }

  #more() {
    if (this.adding) return html`<h3 class="field-label">${t('supplement.name')}</h3>${this.#form(true)}`;
    return html`<div class="form-end">${this.rectified ? html`<p>${t('supplement.rectified')}</p>` : ''}<button class="button" type="button" @click=${this.#add}>${t('supplement.open')}</button></div>`;
  }

  #add() {
    this.adding = true;
    this.problem = undefined;
    goOn(this, 'input[name=satisfaction]');
  }

  #thanks() {
    return html`<p class="reading" role="status">${t('evaluation.thanks', { position: count(this.position) })}</p>`;
  }

  #form(more) {
    return html`
      <form @submit=${(event) => this.#submit(event, more)}>
        <fieldset role="radiogroup" aria-invalid=${this.unchosen ? 'true' : 'false'} aria-describedby=${descriptionOf('satisfaction', this.unchosen)}>
          <legend class="unseen">${t('evaluation.question')}</legend>
          ${fault('satisfaction', this.unchosen && t('evaluation.unchosen'))}
          <div class="satisfaction">
            ${LEVELS.map((level) => html`<label><input type="radio" name="satisfaction" value=${level} ?checked=${level === this.unsent?.satisfaction} @change=${() => (this.unchosen = false)}><span>${t(`satisfaction.${level}`)}</span></label>`)}
          </div>
        </fieldset>
        <label class="field-label" for="comment">${t('evaluation.comment')}</label>
        <textarea class="field" id="comment" name="comment" rows="2" maxlength="500" .value=${this.unsent?.comment ?? ''}></textarea>
        <div class="form-end">
          <button class="button main" type="submit" ?disabled=${this.busy}>${t(this.busy ? 'evaluation.sending' : more ? 'supplement.send' : 'evaluation.send')}</button>
          <span class="quiet">${t(more ? 'supplement.once' : 'evaluation.silence')}</span>
        </div>
        ${this.problem ? html`<p role="alert" class="refusal">${problemText(this.problem)}</p>` : ''}
      </form>`;
  }

  async #submit(event, more) {
    event.preventDefault();
    const given = new FormData(event.target);
    const satisfaction = given.get('satisfaction');
    this.unchosen = !satisfaction;
    if (!satisfaction) toFault(this);
    if (!satisfaction || this.busy) return;
    this.busy = true;
    this.problem = undefined;
    const comment = given.get('comment').trim();
    try {
      const { events } = await (more ? this.#second : this.#first).send({ caseNo: this.caseNo, satisfaction, ...(comment ? { comment } : {}) });
      this.position = events[0]?.position;
      focusOn(this.querySelector('h2')); // the form goes
      this.dispatchEvent(new Event('evaluated'));
    } catch (problem) {
      // What was written is not lost where somebody has evaluated meanwhile: it may be added.
      Object.assign(this, { problem, unsent: { satisfaction, comment } });
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('evaluation-form', EvaluationForm);
