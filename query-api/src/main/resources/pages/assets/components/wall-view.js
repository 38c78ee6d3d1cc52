import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import './damage-notice.js';
import { icon } from './icons.js';
import { ranked } from '../bands.js';
import { t } from '../i18n/index.js';
import { count, date, exactMoment } from '../format.js';
import { TILES, metricIn } from '../metrics.js';
import { nameOf, wholeName } from '../names.js';
import { depthOf, isWhole, partsOf } from '../scope.js';
import { gap, gapPhrase, goalText, percent, shown } from '../rate.js';

const EACH_MS = 12_000;
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };
const SCENES = ['plan', 'rates', 'parts'];

const tilesOf = (scene) => TILES.filter((tile) => Boolean(tile.plan) === (scene === 'plan'));

/** 大屏: the same numbers for a hall's wall: large, dark, one picture after the other, nothing to press. The space bar holds a picture, arrows turn, Escape leaves. */
export class WallView extends LedgerElement {
  static properties = { state: {}, home: {}, place: {}, unknown: { type: Boolean }, turn: { state: true } };
  #timer;
  #left = () => !document.fullscreenElement && this.#whole && this.#leave();
  #key = ({ key }) => {
    if (key === 'Escape') this.#leave();
    else if (key === ' ') this.#still = !this.#still;
    else if (STEPS[key]) this.turn += STEPS[key];
  };
  #still = false;
  #whole = Boolean(document.fullscreenElement);

  constructor() {
    super();
    this.turn = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    this.#timer = setInterval(() => this.#still || this.turn++, EACH_MS);
    document.addEventListener('fullscreenchange', this.#left);
    document.addEventListener('keydown', this.#key);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
    document.removeEventListener('fullscreenchange', this.#left);
    document.removeEventListener('keydown', this.#key);
  }

  #leave() {
    this.dispatchEvent(new Event('leave'));
  }

  render() {
    const scenes = SCENES.filter((one) => this.#has(one));
    const scene = scenes.at(this.turn % scenes.length);
    const { live } = this.state;
    return html`
      <section class="wall" aria-label=${t('wall.name')}>
        <header><p class="wall-place" lang="zh-CN">${this.unknown ? nameOf(this.home) : wholeName(this.place, this.home)}</p><h1 class="wall-title">${this.#title(scene)}</h1></header>
        ${!scene ? html`<p class="wall-none">${t(this.unknown ? 'place.unknown' : 'rate.none')}</p>` : scene === 'parts' ? this.#parts() : html`<div class="wall-tiles">${tilesOf(scene).map((tile) => this.#tile(tile))}</div>`}
        <damage-notice></damage-notice>
        <footer><p>${live && !this.place.asOf ? html`<span class="live-dot ${live === 'refused' ? 'lost' : live}" aria-hidden="true"></span> ${t(`live.${live}`)} ` : ''}${this.state.asOf ? t('live.asOf', { time: exactMoment(this.state.asOf) }) : t('blank.loading')}</p>
          <p class="wall-dots" aria-hidden="true">${scenes.map((one) => html`<i class=${one === scene ? 'now' : ''}></i>`)}</p></footer>
      </section>`;
  }

  /** Whether there is anything to show in a picture, as far as that is known. */
  #has(scene) {
    if (scene === 'parts') return partsOf(this.place) === 'REGION' && this.#ranked().length > 0;
    return tilesOf(scene).some((tile) => this.#row(tile)?.denominator !== 0);
  }

  #title(scene) {
    if (!scene) return '';
    if (scene === 'parts') return t(`wall.parts.${depthOf(this.place)}`, { metric: t(`metric.${metricIn(this.place)}`) });
    return t(tilesOf(scene).some((tile) => this.#row(tile)?.target != null) ? `wall.${scene}` : `wall.${scene}.bare`);
  }

  #row(tile) {
    return tile.level && isWhole(this.place) ? this.state.rows.plan : this.state.rows[tile.metric];
  }

  #tile(tile) {
    const row = this.#row(tile);
    const name = t(tile.level && isWhole(this.place) ? `metric.${tile.metric}.level` : `metric.${tile.metric}`);
    if (!row) return html`<article aria-busy="true"><h2>${name}</h2></article>`;
    if (!row.denominator) return '';
    const found = gap(row);
    return html`<article>
      <h2>${name}</h2>
      <p class="wall-figure num">${this.#figure(shown(row))}</p>
      <p class="num">${t('rate.counts', { numerator: count(row.numerator), denominator: count(row.denominator) })}</p>
      ${found ? html`<p class="wall-gap ${found.met ? 'good' : 'below'}">${icon(found.side === 'equal' ? 'tick' : found.side === 'above' ? 'up' : 'down')} ${gapPhrase(found)}</p><p class="wall-goal">${t(row.due ? 'target.by' : 'target.goal', { goal: `${row.comparator === 'AT_MOST' ? '≤' : '≥'} ${goalText(row, row.target)}`, date: row.due ? date(row.due) : '' })}</p>` : ''}
    </article>`;
  }

  /** The number large, its unit beside it. */
  #figure(text) {
    const [, number, unit] = text.match(/^(\S+)\s*(.*)$/);
    return html`${number}${unit ? html` <small>${unit}</small>` : ''}`;
  }

  #ranked() {
    return ranked((this.state.parts ?? []).filter((part) => part.key && !part.own && part.denominator), undefined)[0].rows;
  }

  #parts() {
    return html`<ol class="wall-cities">${this.#ranked().map(({ part, rank }) => html`<li><span class="num">${rank}</span><b lang="zh-CN">${part.name}</b>
      <svg aria-hidden="true"><rect class="wall-track" width="100%" height="100%"></rect><rect class="wall-bar" width="${(part.numerator / part.denominator) * 100}%" height="100%"></rect></svg>
      <span class="num">${percent(part)}</span><small class="num">${t('rate.counts', { numerator: count(part.numerator), denominator: count(part.denominator) })}</small></li>`)}</ol>`;
  }
}

customElements.define('wall-view', WallView);
