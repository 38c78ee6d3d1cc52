import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { t, language } from '../i18n/index.js';
import { read } from '../api.js';

let asked;
/** What every definition counts, as the ledger itself says it; asked for once. */
export const metricBook = () => (asked ??= read('/api/v1/metrics').then(({ items }) => new Map(items.map((metric) => [metric.id, metric])), (problem) => {
  asked = undefined;
  throw problem;
}));

/** In the reader's language. */
export const said = (text) => text?.[language()] ?? text?.zh ?? '';

/** 口径: what is counted, in words, under the name of its definition. A number without it proves nothing. */
export class MetricDefinition extends LedgerElement {
  static properties = { metric: {}, definition: {}, book: { state: true } };

  async connectedCallback() {
    super.connectedCallback();
    this.book = await metricBook().catch(() => undefined);
  }

  render() {
    const found = this.book?.get(this.metric)?.definitions.find((one) => one.id === this.definition);
    return html`
      <details>
        <summary>${t('definition.name', { name: found ? said(found.name) : this.definition ?? '' })}</summary>
        <p>${said(found?.counts)}</p>
        <p><a href="#definitions">${t('definition.compare')}</a></p>
      </details>`;
  }
}

customElements.define('metric-definition', MetricDefinition);
