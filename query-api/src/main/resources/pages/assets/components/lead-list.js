import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { learnSources, nameOfSource } from './source-name.js';
import { badge } from './icons.js';
import { failed, loading } from './blank.js';
import { lineAfter, tellLive } from './live-state.js';
import { read } from '../api.js';
import { addressOf } from '../inspect-place.js';
import { whileConnected } from '../poll.js';
import { t } from '../i18n/index.js';
import { count, date, duration, time } from '../format.js';

const EVERY_MS = 3_000;
const ENOUGH = 50;
const FIRST = 5;
/** So many late records are worth a look, and such a share of late ones stands out. */
const MANY_LATE = 50;
const LATE = 0.05;
/** So many records within a minute after a silence are not what goes on usually. */
const AT_ONCE = 10;

const casesLike = async (filters) => {
  const page = await read('/api/v1/cases', { ...filters, limit: ENOUGH });
  return page.items.length ? [{ text: () => t(page.nextCursor ? 'leads.casesMore' : 'leads.cases', { count: count(page.items.length) }), to: { filters } }] : [];
};

const patterns = async (pattern, atLeast) => (await read('/api/v1/patterns', { pattern, atLeast, limit: FIRST })).items.map((found) => ({
  text: () => t(`leads.${pattern}`, { who: found.device ?? found.clerk, day: date(found.day), count: count(found.cases) }),
  to: { filters: found.device ? { device: found.device, ratedOn: found.day } : { clerk: found.clerk, night: found.day } },
}));

/** The silence after which most came at once. */
const burstOf = ({ silences = [] }) => silences.filter(({ records }) => records >= AT_ONCE).sort((one, other) => other.records - one.records)[0];

const standsOut = ({ late, count: all }) => Number(late >= MANY_LATE && late / all >= LATE);

const silence = ({ from, to, seconds, records }) => t('leads.silence', { day: date(from), from: time(from), to: time(to), span: duration(seconds), count: count(records) });

const whatIsOdd = ({ count: all, late, missing, silent, silences }) => [
  burstOf({ silences }) && silence(burstOf({ silences })), late && t('leads.late', { count: count(late), share: `${((late / all) * 100).toFixed(1)}%` }), missing && t('sources.missing', { count: count(missing) }), silent && t('sources.isSilent'),
].filter(Boolean).join(t('list.join'));

/** What to look for; each finds out by itself whether there is something, and where it leads; in words of the reader's language then. */
const LEADS = {
  zombie: async () => (await read('/api/v1/declared-observed', { show: 'ZOMBIE', limit: FIRST })).items.map((item) => ({
    text: () => t('leads.zombieItem', { item: item.itemName ?? item.item, department: item.departmentName ?? '', count: count(item.submitted) }), to: { filters: { item: item.item } } })),
  reclosed: () => casesLike({ irregularity: 'second-closing' }),
  device: () => patterns('device-day', 10),
  exclusion: () => casesLike({ irregularity: 'unnoticed-exclusion' }),
  deemed: () => casesLike({ irregularity: 'deemed-accepted' }),
  night: () => patterns('clerk-night', 20),
  source: async () => (await Promise.all([read('/api/v1/inflow'), learnSources()]))[0].items.filter((source) => source.silent || source.missing || burstOf(source) || source.late >= MANY_LATE)
    .sort((one, other) => (burstOf(other)?.records ?? 0) - (burstOf(one)?.records ?? 0) || standsOut(other) - standsOut(one) || other.late - one.late).slice(0, FIRST)
    .map((source) => ({ text: () => t('leads.sourceOf', { source: nameOfSource(source.source) ?? source.source, found: whatIsOdd(source) }), to: { view: 'sources' } })),
};

/** 线索: ways in which the rules are got round, each looked for by the ledger; a click leads to the cases. */
export class LeadList extends LedgerElement {
  static properties = { found: { state: true } };
  #poll = whileConnected(this, () => this.#lookForAll(), EVERY_MS);

  constructor() {
    super();
    this.found = {};
  }

  async #lookForAll() {
    const found = await Promise.all(Object.keys(LEADS).map((lead) => this.#look(lead)));
    const failure = found.find(({ problem }) => problem)?.problem;
    tellLive(this, failure ? lineAfter(failure) : 'live');
  }

  /** What was found before stays while it cannot be looked for. */
  async #look(lead) {
    const result = await LEADS[lead]().then((hits) => ({ hits }), (problem) => ({ hits: this.found[lead]?.hits, problem }));
    this.found = { ...this.found, [lead]: result };
    return result;
  }

  render() {
    return html`<ul class="leads">${Object.keys(LEADS).map((lead) => this.#lead(lead))}</ul>`;
  }

  #lead(lead) {
    const { hits, problem } = this.found[lead] ?? {};
    return html`<li class="panel">
      <div class="panel-head"><h2>${t(`leads.${lead}.name`)}</h2>${hits ? (hits.length ? badge('notice', t('leads.found'), 'warn') : badge('good', t('leads.notFound'), 'tick')) : ''}</div>
      <div class="panel-body"><p class="quiet">${t(`leads.${lead}.text`)}</p>
        ${!hits ? (problem ? failed(t('list.failed'), problem, () => this.#look(lead)) : loading()) : html`<ul>${hits.map(({ text, to }) => html`<li><a href=${addressOf(to)} data-step>${text()}</a></li>`)}</ul>`}
      </div></li>`;
  }
}

customElements.define('lead-list', LeadList);
