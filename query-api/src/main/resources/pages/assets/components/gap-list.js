import { html } from 'lit';
import { badge } from './icons.js';
import { goneMark } from './blank.js';
import { PagedPanel } from './paged-panel.js';
import { addressOf } from '../inspect-place.js';
import { t, language } from '../i18n/index.js';
import { date } from '../format.js';

/** 留痕缺口: closed cases whose trace lacks something that must be in it. */
export class GapList extends PagedPanel {
  constructor() {
    super();
    this.key = 'gaps';
    this.path = '/api/v1/trace-gaps';
    this.choices = ['ALL', 'APPLICATION', 'ACCEPTANCE', 'REVIEW_STEP', 'DECISION', 'DELIVERY', 'PROCEDURE_END', 'CORRECTION_ANSWER', 'LAWFUL_ORDER'];
  }

  query(choice) {
    return { gap: choice === 'ALL' ? undefined : choice, limit: 25 };
  }

  table(items) {
    return html`<table class="table cards">
      <caption class="unseen">${t('gaps.name')}</caption>
      <thead><tr><th scope="col">${t('gaps.case')}</th><th scope="col">${t('items.body')}</th><th scope="col">${t('rows.closed')}</th><th scope="col">${t('gaps.missing')}</th></tr></thead>
      <tbody>${items.map((gap) => html`<tr>
        <td class="lead"><a href=${addressOf({ caseNo: gap.caseNo })} data-step lang="zh-CN">${gap.itemName ?? t('case.noItem')}</a> ${goneMark(gap)}<small class="mono">${gap.caseNo}</small></td>
        <td data-label=${t('items.body')} lang="zh-CN">${gap.departmentName ?? ''}</td>
        <td data-label=${t('rows.closed')} class="num">${date(gap.closedAt)}</td>
        <td data-label=${t('gaps.missing')}><span class="badges">${gap.missing.map((one) => badge('notice', one[language()] ?? one.zh, 'warn'))}${gap.imported ? badge('still', t('mark.historical')) : ''}</span></td></tr>`)}</tbody></table>`;
  }
}

customElements.define('gap-list', GapList);
