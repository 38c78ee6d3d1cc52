import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { empty, failed, loading } from './blank.js';
import { language, t } from '../i18n/index.js';
import { count, range, signed } from '../format.js';
import { percent, targetPercent } from '../rate.js';
import { classOf, classStep, pointsFrom } from '../bands.js';
import { addressOf } from '../scope.js';

/** 云湖区 stands as 云湖 in a tile, and 石门市's own as 市本级; names of two characters stay whole. */
const short = (name) => (name.length > 2 ? name.replace(/(市|县|区)$/, '') : name);

/**
 * The province as a diagram: a block for each city with a tile for each county, coloured by the distance to the target,
 * the figure printed in every tile. It is no map and does not look like one; an approved map may stand beside it.
 */
export class DivisionMap extends LedgerElement {
  static properties = { place: {}, metric: {}, goal: {}, borrowed: {}, groups: {}, approved: {}, problem: {} };

  render() {
    return html`
      <section class="panel" aria-labelledby="map-name">
        <div class="panel-head"><h2 id="map-name">${t(this.goal == null ? 'map.values' : 'map.name')}</h2><p>${this.goal == null ? '' : t(this.borrowed ? 'map.borrowed' : 'map.goal', { goal: targetPercent(this.goal), whom: this.borrowed })}</p></div>
        ${this.groups ? this.#body() : this.problem ? failed(t('rank.failed'), this.problem, () => this.dispatchEvent(new Event('retry'))) : loading()}
      </section>`;
  }

  #body() {
    if (!this.groups.some(({ parts }) => parts.length)) return empty(t('rank.none'), t('rank.none.advice'));
    const counties = this.groups.flatMap(({ parts }) => parts.filter((part) => !part.own));
    const step = classStep(this.groups.flatMap(({ parts }) => parts), this.goal);
    return html`
      <div class="panel-body">
        <a class="pass" href="#rank-name">${t('map.pass')}</a>
        <ul class="map">${this.groups.map((group) => this.#city(group, step))}</ul>
        ${this.goal == null ? '' : this.#legend(step)}
        ${this.approved ? this.#approved() : ''}
        <details><summary>${t('map.table')}</summary>${this.#table(counties)}</details>
      </div>
      <p class="panel-foot">${t('map.foot', { count: count(counties.length) })}</p>`;
  }

  #city({ city, parts }, step) {
    return html`
      <li class="map-city">
        <ul>
          <li class="wide">${this.#tile(city, short(city.name), { region: city.key }, step, 'city')}</li>
          ${parts.filter((part) => part.key).map((part) => html`<li>${part.own
            ? this.#tile(part, t('map.own'), { region: part.key, level: part.level }, step)
            : this.#tile(part, short(part.name), { region: part.key }, step)}</li>`)}
        </ul>
      </li>`;
  }

  #tile(part, name, change, step, kind = '') {
    const points = pointsFrom(part, this.goal);
    const figure = points === null ? percent(part) : signed(Math.abs(points).toFixed(1), Math.abs(points) < 0.05 ? 0 : points);
    const label = t('map.label', { name: part.own ? t('rank.own', { name: part.name }) : part.name, value: percent(part), gap: points === null ? t('rate.none') : t(`${this.borrowed ? 'map' : 'gap'}.${points >= 0 ? 'above' : 'below'}`, { points: Math.abs(points).toFixed(1) }) });
    return html`<a class="map-tile ${kind} gap-${kind === 'city' ? 'city' : classOf(points, step)}" href=${addressOf(this.place, change)} data-step aria-label=${label}>
      <span lang=${part.own && language() === 'en' ? 'en' : 'zh-CN'}>${name}</span>${part.denominator ? html`<b class="num">${figure}</b>` : html`<small>${t('rate.none')}</small>`}</a>`;
  }

  #legend(step) {
    const [far, near] = [signed(2 * step, -1), signed(step, -1)];
    const texts = [`< ${far}`, range(far, near), range(near, 0), range(0, step), range(step, 2 * step), `≥ ${2 * step}`];
    return html`<ol class="map-legend" aria-hidden="true">${texts.map((text, index) => html`<li><i class="gap-${index + 1}"></i>${text}</li>`)}</ol>`;
  }

  #approved() {
    return html`<figure class="map-approved"><img src=${this.approved.image} alt=${this.approved.title}><figcaption>${this.approved.title} ${t('map.review', { number: this.approved.reviewNumber })}</figcaption></figure>`;
  }

  #table(counties) {
    return html`<div class="scroll" tabindex="0" role="group" aria-label=${t('map.table')}><table class="table">
      <thead><tr><th scope="col">${t('rank.place.city')}</th><th scope="col" class="end">${t(`metric.${this.metric}`)}</th><th scope="col" class="end">${t('rank.gap')}</th><th scope="col" class="end">${t('rank.counts')}</th></tr></thead>
      <tbody>${counties.map((part) => {
        const points = pointsFrom(part, this.goal);
        return html`<tr><td>${part.key ? html`<a href=${addressOf(this.place, { region: part.key })} data-step lang="zh-CN">${part.name}</a>` : t('rank.unconnected')}</td><td class="end num">${percent(part)}</td>
          <td class="end num">${points === null ? '' : signed(Math.abs(points).toFixed(1), Math.abs(points) < 0.05 ? 0 : points)}</td><td class="end num">${t('rate.counts', { numerator: count(part.numerator), denominator: count(part.denominator) })}</td></tr>`;
      })}</tbody></table></div>`;
  }
}

customElements.define('division-map', DivisionMap);
