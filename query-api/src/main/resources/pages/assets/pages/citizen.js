import { html } from 'lit';
import { LedgerElement } from '../components/ledger-element.js';
import { announce } from '../components/announcer.js';
import { empty, failed, loading } from '../components/blank.js';
import '../components/site-header.js';
import { showLive } from '../components/live-state.js';
import '../components/case-page.js';
import '../components/look-up.js';
import '../components/my-appointments.js';
import '../components/my-cases.js';
import '../components/my-tickets.js';
import { CaseFollower, caseInAddress, putCaseInAddress } from '../case-follower.js';
import { titleOf } from '../events.js';
import { t } from '../i18n/index.js';

/**
 * 我的办件: everything of the reader's own, or one case; and any case by its number and query code. What was looked up
 * is kept while the page is open, so that going back and forward shows it again; the query code is kept nowhere, and of
 * the history of the browser only the number is a part.
 */
export class CitizenView extends LedgerElement {
  static properties = { caseNo: { state: true }, state: { state: true }, found: { state: true }, lost: { state: true } };
  #follower;
  /** Where the reader was in the list of cases: whether all are shown, and how far down. */
  #left;
  #lookedUp = new Map();
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

  #follow(caseNo) {
    this.#follower?.close();
    const lookedUp = caseNo ? undefined : history.state?.lookedUp;
    const found = this.#lookedUp.get(lookedUp);
    Object.assign(this, { caseNo, state: undefined, found, lost: found ? undefined : lookedUp });
    showLive(found ? { state: 'still', asOf: found.file.asOf } : { state: undefined, asOf: undefined });
    if (caseNo) this.#follower = new CaseFollower(caseNo, (state) => this.#show(state), { clock: true });
  }

  #show(state) {
    if (state.news && state.news !== this.state?.news) announce(t('timeline.new', { event: titleOf(state.news) }));
    this.state = state;
    showLive({ state: state.file ? state.live : undefined, asOf: state.file?.asOf });
  }

  /** Links to own cases are followed within the page, so that going back is quick. */
  #onClick(event) {
    const link = event.target.closest('a[href^="?case="]');
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    this.#left = { all: this.querySelector('my-cases')?.all, top: window.scrollY };
    this.#goTo(new URLSearchParams(link.search).get('case'));
  }

  #goTo(caseNo) {
    putCaseInAddress(caseNo);
    this.#arrive(caseNo);
  }

  #arrive(caseNo) {
    this.#follow(caseNo);
    window.scrollTo(0, 0);
    this.updateComplete.then(() => document.querySelector('#main').focus({ preventScroll: true }));
  }

  #onFound(event) {
    const { history: records, clock, ...file } = event.detail;
    this.#lookedUp.set(file.caseNo, { file, records, clock });
    history.pushState({ lookedUp: file.caseNo }, '', location.href); // going back leads to the list
    this.#arrive('');
  }

  /** A case gives the window its name, by which it is found again among others and in the history. */
  updated() {
    const { itemName } = this.state?.file ?? this.found?.file ?? {};
    document.title = itemName ? `${itemName}${t('title.join')}${t('title.citizen')}` : t('title.citizen');
  }

  render() {
    if (this.caseNo) return html`<div class="stack" @click=${this.#onClick}>${this.#back()}${this.#case()}</div>`;
    if (this.found) return html`<div class="stack">${this.#back()}<p class="quiet">${t('lookUp.notLive')}</p><case-page .file=${this.found.file} .clock=${this.found.clock} .records=${this.found.records}></case-page></div>`;
    return html`
      <div class="case-columns" @click=${this.#onClick}>
        <my-cases .all=${this.#left?.all} @shown=${() => this.#left && window.scrollTo(0, this.#left.top)}></my-cases>
        <div class="stack">
          <my-tickets></my-tickets>
          <my-appointments></my-appointments>
          <look-up .caseNo=${this.lost} @found=${this.#onFound}></look-up>
        </div>
      </div>`;
  }

  #back() {
    return html`<p><a class="back" href="/citizen" @click=${(event) => {
      event.preventDefault();
      this.#goTo('');
    }}>${t('case.back')}</a></p>`;
  }

  #case() {
    const { file, records, clock, problem } = this.state ?? {};
    if (file) return html`<case-page own .file=${file} .clock=${clock} .records=${records} @changed=${() => this.#follower.refresh()}></case-page>`;
    if (!problem) return html`<section class="panel">${loading()}</section>`;
    return html`<section class="panel" role="status">${problem.status === 404
      ? empty(t('case.notFound'), t('case.notFound.own'))
      : problem.status === 401 ? empty(t('mine.signIn'), t('mine.signIn.advice')) : failed(t('case.failed'), problem, () => this.#follower.refresh())}</section>`;
  }
}

customElements.define('citizen-view', CitizenView);
