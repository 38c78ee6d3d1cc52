import { html, svg } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import './flow-diagram.js';
import { empty, failed, loading, problemText } from './blank.js';
import { tellLive } from './live-state.js';
import { read } from '../api.js';
import { ledgerTime } from '../ledger-time.js';
import { knows, language, t, word } from '../i18n/index.js';
import { count, duration } from '../format.js';
import { learnFilters, nameOf } from '../names.js';

const FIRST = 8;
/** Rows of a table that say most; the others are shown when asked for. */
const ROWS = 12;

const share = (value) => `${(value * 100).toFixed(1)}%`;

/** 堵点图: where the time of the selected cases goes, how often they go back, and which ways they take. */
export class ProcessMap extends LedgerElement {
  static properties = { filters: {}, map: { state: true }, problem: { state: true }, whole: { state: true }, busy: { state: true } };
  #asked;

  constructor() {
    super();
    this.whole = {};
  }

  willUpdate() {
    const asked = JSON.stringify(this.filters);
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.map = undefined;
    this.#load(asked);
  }

  async #load(asked) {
    this.busy = true;
    try {
      const [map, asOf] = await Promise.all([read('/api/v1/process-map', this.filters), ledgerTime()]);
      if (asked === this.#asked) Object.assign(this, { map, problem: undefined });
      this.#learn(map.byDepartment.slice(0, ROWS));
      tellLive(this, 'still', asOf);
    } catch (problem) {
      if (asked === this.#asked) this.problem = problem;
    } finally {
      if (asked === this.#asked) this.busy = false;
    }
  }

  /** Departments are told by their codes. */
  async #learn(places) {
    await learnFilters({ department: [...new Set(places.map((place) => place.department).filter(Boolean))].join(',') });
    this.requestUpdate();
  }

  render() {
    if (!this.map) return html`<section class="panel">${this.problem ? failed(t('process.failed'), this.problem, () => this.#load(this.#asked)) : html`<p class="quiet computing" role="status">${t('process.computing')}</p>${loading()}`}</section>`;
    return html`<div class="stack">
      <p class="again"><button class="button" type="button" ?disabled=${this.busy} @click=${() => this.#load(this.#asked)}>${t('process.read')}</button> <span class="quiet small" role="status">${this.problem ? problemText(this.problem) : t('process.read.note')}</span></p>
      ${this.map.cases ? html`${this.#bottlenecks()}<div class="flow-and-ways"><flow-diagram .map=${this.map}></flow-diagram>${this.#variants()}</div>${this.#steps()}${this.#places()}${this.#transitions()}` : html`<section class="panel">${empty(t('list.none'), t('list.none.advice'))}</section>`}</div>`;
  }

  #bottlenecks() {
    const { cases, complete, bottlenecks } = this.map;
    return html`<section class="panel" aria-labelledby="bottleneck-name">
      <div class="panel-head"><h2 id="bottleneck-name">${t('process.bottlenecks')}</h2><p>${t(complete ? 'process.cases' : 'process.newest', { count: count(cases) })}</p></div>
      ${bottlenecks.length ? html`<ol class="bottlenecks panel-body">${bottlenecks.map((one) => html`<li>${badge('notice', t(`process.${one.kind}`), 'warn')}<p>${t(`process.${one.kind}.text`, { step: word('step', one.step), share: share(one.value), times: (one.value * 100).toFixed(1) })}</p></li>`)}</ol>` : empty(t('process.free'), '')}
    </section>`;
  }

  #variants() {
    const { variants, otherVariants } = this.map;
    const most = Math.max(...variants.map((variant) => variant.share));
    return html`<section class="panel" aria-labelledby="variants-name">
      <div class="panel-head"><h2 id="variants-name">${t('process.variants')}</h2><p>${otherVariants ? t('process.others', { count: count(otherVariants) }) : ''}</p></div>
      <ol class="variants panel-body">${variants.slice(0, FIRST).map((variant) => html`<li>
        <p class="num"><b>${share(variant.share)}</b> <span class="quiet">${t('process.ofCases', { count: count(variant.cases) })}</span></p>
        <svg class="bar" aria-hidden="true">${svg`<rect class="goal-track" width="100%" height="6"></rect><rect class="goal-fill" width="${(variant.share / most) * 100}%" height="6"></rect>`}</svg>
        <ol class="way">${this.#way(variant.steps)}</ol>
      </li>`)}</ol></section>`;
  }

  /** A step that comes again is a return, and is marked as one. */
  #way(steps) {
    const seen = new Set();
    return steps.map((step) => {
      const again = seen.has(step);
      seen.add(step);
      return html`<li class=${again ? 'again' : ''}>${this.#named(step)}${again ? html` <small>${t('process.again')}</small>` : ''}</li>`;
    });
  }

  #rest(list, rows) {
    return rows.length > ROWS && !this.whole[list] ? html`<div class="panel-foot"><button class="button" type="button" @click=${() => this.#all(list, rows)}>${t('process.all', { count: count(rows.length) })}</button></div>` : '';
  }

  #all(list, rows) {
    this.whole = { ...this.whole, [list]: true };
    if (list === 'places') this.#learn(rows);
  }

  #first(list, rows) {
    return this.whole[list] ? rows : rows.slice(0, ROWS);
  }

  /** The steps of the law by their names in the reader's language; a department's own as it calls them. */
  #named(step) {
    return html`<span lang=${language() === 'en' && knows(`step.${step}`) ? 'en' : 'zh-CN'}>${word('step', step)}</span>`;
  }

  #steps() {
    const most = Math.max(...this.map.steps.map((step) => step.share));
    const apart = this.map.steps.some((step) => step.told);
    return html`<section class="panel" aria-labelledby="steps-name">
      <div class="panel-head"><h2 id="steps-name">${t('process.steps')}</h2><p>${t(apart ? 'process.steps.note' : 'process.steps.untold')}</p></div>
      <div class="panel-body"><table class="table cards compact">
        <caption class="unseen">${t('process.steps')}</caption>
        <thead><tr><th scope="col">${t('process.step')}</th><th scope="col">${t('process.share')}</th><th scope="col" class="end">${t('process.elapsed')}</th>${apart ? html`<th scope="col" class="end">${t('process.waiting')}</th><th scope="col" class="end">${t('process.working')}</th>` : ''}<th scope="col" class="end">${t('process.passes')}</th><th scope="col" class="end">${t('process.returns')}</th></tr></thead>
        <tbody>${this.#first('steps', this.map.steps).map((step) => html`<tr>
          <td class="lead">${this.#named(step.step)}</td>
          <td data-label=${t('process.share')} class="share-cell"><span><svg class="bar" aria-hidden="true">${svg`<rect class="goal-track" width="100%" height="8"></rect><rect class="goal-fill" width="${(step.share / (most || 1)) * 100}%" height="8"></rect>`}</svg> <span class="num">${share(step.share)}</span></span></td>
          <td class="end num" data-label=${t('process.elapsed')}>${duration(step.elapsedP50)} / ${duration(step.elapsedP90)}</td>
          ${apart ? html`<td class="end num" data-label=${t('process.waiting')}>${step.waitingP50 == null ? html`<span class="quiet small">${t('process.untold')}</span>` : `${duration(step.waitingP50)} / ${duration(step.waitingP90)}`}</td>
          <td class="end num" data-label=${t('process.working')}>${step.workingP50 == null ? html`<span class="quiet small">${t('process.untold')}</span>` : `${duration(step.workingP50)} / ${duration(step.workingP90)}`}</td>` : ''}
          <td class="end num" data-label=${t('process.passes')}>${count(step.passes)}</td>
          <td class="end num" data-label=${t('process.returns')}>${step.returns ? badge('notice', count(step.returns), 'warn') : '0'}</td></tr>`)}</tbody></table></div>${this.#rest('steps', this.map.steps)}</section>`;
  }

  /** The same step may be quick in one department and slow in the next. */
  #places() {
    const places = this.map.byDepartment;
    const apart = places.some((place) => place.told);
    return html`<section class="panel" aria-labelledby="places-name">
      <div class="panel-head"><h2 id="places-name">${t('process.places')}</h2><p>${t(apart ? 'process.steps.note' : 'process.steps.untold')}</p></div>
      <div class="panel-body"><table class="table cards compact">
        <caption class="unseen">${t('process.places')}</caption>
        <thead><tr><th scope="col">${t('process.step')}</th><th scope="col">${t('process.department')}</th><th scope="col" class="end">${t('process.share')}</th><th scope="col" class="end">${t('process.elapsed')}</th>${apart ? html`<th scope="col" class="end">${t('process.waiting')}</th>` : ''}<th scope="col" class="end">${t('process.passes')}</th><th scope="col" class="end">${t('process.returns')}</th></tr></thead>
        <tbody>${this.#first('places', places).map((place) => html`<tr>
          <td class="lead">${this.#named(place.step)}</td>
          <td data-label=${t('process.department')}><span lang="zh-CN">${place.department ? nameOf(place.department) : t('process.nobody')}</span></td>
          <td class="end num" data-label=${t('process.share')}>${share(place.share)}</td>
          <td class="end num" data-label=${t('process.elapsed')}>${duration(place.elapsedP50)} / ${duration(place.elapsedP90)}</td>
          ${apart ? html`<td class="end num" data-label=${t('process.waiting')}>${place.waitingP50 == null ? html`<span class="quiet small">${t('process.untold')}</span>` : `${duration(place.waitingP50)} / ${duration(place.waitingP90)}`}</td>` : ''}
          <td class="end num" data-label=${t('process.passes')}>${count(place.passes)}</td>
          <td class="end num" data-label=${t('process.returns')}>${place.returns ? badge('notice', count(place.returns), 'warn') : '0'}</td></tr>`)}</tbody></table></div>${this.#rest('places', places)}</section>`;
  }

  #transitions() {
    return html`<section class="panel" aria-labelledby="transitions-name">
      <div class="panel-head"><h2 id="transitions-name">${t('process.transitions')}</h2></div>
      <div class="panel-body"><table class="table cards compact">
        <caption class="unseen">${t('process.transitions')}</caption>
        <thead><tr><th scope="col">${t('process.from')}</th><th scope="col">${t('process.to')}</th><th scope="col" class="end">${t('process.count')}</th><th scope="col" class="end">${t('process.elapsed')}</th></tr></thead>
        <tbody>${this.#first('transitions', this.map.transitions).map((one) => html`<tr><td class="lead">${this.#named(one.from)}</td><td data-label=${t('process.to')}>${this.#named(one.to)}</td><td class="end num" data-label=${t('process.count')}>${count(one.count)}</td><td class="end num" data-label=${t('process.elapsed')}>${duration(one.elapsedP50)} / ${duration(one.elapsedP90)}</td></tr>`)}</tbody></table></div>${this.#rest('transitions', this.map.transitions)}</section>`;
  }
}

customElements.define('process-map', ProcessMap);
