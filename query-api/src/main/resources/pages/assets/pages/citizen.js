import { html } from 'lit';
import { LedgerElement } from '../components/ledger-element.js';
import { announce } from '../components/announcer.js';
import { empty, failed, loading } from '../components/blank.js';
import '../components/site-header.js';
import '../components/live-state.js';
import '../components/answer-card.js';
import '../components/case-form.js';
import '../components/case-number.js';
import '../components/case-timeline.js';
import '../components/evaluation-form.js';
import { CaseFollower, caseInAddress, putCaseInAddress } from '../case-follower.js';
import { titleOf } from '../events.js';
import { t, word } from '../i18n/index.js';
import { date } from '../format.js';

/** 办件: one case for the person it is about; answer first, then the course, live. */
export class CitizenView extends LedgerElement {
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
          <case-form mine .caseNo=${this.caseNo} @look-up=${(event) => this.#lookUp(event.detail)}></case-form>
        </section>
        ${this.#case()}
      </div>`;
  }

  #case() {
    if (!this.caseNo) return '';
    const { file, records, problem } = this.state ?? {};
    if (!file && problem) {
      return html`<section class="panel" role="status">${problem.status === 404
        ? empty(t('case.notFound'), t('case.notFound.advice'))
        : failed(t('case.failed'), problem, () => this.#follower.refresh())}</section>`;
    }
    if (!file) return html`<section class="panel">${loading()}</section>`;
    return html`
      <h2 class="case-name" lang=${file.itemName ? 'zh-CN' : document.documentElement.lang}>${file.itemName ?? t('case.noItem')}</h2>
      <answer-card .file=${file}></answer-card>
      <div class="case-columns">
        <div class="stack">
          <case-timeline .file=${file} .records=${records}></case-timeline>
        </div>
        <div class="stack">
          ${file.status === 'CLOSED' || file.evaluation
            ? html`<evaluation-form .caseNo=${file.caseNo} .evaluation=${file.evaluation} @evaluated=${() => this.#follower.refresh()}></evaluation-form>` : ''}
          ${this.#facts(file)}
        </div>
      </div>`;
  }

  #facts(file) {
    const given = [
      ['case.department', file.departmentName ?? file.department],
      ['case.channel', word('channel', file.channel)],
      ['case.submitted', file.submittedAt && date(file.submittedAt)],
      ['case.accepted', file.acceptedAt && date(file.acceptedAt)],
      ['case.status', word('status', file.status)],
    ].filter(([, value]) => value);
    return html`
      <section class="panel" aria-labelledby="facts-name">
        <div class="panel-head"><h2 id="facts-name">${t('case.facts')}</h2></div>
        <div class="panel-body">
          <dl class="pairs">${given.map(([key, value]) => html`<dt>${t(key)}</dt><dd>${value}</dd>`)}<dt>${t('case.number')}</dt><dd><case-number .number=${file.caseNo}></case-number></dd></dl>
        </div>
        <p class="panel-foot"><a href="/inspector?case=${encodeURIComponent(file.caseNo)}">${t('case.toTrace')}</a></p>
      </section>`;
  }
}

customElements.define('citizen-view', CitizenView);
