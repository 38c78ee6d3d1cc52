/**
 * All the rates of one place at one time. Now one stream tells them, and what hangs on them is read again when they move,
 * and of that only what hangs on those that moved; in the past everything is read once.
 */
import { read } from './api.js';
import { paced } from './pace.js';
import { follow } from './sse.js';
import { TILES } from './metrics.js';
import { learn } from './names.js';
import { depthOf, isWhole, levelsIn, partsOf, scopeOf, timeOf } from './scope.js';
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
  /** The rows that what hangs on them was read for, by metric; nothing before the first. */
  #told;
  /** The metrics that have moved since what hangs on them was read. */
  #movedSoon = new Set();
  #movedLater = new Set();
  /** Below the province: the targets of the plan by metric, nothing until they are known. */
  #targets;
  #soon = paced(() => this.#readSoon(), SOON_MS);
  #later = paced(() => this.#readTrends(), LATER_MS);

  /**
   * @param {Promise<string>} home the division on top; the first figures need not wait for it
   * @param changed hears what was read: `rows` by metric, `raw` rows, `levels` and `trends` by metric, `parts`, `others`,
   *   `groups`, `reference`, `problem`, `partsProblem`, `live`, `asOf`, and how often numbers have moved (`moves`)
   * @param shown what of it is known already
   */
  constructor(place, home, metric, changed, shown) {
    this.#place = place;
    this.#home = home;
    this.#metric = metric;
    this.#query = { ...scopeOf(place), ...timeOf(place) };
    this.#changed = changed;
    this.state = shown;
    this.refresh();
  }

  close() {
    this.#closed = true;
    this.#stream?.close();
  }

  /** Reads everything anew. */
  refresh() {
    this.#told = undefined;
    if (this.#place.asOf || this.#stream) this.#readRows();
    else this.#follow();
    if (isWhole(this.#place)) this.#readPlan();
    else this.#readReference();
  }

  #set(change) {
    if (this.#closed) return;
    this.state = { ...this.state, ...change };
    this.#changed(this.state);
  }

  #follow() {
    const query = new URLSearchParams(Object.entries(scopeOf(this.#place)).filter(([, value]) => value));
    this.#stream = follow(`/api/v1/rates/stream?${query}`, {
      onEvent: (event) => event.type === 'rates' && this.#show(event.data.items),
      look: async () => [{ type: 'rates', data: await read('/api/v1/rates', this.#query) }],
      onState: (live) => {
        this.#set({ live });
        // Whoever is not told the rates asks for them, be it to learn why.
        if ((live === 'lost' || live === 'refused') && !this.#told) this.#readRows();
      },
    });
  }

  async #readRows() {
    try {
      this.#show((await read('/api/v1/rates', this.#query)).items);
    } catch (problem) {
      // What hangs on the rates is then not asked for at all.
      this.#set({ problem, ...(this.state.parts ? {} : { partsProblem: problem }) });
    }
  }

  #show(items) {
    if (this.#closed) return;
    const whole = isWhole(this.#place);
    const moved = items.filter((row) => !sameCounts(row, this.#told?.[row.metric])).map((row) => row.metric);
    const prepared = items.filter((row) => this.#isReady(row)).map((row) => [row.metric, this.#held(row)]);
    // The whole province's availability is that of all levels; its tile shows the level that the plan binds.
    const kept = whole && this.state.rows.plan ? { plan: this.state.rows.plan } : {};
    this.#told = Object.fromEntries(items.map((row) => [row.metric, row]));
    this.#set({ rows: { ...this.state.rows, ...Object.fromEntries(prepared), ...kept }, raw: this.#told, asOf: items[0]?.asOf, problem: undefined });
    if (!moved.length) return;
    this.#set({ moves: (this.state.moves ?? 0) + 1 });
    moved.forEach((metric) => [this.#movedSoon, this.#movedLater].forEach((set) => set.add(metric)));
    this.#soon();
  }

  /** Below the province a figure of the plan waits for its targets, so that its tile is drawn once. */
  #isReady({ metric }) {
    return isWhole(this.#place) || this.#targets || !TILES.some((tile) => tile.plan && tile.metric === metric);
  }

  /** A row held against what is set for it. */
  #held(row) {
    const tile = TILES.find((one) => one.metric === row.metric);
    if (!tile?.levels) return withOwnTarget(row);
    if (isWhole(this.#place)) return tile.level ? withOwnTarget(row) : withTargetOfLevels(row, tile.levels);
    const { levels, targets, elsewhere } = this.#targets[row.metric] ?? {};
    const held = targets?.length ? withTargetOfLevels({ ...row, targets }, levels) : withOwnTarget(row);
    return held.target == null && !held.targets.length && elsewhere?.length ? { ...held, narrower: elsewhere } : held;
  }

  /** The plan binds the items of one level; theirs is the figure of the first tile. */
  async #readPlan() {
    const { metric, level } = TILES.find((tile) => tile.level);
    const page = await read('/api/v1/rates', { ...timeOf(this.#place), metric, level }).catch(() => null);
    if (page) this.#set({ rows: { ...this.state.rows, plan: page.items[0] } });
  }

  /** What the whole province is held against is the reference for what lies in it; what binds a level there binds it here. */
  async #readReference() {
    const { items } = await read('/api/v1/rates', timeOf(this.#place)).catch(() => ({ items: [] }));
    const reference = items.find((row) => row.metric === this.#metric);
    if (reference) this.#set({ reference });
    const planned = items.filter((row) => TILES.some((tile) => tile.plan && tile.metric === row.metric));
    this.#targets = Object.fromEntries(await Promise.all(planned.map(async (row) => [row.metric, await this.#targetsHere(row)])));
    if (this.#told) this.#show(Object.values(this.#told));
  }

  /** The targets that bind the levels of the place, with what was reached here by their days; each level tells its own. */
  async #targetsHere({ metric, unit, targets }) {
    const { department, item } = this.#place;
    const bound = [...new Set(targets.map(({ level }) => level).filter(Boolean))];
    // How many items of a list of a hundred are to be had is not asked of a single department.
    const levels = unit === 'COUNT' && (department || item) ? [] : levelsIn(this.#place).filter((level) => bound.includes(level));
    const rows = await Promise.all(levels.map((level) => read('/api/v1/rates', { ...this.#query, metric, level }))).catch(() => []);
    return { levels, targets: rows.flatMap(({ items }) => items[0].targets), elsewhere: bound.filter((level) => !levels.includes(level)) };
  }

  /** The figures come first: on one line to one server, what is asked for together comes together, and late. */
  async #readSoon() {
    const moved = this.#movedSoon;
    this.#movedSoon = new Set();
    await Promise.all([this.#readLevels(moved), this.#readParts(moved)]);
    this.#later();
  }

  async #readLevels(moved) {
    if (!isWhole(this.#place)) return;
    const tiles = TILES.filter((tile) => tile.levels && moved.has(tile.metric));
    if (this.#plannedAnew(tiles)) this.#readPlan();
    await Promise.all(tiles.map(async ({ metric }) => {
      const parts = await read(`/api/v1/rates/${metric}/breakdown`, { ...timeOf(this.#place), by: 'LEVEL' }).catch(() => null);
      if (parts) this.#set({ levels: { ...this.state.levels, [metric]: parts.items } });
      else this.#movedSoon.add(metric);
    }));
  }

  /** Whether the figure of one level may have moved since it was read. */
  #plannedAnew(tiles) {
    return this.state.rows.plan && tiles.some((tile) => tile.level && this.state.levels[tile.metric]);
  }

  async #readTrends() {
    const whole = isWhole(this.#place);
    const moved = this.#movedLater;
    this.#movedLater = new Set();
    await Promise.all(TILES.filter((tile) => moved.has(tile.metric)).map(async ({ metric, trend, level }) => {
      const page = await read(`/api/v1/rates/${metric}/trend`, { ...this.#query, ...(whole && level ? { level } : {}), ...trend }).catch(() => null);
      if (page) this.#set({ trends: { ...this.state.trends, [metric]: page.items } });
      else this.#movedLater.add(metric);
    }));
  }

  async #readParts(moved) {
    const by = partsOf(this.#place);
    if (!by) return;
    const ask = async (metric, change = {}) => (await read(`/api/v1/rates/${metric}/breakdown`, { ...this.#query, region: this.#place.region ?? (await this.#home), by, ...change })).items;
    try {
      if (moved.has(this.#metric)) await this.#readOwn(by, ask);
      if (by === 'REGION') await this.#readOthers(ask, moved);
    } catch (partsProblem) {
      this.#set({ partsProblem });
    }
  }

  async #readOwn(by, ask) {
    const parts = await ask(this.#metric);
    learn(parts);
    const before = this.state.groups;
    this.#set({ parts, partsProblem: undefined });
    if (by === 'REGION') await this.#readGroups(parts, ask, before);
  }

  /** The blocks of the diagram: below the province each city with its counties, below a city the city itself. */
  async #readGroups(parts, ask, before) {
    if (depthOf(this.#place) === 'city') {
      const { key, ...sums } = { key: this.#place.region, ...total(parts) };
      this.#set({ groups: [{ city: { key, name: '', ...sums }, parts }] });
      return;
    }
    const cities = parts.filter((part) => part.key && !part.own);
    const groups = await Promise.all(cities.map(async (city) => {
      const known = before?.find((group) => group.city.key === city.key && sameCounts(group.city, city));
      return known ?? { city, parts: await ask(this.#metric, { region: city.key }) };
    }));
    groups.forEach((group) => learn(group.parts.filter((part) => !part.own)));
    this.#set({ groups });
  }

  async #readOthers(ask, moved) {
    const beside = BESIDE.filter((metric) => metric !== this.#metric && moved.has(metric));
    const found = await Promise.all(beside.map(async (metric) => [metric, await ask(metric)]));
    if (found.length) this.#set({ others: { ...this.state.others, ...Object.fromEntries(found) } });
  }
}

const sameCounts = (one, other) => one.numerator === other?.numerator && one.denominator === other?.denominator;

const total = (parts) => ({
  numerator: parts.reduce((sum, part) => sum + part.numerator, 0),
  denominator: parts.reduce((sum, part) => sum + part.denominator, 0),
});
