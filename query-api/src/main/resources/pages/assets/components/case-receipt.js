import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import './case-number.js';
import { icon } from './icons.js';
import { checked, queryCodeIn, receiptOf } from '../receipt.js';
import { t } from '../i18n/index.js';
import { count } from '../format.js';

/** 凭证: the numbers of a case, a receipt to keep, and the check of one that was kept. */
export class CaseReceipt extends LedgerElement {
  static properties = { file: {}, records: {}, result: { state: true } };

  render() {
    const code = queryCodeIn(this.records);
    return html`
      <section class="panel" aria-labelledby="receipt-name">
        <div class="panel-head"><h2 id="receipt-name">${t('receipt.name')}</h2></div>
        <div class="panel-body">
          <dl class="pairs">
            <dt>${t('case.number')}</dt><dd><case-number .number=${this.file.caseNo}></case-number></dd>
            ${code ? html`<dt>${t('case.code')}</dt><dd class="mono">${code}</dd>` : ''}
          </dl>
          <p class="receipt-text">${t('receipt.text', { count: count(this.records.length) })}</p>
          <div class="chips">
            <button class="button" type="button" @click=${() => window.print()}>${t('receipt.print')}</button>
            <button class="button" type="button" @click=${this.#save}>${t('receipt.save')}</button>
            <label class="button" for="receipt-file">${t('receipt.check')}<input class="unseen" id="receipt-file" type="file" accept=".json,application/json" @change=${this.#check}></label>
          </div>
          <p class="receipt-text">${t('receipt.complain')}</p>
          <p role="status" class="receipt-result">${this.result ? html`${icon(this.result.state === 'same' ? 'tick' : 'warn')} ${t(`receipt.${this.result.state}`, { checked: count(this.result.checked ?? 0), later: count(this.result.later ?? 0), position: count(this.result.position ?? 0) })}` : ''}</p>
        </div>
      </section>`;
  }

  #save() {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([JSON.stringify(receiptOf(this.file, this.records), null, 1)], { type: 'application/json' }));
    link.download = `receipt-${this.file.caseNo}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1_000);
  }

  async #check(event) {
    const [file] = event.target.files;
    if (file) this.result = checked(await file.text(), this.file.caseNo, this.records);
    event.target.value = '';
  }
}

customElements.define('case-receipt', CaseReceipt);
