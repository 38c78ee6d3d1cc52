import { html } from 'lit';
import { LedgerElement } from '../components/ledger-element.js';
import { announce } from '../components/announcer.js';
import '../components/site-header.js';
import { showLive } from '../components/live-state.js';
import { loading } from '../components/blank.js';
import '../components/case-list.js';
import '../components/damage-notice.js';
import '../components/filter-bar.js';
import '../components/gap-list.js';
import '../components/integrity-panel.js';
import '../components/lead-list.js';
import '../components/process-map.js';
import '../components/projection-table.js';
import '../components/quarantine-list.js';
import '../components/source-table.js';
import '../components/supervision-board.js';
import '../components/trace-panel.js';
import { readIfOffered } from '../api.js';
import { CaseFollower } from '../case-follower.js';
import { titleOf } from '../events.js';
import { VIEWS, addressOf, placeIn } from '../inspect-place.js';
import { become, demoPerson, roles } from '../session.js';
import { t, translatePage, word } from '../i18n/index.js';

/** What somebody who only works on cases sees of supervision: the board to answer from, and the cases. */
const OF_DEPARTMENTS = ['cases', 'board'];

/** 监察: find cases and read their whole trace, act on warnings, and see whether the ledger itself is sound. */
export class InspectorView extends LedgerElement {
  static properties = { place: { state: true }, state: { state: true }, who: { state: true }, demo: { state: true }, closed: { state: true } };
  #follower;
  #seen;
  #onAddress = () => this.#arrive();

  connectedCallback() {
    super.connectedCallback();
    window.addEventListener('popstate', this.#onAddress);
    this.addEventListener('click', (event) => this.#onClick(event));
    // A case that is open tells of itself.
    this.addEventListener('live', (event) => !this.#follower && showLive(event.detail));
    this.#arrive();
    roles().then((who) => {
      this.who = who;
      this.#name();
      this.#keepIn();
    });
    readIfOffered('/demo/users').then((people) => (this.demo = Boolean(people)));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.#onAddress);
    this.#follower?.close();
  }

  #onClick(event) {
    const link = event.target.closest?.('a[data-step]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.#go(link.getAttribute('href'));
  }

  #go(address) {
    const before = this.place;
    history.pushState(null, '', address);
    this.#arrive();
    if (this.place.view !== before.view) window.scrollTo(0, 0);
    if (this.place.caseNo && this.place.caseNo !== before.caseNo) this.updateComplete.then(() => this.#toTrace());
  }

  /** Where list and trace stand one below the other, the trace is what was asked for. */
  #toTrace() {
    const panel = this.querySelector('trace-panel');
    if (panel && panel.getBoundingClientRect().top > window.innerHeight / 2) panel.scrollIntoView();
  }

  #arrive() {
    const before = this.place?.caseNo;
    this.place = placeIn();
    this.closed = undefined;
    if (this.who) this.#keepIn();
    if (this.place.caseNo === before && this.#follower) return;
    this.#follower?.close();
    this.#follower = undefined;
    this.state = undefined;
    showLive({ state: undefined, asOf: undefined });
    if (this.place.caseNo) this.#follower = new CaseFollower(this.place.caseNo, (state) => this.#show(state));
  }

  #show(state) {
    if (state.news && state.news !== this.state?.news) announce(t('timeline.new', { event: titleOf(state.news) }));
    this.state = state;
    showLive({ state: state.file ? state.live : undefined, asOf: state.file?.asOf });
  }

  /** On a phone the views do not all fit beside each other; the one that is shown is brought into sight. */
  updated() {
    const [tabs, current] = ['.tabs', '.tabs [aria-current="page"]'].map((css) => this.querySelector(css));
    this.#titled();
    if (!current || this.place.view === this.#seen) return;
    tabs.scrollLeft = current.offsetLeft - (tabs.clientWidth - current.offsetWidth) / 2;
    this.#seen = this.place.view;
  }

  /** Windows and bookmarks are told apart by the view or the case that they show. */
  #titled() {
    const { view, caseNo } = this.place;
    document.title = [view === VIEWS[0] ? caseNo : t(`inspect.${view}`), t('title.inspector')].filter(Boolean).join(t('title.join'));
  }

  /** Those who are supervised find their own name over the page. */
  #name() {
    const [heading, below] = ['h1', '.head p'].map((css) => document.querySelector(`main ${css}`));
    if (this.#inspects) return;
    heading.dataset.i18n = 'inspector.departments';
    below.dataset.i18n = 'inspector.departments.sub';
    translatePage();
  }

  get #inspects() {
    return !this.who?.length || ['INSPECTOR', 'ADMIN'].some((role) => this.who.includes(role));
  }

  get #views() {
    return this.#inspects ? VIEWS : OF_DEPARTMENTS;
  }

  /** An address of what is not open to the reader leads to what is, and is said to do so. */
  #keepIn() {
    if (this.#views.includes(this.place.view)) return;
    this.closed = this.place.view;
    this.place = { ...this.place, view: this.#views[0] };
    history.replaceState(history.state, '', addressOf(this.place));
  }

  render() {
    if (!this.who) return html`<section class="panel">${loading()}</section>`;
    const [views, { place }] = [this.#views, this];
    return html`
      <div class="stack inspect">
        ${this.#inspects && place.view !== 'ledger' ? html`<damage-notice .address=${addressOf({ view: 'ledger' })}></damage-notice>` : ''}
        <nav class="tabs" aria-label=${t('inspect.views')}>${views.map((view) => html`<a href=${addressOf({ view })} data-step aria-current=${view === place.view ? 'page' : 'false'}>${t(`inspect.${view}`)}</a>`)}</nav>
        ${this.#role()}
        ${this.closed ? html`<p role="status">${t('inspect.closed', { view: t(`inspect.${this.closed}`), shown: t(`inspect.${place.view}`) })}</p>` : ''}
        ${this.#view(place)}
      </div>`;
  }

  /** In the demonstration the same page shows what the other side of an order sees; room is kept until that is known. */
  #role() {
    if (!demoPerson() || this.demo === false || this.who?.length === 0) return '';
    if (!this.demo || !this.who) return html`<p class="role"></p>`;
    const change = () => {
      become(this.#inspects ? 'clerk' : 'inspector');
      location.assign(addressOf({ view: 'board' }));
    };
    return html`<p class="quiet small role">${t('inspect.as', { role: word('role', this.who[0]) })} <button class="link" type="button" @click=${change}>${t(this.#inspects ? 'inspect.asClerk' : 'inspect.asInspector')}</button></p>`;
  }

  #view({ view, filters }) {
    switch (view) {
      case 'board': return html`<supervision-board></supervision-board>`;
      case 'leads': return html`<lead-list></lead-list>`;
      case 'gaps': return html`<gap-list></gap-list>`;
      case 'sources': return html`<source-table></source-table>`;
      case 'quarantine': return html`<quarantine-list></quarantine-list>`;
      case 'map': return html`<filter-bar .filters=${filters} @filters=${(event) => this.#go(addressOf({ view, filters: event.detail }))}></filter-bar><process-map .filters=${filters}></process-map>`;
      case 'ledger': return html`<div class="grid"><integrity-panel class="half"></integrity-panel><projection-table class="half"></projection-table></div>`;
      default: return this.#cases();
    }
  }

  #cases() {
    const { filters, caseNo } = this.place;
    return html`
      <filter-bar .filters=${filters} @filters=${(event) => this.#go(addressOf({ filters: event.detail }))}></filter-bar>
      <div class="list-and-trace ${caseNo ? 'chosen' : ''}">
        ${caseNo ? html`<a class="back back-to-list" href=${addressOf({ filters })} data-step>${t('list.back')}</a>` : ''}
        <case-list .filters=${filters} .caseNo=${caseNo} ?exporting=${this.#inspects}></case-list>
        <trace-panel .caseNo=${caseNo} .state=${this.state} acting @retry=${() => this.#follower.refresh()} @ordered=${() => this.#follower.refresh()}></trace-panel>
      </div>`;
  }
}

customElements.define('inspector-view', InspectorView);
