import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { empty, failed, loading } from './blank.js';
import { lineAfter, tellLive } from './live-state.js';
import { read } from '../api.js';
import { whileConnected } from '../poll.js';
import { t, word } from '../i18n/index.js';
import { count } from '../format.js';

const EVERY_MS = 2_000;
const TONES = { RUNNING: ['good', 'tick'], CATCHING_UP: ['still', 'clock'], STOPPED: ['alarm', 'warn'] };
const COLUMNS = ['name', 'state', 'position', 'lag', 'speed', 'parked'];

/** How far each view has read the log, and how far it is behind. */
export class ProjectionTable extends LedgerElement {
  static properties = { projections: { state: true }, problem: { state: true } };
  #poll = whileConnected(this, () => this.#load(), EVERY_MS);

  async #load() {
    try {
      this.projections = (await read('/api/v1/projections')).items;
      this.problem = undefined;
      tellLive(this, 'live');
    } catch (problem) {
      this.problem = problem;
      tellLive(this, lineAfter(problem));
    }
  }

  render() {
    return html`
      <section class="panel" aria-labelledby="projections-name">
        <div class="panel-head"><h2 id="projections-name">${t('projections.title')}</h2><p>${t('projections.note')}</p></div>
        ${this.#body()}
      </section>`;
  }

  #body() {
    if (!this.projections) return this.problem ? failed(t('projections.failed'), this.problem, () => this.#load()) : loading();
    if (!this.projections.length) return empty(t('projections.none'), t('projections.none.advice'));
    return html`
      <div class="panel-body">
        <table class="table cards">
          <caption class="unseen">${t('projections.title')}</caption>
          <thead><tr>${COLUMNS.map((column, index) => html`<th scope="col" class=${index > 1 ? 'end' : ''}>${t(`projections.${column}`)}</th>`)}</tr></thead>
          <tbody>${this.projections.map((projection) => this.#row(projection))}</tbody>
        </table>
      </div>`;
  }

  #row(projection) {
    const [tone, shape] = TONES[projection.state] ?? TONES.STOPPED;
    const lag = projection.lag === 0 ? t('projections.level') : t('projections.behind', { count: count(projection.lag) });
    return html`<tr>
      <td class="lead"><span class="mono">${projection.name}</span><small>${t('projections.partition', { generation: projection.generation, partitions: projection.partitions.length })}</small></td>
      <td data-label=${t('projections.state')}>${badge(tone, word('projections', projection.state), shape)}</td>
      <td class="end num" data-label=${t('projections.position')}>${projection.position < 0 ? t('projections.nothing') : count(projection.position)}</td>
      <td class="end" data-label=${t('projections.lag')}>${lag}</td>
      <td class="end num" data-label=${t('projections.speed')}>${t('projections.perSecond', { count: count(Math.round(projection.eventsPerSecond ?? 0)) })}</td>
      <td class="end num" data-label=${t('projections.parked')}>${projection.parkedKeys ? badge('notice', count(projection.parkedKeys), 'warn') : '0'}</td>
    </tr>`;
  }
}

customElements.define('projection-table', ProjectionTable);
