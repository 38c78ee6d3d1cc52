import { html, svg } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { icon } from './icons.js';
import { empty, failed, loading } from './blank.js';
import { t } from '../i18n/index.js';
import { count, signed } from '../format.js';
import { percent, targetPercent } from '../rate.js';
import { ranked, stepOf } from '../bands.js';
import { metricName } from '../metrics.js';
import { addressOf, depthOf } from '../scope.js';

const STEP = { province: 'region', city: 'region', county: 'department', department: 'item' };

/** The parts of a rate, bands first and order second; each leads one step further down. */
export class RankTable extends LedgerElement {
  static properties = { place: {}, metric: {}, parts: {}, others: {}, goal: {}, borrowed: {}, problem: {} };

  render() {
    const depth = depthOf(this.place);
    return html`
      <section class="panel" aria-labelledby="rank-name">
        <div class="panel-head"><h2 id="rank-name" tabindex="-1">${t(`rank.${depth}`)}</h2><p>${t('rank.order', { metric: t(`metric.${this.metric}`) })}</p></div>
        ${this.#body(depth)}
      </section>`;
  }

  #body(depth) {
    if (!this.parts) return this.problem ? failed(t('rank.failed'), this.problem, () => this.dispatchEvent(new Event('retry'))) : loading();
    if (!this.parts.length) return empty(t('rank.none'), t('rank.none.advice'));
    const groups = ranked(this.parts, this.goal);
    const others = Object.keys(this.others ?? {});
    const reach = Math.max(stepOf(this.goal ?? 0), ...groups.flatMap(({ rows }) => rows.map(({ points }) => Math.abs(points ?? 0))));
    const columns = (this.goal == null ? 4 : 6) + others.length;
    return html`
      <div class="panel-body">
        <table class="table rank">
          <caption class="unseen">${t(`rank.${depth}`)}</caption>
          <thead><tr>
            <th scope="col" class="order">${t('rank.number')}</th><th scope="col">${t(`rank.place.${depth}`)}</th>
            <th scope="col" class="end">${t(`metric.${this.metric}`)}</th>
            ${this.goal == null ? '' : html`<th scope="col" class="bar-cell">${t('rank.line', { goal: targetPercent(this.goal) })}</th><th scope="col" class="end">${t('rank.gap')}</th>`}<th scope="col" class="end counts">${t('rank.counts')}</th>
            ${others.map((metric) => html`<th scope="col" class="end other">${t(`metric.${metric}.short`)}</th>`)}
          </tr></thead>
          ${groups.map(({ band, rows }) => html`<tbody>
            ${band ? html`<tr class="band"><th scope="rowgroup" colspan=${columns}><b>${t(`band.${band}`)}</b> ${t(`band.${band}.text`, { goal: targetPercent(this.goal), step: stepOf(this.goal), count: rows.length })}</th></tr>` : ''}
            ${rows.map((row) => this.#row(row, depth, reach, others))}
          </tbody>`)}
        </table>
      </div>
      <p class="panel-foot">${this.#foot()}${this.borrowed && this.goal != null ? ` ${t('rank.borrowed', { goal: targetPercent(this.goal), whom: this.borrowed })}` : ''}</p>`;
  }

  /** What the rows add up to, and of what: of the whole province the first tile shows one level only. */
  #foot() {
    const [numerator, denominator] = ['numerator', 'denominator'].map((side) => count(this.parts.reduce((sum, part) => sum + part[side], 0)));
    return t('rank.foot', { sum: count(this.parts.length), metric: metricName(this.metric, this.place), counts: t('rate.counts', { numerator, denominator }) });
  }

  #row({ part, points, rank }, depth, reach, others) {
    const side = points === null ? '' : points >= 0 ? 'up' : 'down';
    return html`
      <tr>
        <td class="order num quiet">${part.denominator ? rank : ''}</td>
        <td class="place">${this.#name(part, depth)}</td>
        <td class="end num">${part.denominator ? html`<b>${percent({ ...part, target: this.goal })}</b>` : html`<span class="quiet">${t('rate.none')}</span>`}</td>
        ${this.goal == null ? '' : html`<td class="bar-cell">${points === null ? '' : this.#bar(points, reach)}</td>
        <td class="end num">${points === null ? '' : html`<span class="word ${side === 'up' ? 'good' : 'below'}">${icon(side)}${signed(Math.abs(points).toFixed(1), points.toFixed(1) === '-0.0' || points.toFixed(1) === '0.0' ? 0 : points)}</span>`}</td>`}
        <td class="end num counts quiet">${t('rate.counts', { numerator: count(part.numerator), denominator: count(part.denominator) })}</td>
        ${others.map((metric) => html`<td class="end num other">${this.#other(metric, part)}</td>`)}
      </tr>`;
  }

  #other(metric, part) {
    const found = this.others[metric].find((one) => one.key === part.key && one.own === part.own);
    return found?.denominator ? percent(found) : html`<span class="quiet small">${t('rate.none')}</span>`;
  }

  #name(part, depth) {
    const name = part.own ? t('rank.own', { name: part.name }) : part.key ? part.name : t('rank.unconnected');
    if (!part.key) return html`<span class="quiet">${name}</span>`;
    const change = part.own ? { region: part.key, level: part.level } : { [STEP[depth]]: part.key };
    return html`<a href=${addressOf(this.place, change)} data-step lang="zh-CN">${name}</a>`;
  }

  /** From the target's line to the value; the line stands in the middle. */
  #bar(points, reach) {
    const half = (Math.min(Math.abs(points), reach) / reach) * 48;
    return html`<svg class="rank-bar" aria-hidden="true">${svg`
      <rect class="goal-track" y="9" width="100%" height="1"></rect>
      <rect class="goal-fill ${points >= 0 ? '' : 'below'}" x="${points >= 0 ? 50 : 50 - half}%" y="5" width="${half}%" height="9"></rect>
      <svg x="50%" overflow="visible"><rect class="goal-tick" x="-0.5" y="1" width="1" height="17"></rect></svg>`}</svg>`;
  }
}

customElements.define('rank-table', RankTable);
