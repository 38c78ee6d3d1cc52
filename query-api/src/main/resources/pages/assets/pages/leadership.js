import { html } from 'lit';
import { LedgerElement } from '../components/ledger-element.js';
import { empty, failed } from '../components/blank.js';
import '../components/site-header.js';
import { showLive } from '../components/live-state.js';
import '../components/crumb-path.js';
import '../components/damage-notice.js';
import '../components/time-machine.js';
import '../components/metric-tile.js';
import { metricBook, said } from '../components/metric-definition.js';
import '../components/division-map.js';
import '../components/rank-table.js';
import '../components/case-rows.js';
import '../components/trend-panel.js';
import '../components/declared-table.js';
import '../components/definition-table.js';
import '../components/baseline-list.js';
import '../components/item-table.js';
import '../components/trace-panel.js';
import '../components/wall-view.js';
import { announce } from '../components/announcer.js';
import { CaseFollower } from '../case-follower.js';
import { read, readAll, readIfOffered } from '../api.js';
import { csvOf, save } from '../csv.js';
import { t } from '../i18n/index.js';
import { RANKED, TILES, metricIn } from '../metrics.js';
import { learnHome, learnPlace, nameOf, wholeName } from '../names.js';
import { RateBook } from '../rate-book.js';
import { rateTable } from '../rate-table.js';
import { levelsOf, shown, whomItBinds } from '../rate.js';
import { addressOf, dayInAddress, depthOf, innermost, isWhole, placeInAddress, scopeOf, timeOf } from '../scope.js';
import { date } from '../format.js';

const NOTHING = { rows: {}, levels: {}, trends: {} };

/** What stays true of a place's figures where only the metric, or how they are shown, has changed. */
const whatStays = ({ rows, levels, trends, raw, asOf, moves }) => ({ rows, levels, trends, raw, asOf, moves });
const sameFigures = (one, other) => JSON.stringify([scopeOf(one), timeOf(one)]) === JSON.stringify([scopeOf(other), timeOf(other)]);

/** 指标: the rates against their targets, from the province down to one case, now or on any day since the plan. */
export class LeadershipView extends LedgerElement {
  static properties = { place: { state: true }, home: { state: true }, state: { state: true }, file: { state: true }, unknown: { state: true }, unusable: { state: true }, timeOpen: { state: true }, approved: { state: true } };
  #book;
  #askedHome;
  #asked;
  #follower;
  // A link within the page, such as that past the navigation, leads to no other place.
  #onAddress = () => JSON.stringify(placeInAddress()) !== JSON.stringify(this.place) && this.#arrive();

  connectedCallback() {
    super.connectedCallback();
    this.state = NOTHING;
    window.addEventListener('popstate', this.#onAddress);
    this.addEventListener('click', (event) => this.#onClick(event));
    this.addEventListener('step', (event) => this.#toDay(event.detail));
    this.#begin();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener('popstate', this.#onAddress);
    this.#leave();
  }

  async #begin() {
    this.place = placeInAddress();
    this.#refuseDay();
    this.#askedHome = learnHome();
    this.#arrive();
    if (this.place.asOf) this.#learnToday();
    try {
      this.home = await this.#askedHome;
    } catch (problem) {
      this.#leave();
      this.state = { ...NOTHING, problem };
      return;
    }
    if (this.home) readIfOffered(`/assets/maps/${this.home}.json`).then((found) => (this.approved = found?.approved));
  }

  async #learnToday() {
    const page = await readIfOffered('/api/v1/rates', { metric: metricIn(this.place) });
    this.now = page?.items[0]?.asOf.slice(0, 10);
    this.requestUpdate();
    // A day that is not over has no figures of its own: what is shown are those of now.
    if (this.place.asOf >= this.now) {
      if (this.place.asOf > this.now) this.unusable = { asked: this.place.asOf };
      history.replaceState(null, '', addressOf(this.place, { asOf: undefined, known: undefined }));
      this.#arrive();
    }
  }

  /** A day in the address that cannot be looked at is said to be so, once. */
  #refuseDay() {
    const asked = dayInAddress();
    if (!asked || asked === this.place.asOf) return;
    this.unusable = { asked, shown: this.place.asOf };
    history.replaceState(null, '', addressOf(this.place));
  }

  #leave() {
    this.#book?.close();
    this.#follower?.close();
    this.#book = this.#follower = undefined;
  }

  async #arrive() {
    this.#leave();
    const before = this.#asked;
    const place = (this.place = this.#asked = placeInAddress());
    this.file = undefined;
    if (before && sameFigures(before, place)) this.state = whatStays(this.state);
    else {
      this.state = NOTHING;
      this.unknown = false;
      showLive({ state: undefined, asOf: undefined });
    }
    if (this.place.wall) document.documentElement.dataset.surface = 'wall';
    else delete document.documentElement.dataset.surface;
    // A new object, so that all who show the place write its names anew.
    this.#askedHome.then((home) => learnPlace(place, home)).then((named) => {
      if (place !== this.#asked) return;
      this.unknown = !named;
      this.place = { ...this.place };
    }, () => {});
    if (depthOf(place) === 'case' && place.asOf) {
      this.#readPast();
    } else if (depthOf(place) === 'case') {
      this.#follower = new CaseFollower(place.case, (file) => {
        this.file = file;
        showLive({ state: file.file ? file.live : undefined, asOf: file.file?.asOf });
      });
    } else {
      this.#book = new RateBook(place, this.#askedHome, metricIn(place), (state) => this.#show(state), this.state);
    }
  }

  /** A case as it was at the end of a day, with what had happened by then. */
  async #readPast() {
    const place = this.#asked;
    const path = `/api/v1/cases/${encodeURIComponent(place.case)}`;
    const end = Date.parse(timeOf(place).asOf);
    const by = (time) => Date.parse(time) <= end;
    try {
      const [file, records] = await Promise.all([read(path, timeOf(place)), readAll(`${path}/history`)]);
      if (place === this.#asked) this.file = { file, records: records.filter((record) => by(record.occurredAt ?? record.recordedAt) && (!place.known || by(record.recordedAt))) };
    } catch (problem) {
      if (place === this.#asked) this.file = { problem };
    }
  }

  #show(state) {
    const [before, now] = [this.state.rows.plan, state.rows.plan];
    if (before && now && shown(before) !== shown(now)) announce(t('plan.changed', { value: shown(now) }));
    this.state = state;
    showLive(this.place.asOf ? { state: undefined } : { state: state.live, asOf: state.asOf });
  }

  /** Links to other places of this page are steps, unless the reader asks for a new tab. */
  #onClick(event) {
    const link = event.target.closest?.('a[data-step]');
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    this.#go(link.getAttribute('href'));
  }

  /** One way back leads out of the past, however many days were looked at on it. */
  #toDay(address) {
    this.timeOpen = true;
    this.unusable = undefined;
    if (this.place.asOf) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    this.#arrive();
  }

  #go(address) {
    const below = depthOf(placeInAddress());
    history.pushState(null, '', address);
    this.unusable = undefined;
    this.#arrive();
    if (depthOf(this.place) === below) return;
    window.scrollTo(0, 0);
    document.querySelector('main').focus({ preventScroll: true });
  }

  /** Windows, bookmarks and sheets of paper are told apart by where they are and what they show. */
  updated() {
    const { place } = this;
    if (!place) return;
    const where = place.case ?? (isWhole(place) ? '' : wholeName(place, this.home));
    const what = place.case || (!where && !place.metric) ? '' : t(`metric.${metricIn(place)}`);
    document.title = [[where, what].filter(Boolean).join(' '), t('title.leadership')].filter(Boolean).join(t('title.join'));
  }

  render() {
    const { place } = this;
    if (!place) return '';
    if (place.wall) return html`<wall-view .state=${this.state} ?unknown=${this.#nowhere} .home=${this.home} .place=${place} @leave=${() => this.#go(addressOf(place, { wall: undefined }))}></wall-view>`;
    return html`
      <div class="stack leadership">
        <damage-notice></damage-notice>
        <div class="place-row">
          <crumb-path .place=${place} .home=${this.home}></crumb-path>
          <div class="tools" role="group" aria-label=${t('tools.name')}>
            <button class="button" type="button" aria-expanded=${Boolean(this.timeOpen || place.asOf)} @click=${() => (this.timeOpen = !this.timeOpen)}>${t('time.name')}</button>
            <button class="button" type="button" ?hidden=${depthOf(place) === 'case'} ?disabled=${!this.state.asOf || this.#nowhere} @click=${() => this.#save()}>${t('tools.csv')}</button>
            <button class="button" type="button" @click=${() => window.print()}>${t('tools.print')}</button>
            <button class="button wall-button" type="button" ?hidden=${depthOf(place) === 'case'} @click=${() => this.#toWall()}>${t('tools.wall')}</button>
          </div>
        </div>
        ${this.unusable ? html`<p role="status">${t(this.unusable.shown ? 'time.unusable.shown' : 'time.unusable', { asked: this.unusable.asked, shown: this.unusable.shown ? date(this.unusable.shown) : '' })}</p>` : ''}
        <time-machine .place=${place} .today=${this.#today()} ?open=${this.timeOpen} ?nothing=${this.#nothing}></time-machine>
        ${depthOf(place) === 'case' ? this.#case() : this.#rates()}
      </div>`;
  }

  /** The server's day in China, once it is known; the demonstration's clock is not the reader's. */
  #today() {
    if (!this.place.asOf && this.state?.asOf) this.now = this.state.asOf.slice(0, 10);
    return this.now;
  }

  /** Nobody has a name for the place, and nothing has been counted there. */
  get #nowhere() {
    return Boolean(this.unknown && this.#nothing);
  }

  /** Nothing at all has been counted here by the time that is looked at. */
  get #nothing() {
    return Boolean(this.state.raw && Object.values(this.state.raw).every((row) => !row.denominator));
  }

  #case() {
    return html`<trace-panel .caseNo=${this.place.case} .state=${this.file} @retry=${() => (this.#follower ? this.#follower.refresh() : this.#readPast())}></trace-panel>`;
  }

  #rates() {
    const { place, state } = this;
    if (state.problem && !state.raw) return html`<section class="panel">${failed(t('rates.failed'), state.problem, () => (this.home ? this.#book.refresh() : this.#begin()))}</section>`;
    if (this.#nowhere) return html`<section class="panel">${empty(t('place.unknown'), t('place.unknown.advice'), html`<a class="button" href=${addressOf(place, { region: undefined })} data-step>${t('place.toTop')}</a>`)}</section>`;
    const whole = isWhole(place);
    return html`
      <section class="tiles" aria-label=${t('rates.name')}>
        ${TILES.map((tile) => html`<metric-tile .tile=${tile} ?whole=${whole} .row=${whole && tile.level ? state.rows.plan : state.rows[tile.metric]} .parts=${state.levels[tile.metric]} .days=${state.trends[tile.metric]}></metric-tile>`)}
      </section>
      ${this.#below()}
      ${state.raw ? this.#more() : ''}`;
  }

  /** What is read once the figures are there, which must not wait for it. */
  #more() {
    const { place, state } = this;
    return html`
      <trend-panel .place=${place} .metric=${metricIn(place)} .parts=${state.parts} .goal=${this.#goal()} .borrowed=${this.#borrowed()} .asOf=${state.asOf}></trend-panel>
      <declared-table .place=${place} .moves=${state.moves}></declared-table>
      <definition-table .place=${place} .metric=${metricIn(place)} .moves=${state.moves}></definition-table>
      ${isWhole(place) ? html`<baseline-list></baseline-list><item-table></item-table>` : ''}`;
  }

  /** What the chosen metric is made of here. */
  #below() {
    const { place, state } = this;
    const metric = metricIn(place);
    const goal = this.#goal();
    const borrowed = this.#borrowed();
    const depth = depthOf(place);
    const retry = () => this.#book.refresh();
    const table = html`<rank-table .place=${place} .metric=${metric} .parts=${state.parts} .others=${state.others} .goal=${goal} .borrowed=${borrowed} .problem=${state.partsProblem} @retry=${retry}></rank-table>`;
    return html`
      <div class="chips metric-choice" role="group" aria-label=${t('rank.metric')}>
        <span class="quiet">${t('rank.metric')}</span>
        ${RANKED.map((one) => html`<a class="chip" href=${addressOf(place, { metric: one })} data-step aria-current=${one === metric ? 'true' : 'false'}>${t(`metric.${one}`)}</a>`)}
      </div>
      ${depth === 'province' || depth === 'city' ? html`<div class="map-and-rank"><division-map .place=${place} .metric=${metric} .goal=${goal} .borrowed=${borrowed} .groups=${this.#named(state.groups)} .approved=${this.approved} .problem=${state.partsProblem} @retry=${retry}></division-map>${table}</div>`
        : depth === 'item' ? html`<case-rows .place=${place} .metric=${metric} .moves=${state.moves}></case-rows>` : table}`;
  }

  /** What the chosen metric is held against: its own target, or as a reference that of a part or of the whole province. */
  #goal() {
    const { raw, rows, reference } = this.state;
    const metric = metricIn(this.place);
    return rows[metric]?.unit === 'RATIO' ? raw?.[metric]?.target ?? reference?.target ?? undefined : undefined;
  }

  /** Whose target the goal is, where it is not set for what is looked at; nothing where it is. */
  #borrowed() {
    const { raw, rows, reference } = this.state;
    const metric = metricIn(this.place);
    const goal = this.#goal();
    if (goal == null || rows[metric]?.target != null) return '';
    return whomItBinds(levelsOf([...(raw?.[metric]?.targets ?? []), ...(reference?.targets ?? [])], goal));
  }

  #named(groups) {
    return groups?.map(({ city, parts }) => ({ city: { ...city, name: city.name || nameOf(city.key) }, parts }));
  }

  async #save() {
    const book = await metricBook().catch(() => new Map());
    const definitionName = (metric, id) => said(book.get(metric)?.definitions.find((one) => one.id === id)?.name) || id;
    const { place, state } = this;
    const parts = depthOf(place) === 'province' || depthOf(place) === 'city' ? [...(state.parts ?? []), ...(depthOf(place) === 'province' ? (state.groups ?? []).flatMap((group) => group.parts.filter((part) => !part.own)) : [])] : state.parts ?? [];
    const rows = rateTable({ rows: Object.values(state.rows), parts, metric: metricIn(place), place: nameOf(innermost(place) ?? this.home), asOf: state.asOf, definitionName });
    save(`rates-${place.region ?? this.home ?? 'all'}-${(state.asOf ?? '').slice(0, 10)}.csv`, csvOf(rows));
  }

  async #toWall() {
    await document.documentElement.requestFullscreen?.().catch(() => {}); // refused: then it is large without being whole
    this.#go(addressOf(this.place, { wall: '1' }));
  }
}

customElements.define('leadership-view', LeadershipView);
