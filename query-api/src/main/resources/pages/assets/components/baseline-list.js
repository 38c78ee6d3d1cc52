import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { language, t } from '../i18n/index.js';
import { count, date } from '../format.js';
import { targetPercent } from '../rate.js';
import { readIfOffered } from '../api.js';

/** What a figure is called is recorded in Chinese; the plan's own have English names. */
const inEnglish = (key) => (language() === 'en' && t(key) !== key ? t(key) : undefined);
const named = (key, recorded) => {
  const english = inEnglish(key);
  return html`<span lang=${english ? 'en' : 'zh-CN'}>${english ?? recorded}</span>`;
};

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

  #row({ figureId, name, value, unit, asOf, coverage, parts, note, sourceDocument }) {
    const known = inEnglish(`figure.${figureId}`) !== undefined;
    return html`<tr>
      <td class="lead">${named(`figure.${figureId}`, name)}${parts?.length ? html`<small>${parts.map((part, index) => html`${index ? t('list.join') : ''}${named(`figure.part.${part.name}`, part.name)} ${count(part.value)}`)}</small>` : ''}${note ? html`<small>${named(`figure.${figureId}.note`, note)}</small>` : ''}</td>
      <td class="end num" data-label=${t('baseline.value')}><span><b>${count(value)}</b> ${known ? '' : unit ?? ''}</span>${coverage == null ? '' : html`<small>${t('baseline.coverage', { coverage: targetPercent(coverage) })}</small>`}</td>
      <td class="num" data-label=${t('baseline.asOf')}>${asOf ? date(asOf) : ''}</td>
      <td data-label=${t('baseline.source')}>${sourceDocument ? named(`figure.source.${sourceDocument}`, sourceDocument) : ''}</td></tr>`;
  }
}

customElements.define('baseline-list', BaselineList);
