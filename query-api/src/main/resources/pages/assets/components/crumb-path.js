import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { t } from '../i18n/index.js';
import { nameOf } from '../names.js';
import { addressOf, cityOf, depthOf, isCounty } from '../scope.js';

const AHEAD = { province: ['city', 'county', 'department', 'item', 'case'], city: ['county', 'department', 'item', 'case'], county: ['department', 'item', 'case'], department: ['item', 'case'], item: ['case'], case: [] };

/** 省 › 市 › 县 › 部门 › 事项 › 办件: each step a link, those ahead in grey, so that the depth is known. */
export class CrumbPath extends LedgerElement {
  static properties = { place: {}, home: {} };

  render() {
    const { place } = this;
    const steps = this.#steps();
    return html`
      <nav class="crumbs" aria-label=${t('crumbs.name')}>
        <ol>
          ${steps.map(({ label, change, chinese }, index) => html`<li>${index === steps.length - 1
            ? html`<b aria-current="page" lang=${chinese ? 'zh-CN' : document.documentElement.lang}>${label}</b>`
            : html`<a href=${addressOf(place, change)} data-step lang=${chinese ? 'zh-CN' : document.documentElement.lang}>${label}</a>`}</li>`)}
          ${AHEAD[depthOf(place)].map((step) => html`<li class="ahead" aria-hidden="true">${t(`crumbs.${step}`)}</li>`)}
        </ol>
      </nav>`;
  }

  #steps() {
    const { region, level, department, item, case: caseNo } = this.place;
    const top = { label: this.home ? nameOf(this.home) : t('crumbs.province'), change: { region: undefined }, chinese: Boolean(this.home) };
    const city = cityOf(region);
    return [
      top,
      city && { label: nameOf(city), change: { region: city }, chinese: true },
      isCounty(region) && { label: nameOf(region), change: { region }, chinese: true },
      level && { label: t('rank.own', { name: nameOf(region ?? this.home) }), change: { level }, chinese: true },
      department && { label: nameOf(department), change: { department }, chinese: true },
      item && { label: nameOf(item), change: { item }, chinese: true },
      caseNo && { label: `…${caseNo.slice(-13)}`, change: {} },
    ].filter(Boolean);
  }
}

customElements.define('crumb-path', CrumbPath);
