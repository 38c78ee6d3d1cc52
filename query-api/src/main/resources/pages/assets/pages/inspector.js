import { html } from 'lit';
import { LedgerElement } from '../components/ledger-element.js';
import { announce } from '../components/announcer.js';
import '../components/site-header.js';
import '../components/live-state.js';
import '../components/case-form.js';
import '../components/integrity-panel.js';
import '../components/projection-table.js';
import '../components/quarantine-list.js';
import '../components/trace-panel.js';
import { CaseFollower, caseInAddress, putCaseInAddress } from '../case-follower.js';
import { titleOf } from '../events.js';
import { t } from '../i18n/index.js';

/** 监察: the whole trace of a case, live, and the health of the ledger itself. */
export class InspectorView extends LedgerElement {
  static properties = { caseNo: { state: true }, state: { state: true } };
  #follower;
  #onAddress = () => this.#follow(caseInAddress());

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('popstate', this.#onAddress);
    this.#follow(caseInAddress());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.#onAddress);
    this.#follower?.close();
  }

  #lookUp(caseNo) {
    putCaseInAddress(caseNo);
    this.#follow(caseNo);
  }

  #follow(caseNo) {
    this.#follower?.close();
    this.caseNo = caseNo;
    this.state = undefined;
    Object.assign(document.querySelector('live-state'), { state: undefined, asOf: undefined });
    if (caseNo) this.#follower = new CaseFollower(caseNo, (state) => this.#show(state));
  }

  #show(state) {
    if (state.news && state.news !== this.state?.news) announce(t('timeline.new', { event: titleOf(state.news) }));
    this.state = state;
    Object.assign(document.querySelector('live-state'), { state: state.file ? state.live : undefined, asOf: state.file?.asOf });
  }

  render() {
    return html`
      <div class="stack">
        <section class="panel look-up" aria-label=${t('case.lookUpName')}>
          <case-form .caseNo=${this.caseNo} @look-up=${(event) => this.#lookUp(event.detail)}></case-form>
        </section>
        <trace-panel .caseNo=${this.caseNo} .state=${this.state} @retry=${() => this.#follower.refresh()}></trace-panel>
        <div class="grid">
          <integrity-panel class="third"></integrity-panel>
          <projection-table class="two-thirds"></projection-table>
        </div>
        <quarantine-list></quarantine-list>
      </div>`;
  }
}

customElements.define('inspector-view', InspectorView);
