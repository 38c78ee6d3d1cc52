import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import './answer-card.js';
import './case-clock.js';
import { PARTS } from './case-dossier.js';
import './case-paper.js';
import './case-receipt.js';
import './case-timeline.js';
import './correction-form.js';
import './evaluation-form.js';
import { focusOn } from './focus-keeper.js';
import { isOver } from '../answer.js';
import { t, word } from '../i18n/index.js';
import { capital, date } from '../format.js';

/**
 * Which parts of the dossier stand beside the course, the others being below it: the more, the longer the course is with
 * the forms that go with it and the shorter the clock, so that both columns end at about the same height.
 */
const besideOf = (file, clock) => (file.whoMustAct === 'APPLICANT' || !clock?.startedAt ? PARTS : isOver(file) ? PARTS.filter((part) => part !== 'documents') : []);

/**
 * One case for the person it is about: the answer first, then what to do, the course, and how the date comes about.
 * `own` says whether the reader may act on it. Fires `changed` when they did.
 */
export class CasePage extends LedgerElement {
  static properties = { file: {}, clock: {}, records: {}, own: { type: Boolean } };

  render() {
    const { file, records, clock } = this;
    const beside = besideOf(file, clock);
    return html`
      <div class="stack">
        <div class="case-title">
          <h2 class="case-name" lang=${file.itemName ? 'zh-CN' : document.documentElement.lang}>${file.itemName ?? t('case.noItem')}</h2>
          <p class="quiet"><span lang="zh-CN">${file.departmentName ?? capital(t('answer.department'))}</span>${file.submittedAt ? t('case.on', { date: date(file.submittedAt), channel: word('channel', file.channel) }) : ''}</p>
        </div>
        <case-paper .file=${file} .records=${records}></case-paper>
        <answer-card .file=${file} .clock=${clock} .records=${records}></answer-card>
        <div class="case-columns of-case">
          <div class="stack">
            ${this.own && file.whoMustAct === 'APPLICANT' ? html`<correction-form .file=${file} .records=${records} @handed-in=${this.#handedIn}></correction-form>` : ''}
            <case-timeline .file=${file} .clock=${clock} .records=${records}></case-timeline>
            ${this.own && (file.status === 'CLOSED' || file.evaluation) ? this.#evaluation() : ''}
            <case-dossier .file=${file} .parts=${PARTS.filter((part) => !beside.includes(part))}></case-dossier>
          </div>
          <div class="stack">
            ${clock ? html`<case-clock .clock=${clock}></case-clock>` : ''}
            <case-dossier .file=${file} .parts=${beside}></case-dossier>
            <case-receipt .file=${file} .records=${records}></case-receipt>
          </div>
        </div>
      </div>`;
  }

  /** The form goes; what came of it is in the course of the case. */
  #handedIn = () => {
    focusOn(this.querySelector('#timeline-name'));
    this.#changed();
  };

  #changed = () => this.dispatchEvent(new Event('changed'));

  #evaluation() {
    const supplement = this.records.findLast((record) => record.type === 'EvaluationSupplemented')?.data;
    const rectified = this.records.some((record) => record.type === 'RectificationCompleted');
    return html`<evaluation-form .caseNo=${this.file.caseNo} .evaluation=${this.file.evaluation} .supplement=${supplement} .rectified=${rectified} @evaluated=${this.#changed}></evaluation-form>`;
  }
}

customElements.define('case-page', CasePage);
