import { html } from 'lit';
import { LedgerElement } from '../components/ledger-element.js';
import { announce } from '../components/announcer.js';
import { failed } from '../components/blank.js';
import '../components/site-header.js';
import '../components/live-state.js';
import '../components/metric-tile.js';
import '../components/plan-panel.js';
import '../components/item-table.js';
import { SERIES } from '../components/trend-panel.js';
import { read, readAll } from '../api.js';
import { paced } from '../pace.js';
import { follow } from '../sse.js';
import { t } from '../i18n/index.js';
import { percent, withOwnTarget } from '../rate.js';

const LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'];
// What hangs on the rates but is not in their stream is read again at most this often.
const LEVELS_MS = 5_000;
const TRENDS_MS = 60_000;

/** 指标: the rates against their targets, live. One stream carries the rates; the rest is read when they move. */
export class LeadershipView extends LedgerElement {
  static properties = { rows: { state: true }, levels: { state: true }, trends: { state: true }, items: { state: true }, problem: { state: true }, itemsProblem: { state: true } };
  #stream;
  #levelsSoon = paced(() => this.#loadLevels(), LEVELS_MS);
  #trendsSoon = paced(() => this.#loadTrends(), TRENDS_MS);

  connectedCallback() {
    super.connectedCallback();
    this.trends = {};
    this.#stream = follow('/api/v1/rates/stream', {
      onEvent: (event) => event.type === 'rates' && this.#show(event.data.items),
      onState: (state) => this.#tell({ state }),
    });
    this.#loadRates();
    this.#loadItems();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stream.close();
  }

  #tell(change) {
    Object.assign(document.querySelector('live-state'), change);
  }

  /** The first picture does not wait for the stream. */
  async #loadRates() {
    try {
      const { items } = await read('/api/v1/rates');
      if (!this.rows) this.#show(items);
      this.problem = undefined;
    } catch (problem) {
      this.problem = problem;
    }
  }

  async #loadItems() {
    try {
      this.items = await readAll('/api/v1/items');
      this.itemsProblem = undefined;
    } catch (problem) {
      this.itemsProblem = problem;
    }
  }

  #show(items) {
    this.problem = undefined;
    this.rows = { ...this.rows, ...Object.fromEntries(items.map((row) => [row.metric, withOwnTarget(row)])) };
    if (items[0]) this.#tell({ asOf: items[0].asOf });
    this.#levelsSoon();
    this.#trendsSoon();
  }

  async #loadLevels() {
    const rowOf = async (level) => [level, (await read('/api/v1/rates', { metric: 'online-availability', level })).items[0]];
    try {
      const levels = await Promise.all(LEVELS.map(rowOf));
      const before = this.rows.plan && percent(this.rows.plan);
      this.levels = levels.filter(([level, row]) => row && (level === 'PROVINCE' || row.denominator));
      this.rows = { ...this.rows, plan: levels[0][1] };
      const now = percent(this.rows.plan);
      if (before && before !== now) announce(t('plan.changed', { value: now }));
    } catch {
      // The last picture stays; the next movement of the rates tries again.
    }
  }

  async #loadTrends() {
    this.querySelector('trend-panel')?.refresh?.();
    await Promise.all(SERIES.slice(1).map(async ({ metric }) => {
      const page = await read(`/api/v1/rates/${metric}/trend`, { days: 30 }).catch(() => null);
      if (page) this.trends = { ...this.trends, [metric]: page.items };
    }));
  }

  render() {
    if (this.problem && !this.rows) return html`<section class="panel">${failed(t('rates.failed'), this.problem, () => this.#loadRates())}</section>`;
    return html`
      <div class="stack">
        <plan-panel .row=${this.rows?.plan} .levels=${this.levels}></plan-panel>
        <section class="tiles" aria-label=${t('rates.name')}>
          ${SERIES.slice(1).map(({ metric }) => html`<metric-tile .metric=${metric} .row=${this.rows?.[metric]} .days=${this.trends[metric]}></metric-tile>`)}
        </section>
        <trend-panel .rows=${this.rows}></trend-panel>
        <item-table .items=${this.items} .problem=${this.itemsProblem} @retry=${() => this.#loadItems()}></item-table>
      </div>`;
  }
}

customElements.define('leadership-view', LeadershipView);
