import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import './case-number.js';
import { queryCodeIn } from '../receipt.js';
import { t } from '../i18n/index.js';
import { count, exactMoment, range } from '../format.js';

/** What only the paper of a case says: whose it is, and what it takes to hold it against the ledger. */
export class CasePaper extends LedgerElement {
  static properties = { file: {}, records: {} };

  render() {
    const { file, records } = this;
    if (!records.length) return '';
    const code = queryCodeIn(records);
    const [first, last] = [records[0].position, records.at(-1).position];
    return html`
      <section class="panel">
        <p><b>${t('site.name')}</b></p>
        <dl class="pairs">
          <dt>${t('case.number')}</dt><dd><case-number .number=${file.caseNo}></case-number></dd>
          ${code ? html`<dt>${t('case.code')}</dt><dd class="mono">${code}</dd>` : ''}
        </dl>
        <p>${t('receipt.onPaper', { time: exactMoment(file.asOf), count: count(records.length), range: first === last ? count(first) : range(count(first), count(last)), address: `${location.origin}/citizen` })}</p>
        <p>${t('receipt.complain')}</p>
      </section>`;
  }
}

customElements.define('case-paper', CasePaper);
