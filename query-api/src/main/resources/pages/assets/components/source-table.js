import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { empty, failed, loading } from './blank.js';
import { lineAfter, tellLive } from './live-state.js';
import { read } from '../api.js';
import { choiceIn, keepChoice } from '../choice.js';
import { whileConnected } from '../poll.js';
import { learnSources, nameOfSource, sourceAddress } from './source-name.js';
import { t, language } from '../i18n/index.js';
import { count, duration, exactMoment, range } from '../format.js';

const EVERY_MS = 2_000;
const FIRST = 15;
/** A source of which so much came late deserves a look. */
const LATE = 0.05;
const KINDS = {
  all: () => true,
  silent: (source) => source.silent,
  gaps: (source) => source.missing > 0 || source.resets > 0,
  late: (source) => source.count > 0 && source.late / source.count >= LATE,
};

const known = (seconds) => (seconds == null ? t('rate.none') : duration(seconds));

/**
 * 来源: what came in from each source and in each category of the plan, how late, and which numbers are missing; of a
 * source's `own` only the categories to which it sends.
 */
export class SourceTable extends LedgerElement {
  static properties = { own: { type: Boolean }, found: { state: true }, problem: { state: true }, everything: { state: true } };
  #poll = whileConnected(this, () => this.#load(), EVERY_MS);

  get #kind() {
    return choiceIn('show', Object.keys(KINDS));
  }

  #choose(kind) {
    keepChoice('show', Object.keys(KINDS), kind);
    this.requestUpdate();
  }

  async #load() {
    try {
      [this.found] = await Promise.all([read('/api/v1/inflow'), learnSources()]);
      this.problem = undefined;
      tellLive(this, 'live', this.found.asOf);
    } catch (problem) {
      this.problem = problem;
      tellLive(this, lineAfter(problem));
    }
  }

  render() {
    return html`
      <div class="stack">
        <section class="panel" aria-labelledby="inflow-name">
          <div class="panel-head"><h2 id="inflow-name">${t('inflow.name')}</h2><p>${this.found ? t('live.asOf', { time: exactMoment(this.found.asOf) }) : ''}</p></div>
          ${this.found ? this.#categories() : this.problem ? failed(t('inflow.failed'), this.problem, () => this.#load()) : loading()}
        </section>
        <section class="panel" aria-labelledby="sources-name">
          <div class="panel-head"><h2 id="sources-name">${t('sources.name')}</h2><p>${t('sources.note')}</p></div>
          ${this.found ? this.#sources() : loading()}
        </section>
      </div>`;
  }

  #categories() {
    return html`<div class="panel-body"><table class="table cards compact">
      <caption class="unseen">${t('inflow.name')}</caption>
      <thead><tr><th scope="col">${t('inflow.category')}</th>${this.#heads()}</tr></thead>
      <tbody>${this.found.categories.filter((one) => !this.own || one.count).map((one) => html`<tr><td class="lead">${one[language()] ?? one.zh}</td>${this.#cells(one)}</tr>`)}</tbody></table></div>`;
  }

  #heads() {
    return ['count', 'age', 'latency', 'late'].map((column) => html`<th scope="col" class="end">${t(`inflow.${column}`)}</th>`);
  }

  #cells(one) {
    const share = one.count ? `${((one.late / one.count) * 100).toFixed(1)}%` : t('rate.none');
    return html`
      <td class="end num" data-label=${t('inflow.count')}>${count(one.count)}</td>
      <td class="end num" data-label=${t('inflow.age')}>${one.lastEventAgeSeconds != null && one.lastEventAgeSeconds < 1 ? t('inflow.justNow') : known(one.lastEventAgeSeconds)}</td>
      <td class="end num" data-label=${t('inflow.latency')}>${known(one.latencyP95Seconds)}</td>
      <td class="end num" data-label=${t('inflow.late')}>${one.count && one.late / one.count >= LATE ? badge('notice', share, 'warn') : share}</td>`;
  }

  #sources() {
    const all = [...this.found.items].sort((one, other) => Number(other.silent) - Number(one.silent) || other.missing - one.missing || other.late - one.late || one.source.localeCompare(other.source));
    if (!all.length) return empty(t('sources.none'), t('sources.none.advice'));
    const chosen = all.filter(KINDS[this.#kind]);
    const shown = this.everything ? chosen : chosen.slice(0, FIRST);
    return html`
      <div class="panel-body">
        <div class="chips" role="group" aria-label=${t('sources.kind')}>${Object.keys(KINDS).map((kind) => {
          const found = all.filter(KINDS[kind]).length;
          return html`<button class="chip" type="button" aria-pressed=${kind === this.#kind} ?disabled=${!found && kind !== this.#kind} @click=${() => this.#choose(kind)}>${t(`sources.${kind}`)}<i>${count(found)}</i></button>`;
        })}</div>
        <table class="table cards compact">
          <caption class="unseen">${t('sources.name')}</caption>
          <thead><tr><th scope="col">${t('sources.source')}</th>${this.#heads()}<th scope="col">${t('sources.sequence')}</th></tr></thead>
          <tbody>${shown.map((source) => html`<tr>
            <td class="lead">${this.#name(source)}</td>${this.#cells(source)}
            <td data-label=${t('sources.sequence')}>${this.#sequence(source)}</td></tr>`)}</tbody>
        </table>
      </div>
      ${chosen.length > shown.length ? html`<div class="panel-foot"><button class="button" type="button" @click=${() => (this.everything = true)}>${t('sources.showAll', { count: count(chosen.length) })}</button></div>` : ''}`;
  }

  #name({ source, silent }) {
    const name = nameOfSource(source);
    const mark = silent ? badge('notice', t('sources.isSilent'), 'warn') : '';
    return name ? html`<span>${name}</span> ${mark}<small class="mono">${sourceAddress(source)}</small>` : html`<span class="mono">${sourceAddress(source)}</span> ${mark}`;
  }

  #sequence({ missing, gaps, resets }) {
    if (!missing && !resets) return html`<span class="quiet">${t('sources.whole')}</span>`;
    return html`<span class="badges">${missing ? badge('notice', t('sources.missing', { count: count(missing) }), 'warn') : ''}${resets ? badge('still', t('sources.resets', { count: resets })) : ''}</span>
      <small class="num">${gaps.slice(0, 3).map(({ from, to }) => (from === to ? count(from) : range(count(from), count(to)))).join(t('list.join'))}${gaps.length > 3 ? '…' : ''}</small>`;
  }
}

customElements.define('source-table', SourceTable);
