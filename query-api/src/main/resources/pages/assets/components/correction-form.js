import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { problemText } from './blank.js';
import { descriptionOf, fault, toFault } from './fault.js';
import { Intent } from '../intent.js';
import { t } from '../i18n/index.js';
import { date } from '../format.js';

/** 补正: says what is missing, all at once as the notice is, and hands it in, all of it. Fires `handed-in`. */
export class CorrectionForm extends LedgerElement {
  static properties = { file: {}, records: {}, busy: { state: true }, problem: { state: true }, lacking: { state: true } };
  #intent = new Intent('SubmitCorrection');

  render() {
    const missing = this.file.materials?.filter((one) => one.state === 'MISSING') ?? [];
    const notice = this.records?.findLast((record) => record.type === 'CorrectionRequired')?.data;
    return html`
      <section class="panel task" aria-labelledby="correction-name">
        <div class="panel-head"><h2 id="correction-name">${t('handIn.name')}</h2>${notice?.dueOn ? html`<p>${t('handIn.due', { date: date(notice.dueOn) })}</p>` : ''}</div>
        <div class="panel-body">
          <form @submit=${this.#submit}>
            <fieldset aria-describedby=${descriptionOf('materials', this.lacking?.length)}>
              <legend>${t('handIn.question')}</legend>
              ${fault('materials', this.lacking?.length && t('handIn.lacking', { names: this.lacking.join(t('list.and')) }))}
              <div class="satisfaction">${missing.map(({ name }) => html`<label><input type="checkbox" name="material" value=${name} aria-invalid=${this.lacking?.includes(name) ? 'true' : 'false'} @change=${() => (this.lacking = undefined)}><span lang="zh-CN">${name}</span></label>`)}</div>
            </fieldset>
            <div class="form-end">
              <button class="button main" type="submit" ?disabled=${this.busy}>${t(this.busy ? 'evaluation.sending' : 'handIn.send')}</button>
              <span class="quiet">${t('handIn.text')}</span>
            </div>
            ${this.problem ? html`<p role="alert" class="refusal">${problemText(this.problem)}</p>` : ''}
          </form>
        </div>
      </section>`;
  }

  async #submit(event) {
    event.preventDefault();
    const names = new FormData(event.target).getAll('material');
    const lacking = (this.file.materials ?? []).filter((one) => one.state === 'MISSING' && !names.includes(one.name));
    this.lacking = lacking.map((one) => one.name);
    if (lacking.length) toFault(this);
    if (lacking.length || this.busy) return;
    this.busy = true;
    this.problem = undefined;
    try {
      await this.#intent.send({ caseNo: this.file.caseNo, materials: names.map((name) => ({ name, received: true, form: 'ELECTRONIC' })) });
      this.dispatchEvent(new Event('handed-in'));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('correction-form', CorrectionForm);
