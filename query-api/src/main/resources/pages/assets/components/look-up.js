import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { problemText } from './blank.js';
import { post } from '../api.js';
import { t } from '../i18n/index.js';

/** Looks up a case by its number and query code, without signing in. Fires `found` with the case. */
export class LookUp extends LedgerElement {
  static properties = { busy: { state: true }, problem: { state: true }, missing: { state: true } };

  render() {
    return html`
      <section class="panel" aria-labelledby="look-up-name">
        <div class="panel-head"><h2 id="look-up-name">${t('lookUp.name')}</h2></div>
        <div class="panel-body">
          <form class="fields" role="search" aria-labelledby="look-up-name" @submit=${this.#submit} novalidate>
            <label class="field-label" for="look-up-no">${t('case.number')}</label>
            <input class="field mono" id="look-up-no" name="caseNo" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="look-up-help">
            <label class="field-label" for="look-up-code">${t('case.code')}</label>
            <input class="field mono" id="look-up-code" name="queryCode" autocomplete="off" inputmode="numeric" spellcheck="false" aria-describedby="look-up-help">
            <p id="look-up-help" class="quiet small">${t('lookUp.help')}</p>
            ${this.missing ? html`<p role="alert">${t('lookUp.missing')}</p>` : ''}
            ${this.problem ? html`<p role="alert">${this.#said()}</p>` : ''}
            <div class="chips"><button class="button main" type="submit" ?disabled=${this.busy}>${t('case.lookUp')}</button></div>
          </form>
        </div>
      </section>`;
  }

  #said() {
    return this.problem.code === 'case-not-found' ? t('lookUp.notFound') : problemText(this.problem);
  }

  async #submit(event) {
    event.preventDefault();
    const given = Object.fromEntries([...new FormData(event.target)].map(([name, value]) => [name, value.trim()]));
    this.missing = !given.caseNo || !given.queryCode;
    if (this.missing) {
      this.querySelector(given.caseNo ? '#look-up-code' : '#look-up-no').focus();
      return;
    }
    if (this.busy) return;
    Object.assign(this, { busy: true, problem: undefined });
    try {
      this.dispatchEvent(new CustomEvent('found', { detail: await post('/api/v1/case-lookup', given) }));
    } catch (problem) {
      this.problem = problem;
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('look-up', LookUp);
