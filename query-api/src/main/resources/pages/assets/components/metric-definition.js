import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { t } from '../i18n/index.js';

/** 口径: what is counted, in words, under the name of its definition. A number without it proves nothing. */
export class MetricDefinition extends LedgerElement {
  static properties = { metric: {}, definition: {} };

  render() {
    return html`
      <details>
        <summary>${t('definition.name', { name: this.definition ?? '' })}</summary>
        <p>${t(`definition.${this.metric}`)}</p>
      </details>`;
  }
}

customElements.define('metric-definition', MetricDefinition);
