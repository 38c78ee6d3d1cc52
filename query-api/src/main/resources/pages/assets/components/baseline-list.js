import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { t } from '../i18n/index.js';
import { count, date } from '../format.js';
import { targetPercent } from '../rate.js';
import { readIfOffered } from '../api.js';

/** The country's figures of the plan, each with its day and its source: where things stood, not what this ledger measures. */
export class BaselineList extends LedgerElement {
  static properties = { figures: { state: true } };

  async connectedCallback() {
    super.connectedCallback();
    this.figures = (await readIfOffered('/api/v1/baselines'))?.items ?? [];
  }

  render() {
    if (!this.figures?.length) return '';
    return html`
      <section class="panel" aria-labelledby="baseline-name">
        <div class="panel-head"><h2 id="baseline-name">${t('baseline.name')}</h2><p>${t('baseline.note')}</p></div>
        <div class="panel-body"><table class="table cards">
          <caption class="unseen">${t('baseline.name')}</caption>
          <thead><tr><th scope="col">${t('baseline.figure')}</th><th scope="col" class="end">${t('baseline.value')}</th><th scope="col">${t('baseline.asOf')}</th><th scope="col">${t('baseline.source')}</th></tr></thead>
          <tbody>${this.figures.map((figure) => this.#row(figure))}</tbody>
        </table></div>
      </section>`;
  }

  #row({ name, value, unit, asOf, coverage, parts, note, sourceDocument }) {
    return html`<tr lang="zh-CN">
      <td class="lead">${name}${parts?.length ? html`<small>${parts.map((part) => `${part.name} ${count(part.value)}`).join('，')}</small>` : ''}${note ? html`<small>${note}</small>` : ''}</td>
      <td class="end num" data-label=${t('baseline.value')}><b>${count(value)}</b> ${unit ?? ''}${coverage == null ? '' : html`<small>${t('baseline.coverage', { coverage: targetPercent(coverage) })}</small>`}</td>
      <td class="num" data-label=${t('baseline.asOf')}>${asOf ? date(asOf) : ''}</td>
      <td data-label=${t('baseline.source')}>${sourceDocument ?? ''}</td></tr>`;
  }
}

customElements.define('baseline-list', BaselineList);
