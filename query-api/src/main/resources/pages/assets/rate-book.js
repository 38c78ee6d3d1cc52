/**
 * All the rates of one place at one time. Now they follow the ledger by one stream, and what hangs on them is read again
 * when they move; in the past everything is read once.
 */
import { read } from './api.js';
import { paced } from './pace.js';
import { follow } from './sse.js';
import { TILES } from './metrics.js';
import { learn } from './names.js';
import { depthOf, isWhole, partsOf, scopeOf, timeOf } from './scope.js';
import { withOwnTarget, withTargetOfLevels } from './rate.js';

const SOON_MS = 10_000;
const LATER_MS = 60_000;
/** Shown beside the metric that cities and counties are ranked by. */
const BESIDE = ['online-availability', 'on-time-closing', 'positive-review'];

export class RateBook {
  #place;
  #home;
  #metric;
  #query;
  #changed;
  #stream;
  #closed = false;
  #soon = paced(() => this.#readSoon(), SOON_MS);
  #later = paced(() => this.#readTrends(), LATER_MS);

  /**
   * @param changed hears what was read: `rows` by metric, `raw` rows, `levels` and `trends` by metric, `parts`, `others`,
   *   `groups`, `reference`, `problem`, `partsProblem`, `live`, `asOf`
   */
  constructor(place, home, metric, changed) {
    this.#place = place;
    this.#home = home;
    this.#metric = metric;
    this.#query = { ...scopeOf(place), ...timeOf(place) };
    this.#changed = changed;
    this.state = { rows: {}, levels: {}, trends: {} };
    this.refresh();
    if (!place.asOf) this.#follow();
  }

  close() {
    this.#closed = true;
    this.#stream?.close();
  }

  refresh() {
    this.#readRows();
    if (!isWhole(this.#place)) this.#readReference();
    this.#soon();
    this.#later();
  }

  #set(change) {
    if (this.#closed) return;
    this.state = { ...this.state, ...change };
    this.#changed(this.state);
  }

  #follow() {
    const query = new URLSearchParams(Object.entries(scopeOf(this.#place)).filter(([, value]) => value));
    this.#stream = follow(`/api/v1/rates/stream?${query}`, {
      onEvent: (event) => {
        if (event.type !== 'rates') return;
        this.#show(event.data.items);
        this.#soon();
        this.#later();
      },
      onState: (live) => this.#set({ live }),
    });
  }

  async #readRows() {
    try {
      this.#show((await read('/api/v1/rates', this.#query)).items);
    } catch (problem) {
      this.#set({ problem });
    }
  }

  #show(items) {
    const whole = isWhole(this.#place);
    const prepared = items.map((row) => {
      const tile = TILES.find((one) => one.metric === row.metric);
      return [row.metric, whole && tile?.levels && !tile.level ? withTargetOfLevels(row, tile.levels) : withOwnTarget(row)];
    });
    // The whole province's availability is that of all levels; its tile shows the level that the plan binds.
    const kept = whole && this.state.rows.plan ? { plan: this.state.rows.plan } : {};
    this.#set({ rows: { ...Object.fromEntries(prepared), ...kept }, raw: Object.fromEntries(items.map((row) => [row.metric, row])), asOf: items[0]?.asOf, problem: undefined });
  }

  /** What the whole province is held against is the reference for what lies in it. */
  async #readReference() {
    const page = await read('/api/v1/rates', { ...timeOf(this.#place), metric: this.#metric }).catch(() => null);
    if (page) this.#set({ reference: page.items[0] });
  }

  async #readSoon() {
    await Promise.all([this.#readLevels(), this.#readParts()]);
  }

  async #readLevels() {
    if (!isWhole(this.#place)) return;
    const time = timeOf(this.#place);
    await Promise.all(TILES.filter((tile) => tile.levels).map(async ({ metric, level }) => {
      const [parts, row] = await Promise.all([
        read(`/api/v1/rates/${metric}/breakdown`, { ...time, by: 'LEVEL' }).catch(() => null),
        level ? read('/api/v1/rates', { ...time, metric, level }).catch(() => null) : null,
      ]);
      if (parts) this.#set({ levels: { ...this.state.levels, [metric]: parts.items } });
      if (row) this.#set({ rows: { ...this.state.rows, plan: row.items[0] } });
    }));
  }

  async #readTrends() {
    const whole = isWhole(this.#place);
    await Promise.all(TILES.map(async ({ metric, trend, level }) => {
      const page = await read(`/api/v1/rates/${metric}/trend`, { ...this.#query, ...(whole && level ? { level } : {}), ...trend }).catch(() => null);
      if (page) this.#set({ trends: { ...this.state.trends, [metric]: page.items } });
    }));
  }

  async #readParts() {
    const by = partsOf(this.#place);
    if (!by) return;
    const region = this.#place.region ?? this.#home;
    const ask = async (metric, change = {}) => (await read(`/api/v1/rates/${metric}/breakdown`, { ...this.#query, region, by, ...change })).items;
    try {
      const parts = await ask(this.#metric);
      learn(parts);
      this.#set({ parts, partsProblem: undefined });
      if (by !== 'REGION') return;
      await Promise.all([this.#readGroups(parts, ask), this.#readOthers(ask)]);
    } catch (partsProblem) {
      this.#set({ partsProblem });
    }
  }

  /** The blocks of the diagram: below the province each city with its counties, below a city the city itself. */
  async #readGroups(parts, ask) {
    if (depthOf(this.#place) === 'city') {
      const { key, ...sums } = { key: this.#place.region, ...total(parts) };
      this.#set({ groups: [{ city: { key, name: '', ...sums }, parts }] });
      return;
    }
    const cities = parts.filter((part) => part.key && !part.own);
    const groups = await Promise.all(cities.map(async (city) => ({ city, parts: await ask(this.#metric, { region: city.key }) })));
    groups.forEach((group) => learn(group.parts.filter((part) => !part.own)));
    this.#set({ groups });
  }

  async #readOthers(ask) {
    const beside = BESIDE.filter((metric) => metric !== this.#metric);
    const read = await Promise.all(beside.map(async (metric) => [metric, await ask(metric)]));
    this.#set({ others: Object.fromEntries(read) });
  }
}

const total = (parts) => ({
  numerator: parts.reduce((sum, part) => sum + part.numerator, 0),
  denominator: parts.reduce((sum, part) => sum + part.denominator, 0),
});
