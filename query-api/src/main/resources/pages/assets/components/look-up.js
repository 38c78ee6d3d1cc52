import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { problemText } from './blank.js';
import { descriptionOf, fault, toFault } from './fault.js';
import { GROUPS } from './case-number.js';
import { post } from '../api.js';
import { t } from '../i18n/index.js';

const FIELDS = { caseNo: 'look-up-no', queryCode: 'look-up-code' };
const USUAL = { caseNo: GROUPS, queryCode: /^\d+$/ };
const LONGEST = 256;

/**
 * A number written down in groups has gaps or hyphens, one pasted has its name before it and a stop behind it, and a
 * keyboard may write wide or small characters; what is of no usual form even so stays as it is.
 */
const meant = (name, text) => {
  const bare = text.normalize('NFKC').toUpperCase().replace(/[^0-9A-Z]/g, '');
  return USUAL[name].test(bare) ? bare : text.trim();
};

/**
 * Looks up a case by its number and query code, without signing in. `caseNo` is offered as the number. Fires `found` with
 * the case.
 */
export class LookUp extends LedgerElement {
  static properties = { caseNo: {}, busy: { state: true }, problem: { state: true }, wrong: { state: true } };

  render() {
    return html`
      <section class="panel" aria-labelledby="look-up-name">
        <div class="panel-head"><h2 id="look-up-name">${t('lookUp.name')}</h2></div>
        <div class="panel-body">
          <form class="fields" role="search" aria-labelledby="look-up-name" @submit=${this.#submit} novalidate>
            ${this.#field('caseNo', t('case.number'), html`<input class="field mono" id="look-up-no" name="caseNo" .value=${this.caseNo ?? ''} autocomplete="off" autocapitalize="characters" spellcheck="false" aria-invalid=${this.#invalid('caseNo')} aria-describedby=${this.#description('caseNo')}>`)}
            ${this.#field('queryCode', t('case.code'), html`<input class="field mono" id="look-up-code" name="queryCode" autocomplete="off" inputmode="numeric" spellcheck="false" aria-invalid=${this.#invalid('queryCode')} aria-describedby=${this.#description('queryCode')}>`)}
            <p id="look-up-help" class="quiet small">${t('lookUp.help')}</p>
            ${this.problem ? html`<p role="alert">${problemText(this.problem)}</p>` : ''}
            <div class="chips"><button class="button main" type="submit" ?disabled=${this.busy}>${t('case.lookUp')}</button></div>
          </form>
        </div>
      </section>`;
  }

  #field(name, label, input) {
    return html`<label class="field-label" for=${FIELDS[name]}>${label}</label>${fault(FIELDS[name], this.wrong?.[name])}${input}`;
  }

  #description(name) {
    return descriptionOf(FIELDS[name], this.wrong?.[name], this.wrong?.pair ? `${FIELDS.caseNo}-fault look-up-help` : 'look-up-help');
  }

  #invalid(name) {
    return this.wrong?.[name] || this.wrong?.pair ? 'true' : 'false';
  }

  /** What is missing or cannot be, before anything is asked; each said at its own field. */
  #mistakes(given) {
    const wrong = Object.entries(given).map(([name, text]) => [name, !text ? t(`lookUp.missing.${name}`) : text.length > LONGEST ? t('field.tooLong') : '']);
    return wrong.some(([, text]) => text) ? Object.fromEntries(wrong) : undefined;
  }

  /** Which of the two does not fit is told to nobody, so both are marked; what is wrong with one is said at that one. */
  #refused(problem) {
    if (problem.code === 'case-not-found') this.wrong = { caseNo: t('lookUp.notFound'), pair: true };
    else if (problem.parameter in FIELDS) this.wrong = { [problem.parameter]: t('field.malformed') };
    else this.problem = problem;
    if (this.wrong) toFault(this);
  }

  async #submit(event) {
    event.preventDefault();
    if (this.busy) return;
    const given = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, meant(name, value)]));
    Object.assign(this, { problem: undefined, wrong: this.#mistakes(given) });
    if (this.wrong) {
      toFault(this);
      return;
    }
    this.busy = true;
    try {
      this.dispatchEvent(new CustomEvent('found', { detail: await post('/api/v1/case-lookup', given) }));
    } catch (problem) {
      this.#refused(problem);
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('look-up', LookUp);
