import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { knows, t, language, word } from '../i18n/index.js';
import { count, exactMoment } from '../format.js';

const TIME = /^\d{4}-\d{2}-\d{2}T/;

/** 红字更正: what was told first and what is right, both readable, with the reason and who stands for it. */
export class CorrectionList extends LedgerElement {
  static properties = { corrections: {} };

  render() {
    if (!this.corrections?.length) return '';
    return html`
      <section class="corrections" aria-labelledby="corrections-name">
        <h3 id="corrections-name">${t('correction.name')}</h3>
        ${this.corrections.map((one) => this.#correction(one))}
      </section>`;
  }

  #correction(one) {
    const name = one.field.split('/').at(-1);
    const kind = language() === 'zh' ? one.zh ?? one.type : word('event', one.type);
    return html`
      <dl class="pairs fix">
        <dt>${t('correction.what')}</dt>
        <dd>${t('correction.of', { position: count(one.position), corrects: one.corrects == null ? '' : count(one.corrects), event: kind ?? '', field: knows(`field.${name}`) ? t('quarantine.field', { name: t(`field.${name}`), pointer: one.field }) : one.field })}
          ${one.applied ? '' : badge('notice', t('correction.notApplied'), 'warn')}</dd>
        <dt>${t('correction.before')}</dt><dd><del>${this.#value(name, one.before)}</del></dd>
        <dt>${t('correction.after')}</dt><dd><ins>${this.#value(name, one.after)}</ins></dd>
        <dt>${t('correction.reason')}</dt><dd>${[one.reason, one.legalBasis].filter(Boolean).join(t('list.join')) || t('correction.noReason')}</dd>
        <dt>${t('correction.who')}</dt><dd>${[one.askedBy, one.approvedBy].filter(Boolean).join(' → ') || t('rate.none')}${t('list.join')}${exactMoment(one.at)}</dd>
      </dl>`;
  }

  /** A code by its word, such as 窗口 for the channel WINDOW; a time as a time; everything else as it was told. */
  #value(name, value) {
    if (value == null) return t('correction.nothing');
    if (typeof value === 'string') return TIME.test(value) ? exactMoment(value) : word(name, value);
    return JSON.stringify(value);
  }
}

customElements.define('correction-list', CorrectionList);
