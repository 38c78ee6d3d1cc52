import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { t, word, knows } from '../i18n/index.js';
import { date, shortDate } from '../format.js';

const MATERIALS = { RECEIVED: ['good', 'tick'], WAIVED: ['good', 'tick'], MISSING: ['notice', 'warn'] };
const TIME = /^\d{4}-\d{2}-\d{2}(T|$)/;

/** A value as it was told: a day as a day, everything else as it is. */
const shown = (value) => {
  if (value == null) return t('dossier.nothing');
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return TIME.test(text) ? date(text) : text;
};

const fieldName = (field) => {
  const name = field.replace(/^\/(data\/)?/, '');
  return knows(`field.${name}`) ? t(`field.${name}`) : name;
};

/** The parts of a dossier, in the order in which they stand. */
export const PARTS = ['corrections', 'certificates', 'materials', 'documents'];

/** 材料、文书、证照、更正: what is in the dossier of a case, of the `parts` wanted those in which there is something. */
export class CaseDossier extends LedgerElement {
  static properties = { file: {}, parts: {} };
  #draw = { corrections: () => this.#corrections(), certificates: () => this.#certificates(), materials: () => this.#materials(), documents: () => this.#documents() };

  render() {
    return html`<div class="stack">${this.parts.map((part) => this.#draw[part]())}</div>`;
  }

  #part(key, list) {
    return html`<section class="panel" aria-labelledby="dossier-${key}"><div class="panel-head"><h2 id="dossier-${key}">${t(`dossier.${key}`)}</h2></div><div class="panel-body">${list}</div></section>`;
  }

  #certificates() {
    const certificates = this.file.certificates ?? [];
    if (!certificates.length) return '';
    return this.#part('certificates', html`<ul class="dossier">${certificates.map((one) => html`
      <li>
        <h3 lang="zh-CN">${one.name ?? one.certificateNo}</h3>
        <p>${badge(one.state === 'VALID' ? 'good' : 'notice', word('certificate', one.state), one.state === 'VALID' ? 'tick' : 'warn')} ${one.validUntil ? t('dossier.validUntil', { date: date(one.validUntil) }) : ''}</p>
        <p class="quiet">${t('dossier.number')} <span class="mono">${one.certificateNo}</span></p>
        ${one.issuer ? html`<p class="quiet">${t('dossier.issuer')} <span lang="zh-CN">${one.issuer}</span></p>` : ''}
      </li>`)}</ul>`);
  }

  #materials() {
    const materials = this.file.materials ?? [];
    if (!materials.length) return '';
    return this.#part('materials', html`<ul class="dossier rows">${materials.map((one) => html`
      <li><span lang="zh-CN">${one.name}</span>${badge(MATERIALS[one.state][0], t(`material.${one.state}`), MATERIALS[one.state][1])}</li>`)}</ul>`);
  }

  #documents() {
    const documents = this.file.documents ?? [];
    if (!documents.length) return '';
    return this.#part('documents', html`<ul class="dossier notices">${documents.map((one) => html`
      <li><p>${word('event', one.type)} <time class="quiet" datetime=${one.at}>${shortDate(one.at, this.file.asOf)}</time></p><p class="mono quiet">${one.documentNo}</p></li>`)}</ul>`);
  }

  /** Nothing is overwritten: what was told stays readable beside what is right. */
  #corrections() {
    const corrections = (this.file.corrections ?? []).filter((one) => one.applied);
    if (!corrections.length) return '';
    return this.#part('corrections', html`<ul class="dossier">${corrections.map((one) => html`
      <li>
        <p>${t('dossier.corrected', { what: one.type ? word('event', one.type) : '', field: fieldName(one.field) })} <time class="quiet" datetime=${one.at}>${shortDate(one.at, this.file.asOf)}</time></p>
        <p class="fix"><span class="unseen">${t('dossier.before')}</span><del>${shown(one.before)}</del> <span class="unseen">${t('dossier.after')}</span><ins>${shown(one.after)}</ins></p>
        ${one.reason ? html`<p class="quiet" lang="zh-CN">${one.reason}</p>` : ''}
      </li>`)}</ul>`);
  }
}

customElements.define('case-dossier', CaseDossier);
