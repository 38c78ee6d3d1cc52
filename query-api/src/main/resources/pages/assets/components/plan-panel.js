import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge, icon } from './icons.js';
import { figure } from './metric-tile.js';
import './level-bars.js';
import './metric-definition.js';
import './target-progress.js';
import { t } from '../i18n/index.js';
import { date } from '../format.js';
import { datedTargets, gap, gapPhrase, ratioPercent, targetPercent, verdict } from '../rate.js';

const SHAPES = { met: ['good', 'tick'], missed: ['notice', 'down'], open: ['still', 'open'], unknown: ['still', 'open'] };

/** The plan's own rate: 网上可办率 of the province's items against 80 % and 90 %, and the same rate at every level. */
export class PlanPanel extends LedgerElement {
  static properties = { row: {}, levels: {} };

  render() {
    const { row } = this;
    return html`
      <section class="panel plan" aria-labelledby="plan-name" aria-busy=${!row}>
        <div>
          <h2 id="plan-name">${t('plan.name')}</h2>
          ${row ? figure(row) : html`<p class="figure"><span class="bone tall"></span></p>`}
          ${row ? html`<target-progress .row=${row} named></target-progress>
            <metric-definition metric=${row.metric} definition=${row.definition}></metric-definition>` : ''}
        </div>
        <div>
          <h3>${t('plan.promises')}</h3>
          ${row && datedTargets(row).length ? html`<ol class="promises">${datedTargets(row).map((target) => this.#promise(row, target))}</ol>`
            : html`<p class="tile-note">${row ? t('target.none') : t('blank.loading')}</p>`}
        </div>
        <div>
          <h3>${t('plan.levels')}</h3>
          <level-bars .rows=${this.levels} .goal=${row?.target}></level-bars>
        </div>
      </section>`;
  }

  /** What was promised for a date, whether it was kept then, and where today's value stands against it. */
  #promise(row, target) {
    const { kind, key } = verdict(target, row.asOf);
    const [tone, shape] = SHAPES[kind];
    const today = gap({ ...row, target: target.value, comparator: target.comparator });
    const sign = target.comparator === 'AT_MOST' ? '≤' : '≥';
    return html`
      <li>
        <div>
          <b>${t('target.by', { date: date(target.due), goal: `${sign} ${targetPercent(target.value)}` })}</b>
          <small>${target.sourceDocument ?? ''}</small>
        </div>
        <div>
          ${badge(tone, t(key, { value: target.valueAtDue == null ? '' : ratioPercent(target.valueAtDue, target.value, target.comparator) }), shape)}
          ${today ? html`<small>${t('target.today')} ${icon(today.met ? 'up' : 'down')} ${gapPhrase(today)}</small>` : ''}
        </div>
      </li>`;
  }
}

customElements.define('plan-panel', PlanPanel);
