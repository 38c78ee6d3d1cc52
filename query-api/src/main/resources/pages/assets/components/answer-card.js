import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { answerOf } from '../answer.js';
import { t } from '../i18n/index.js';

/** The answer first: one sentence, then who acts, what the applicant does, and the latest date with its reason. */
export class AnswerCard extends LedgerElement {
  static properties = { file: {}, clock: {}, records: {} };

  render() {
    const answer = answerOf(this.file, this.clock, this.records);
    return html`
      <section class="panel" aria-label=${t('answer.name')}>
        <p class="answer-lead">${answer.lead}</p>
        <dl class="answer-facts">
          <div><dt>${t('answer.who')}</dt><dd>${answer.who}</dd><dd>${answer.whoNote}</dd></div>
          <div><dt>${t('answer.todo')}</dt><dd>${answer.task}</dd></div>
          <div>
            <dt>${t(this.file.status === 'CLOSED' ? 'answer.result' : 'answer.latest')}</dt>
            <dd>${answer.latest}</dd>
            ${answer.overdue ? html`<dd>${badge('overdue', t('answer.overdue'), 'clock')}</dd>` : ''}
            ${answer.paused ? html`<dd>${badge('still', t('light.PAUSED'), 'pause')}</dd>` : ''}
            ${answer.latestNotes.map((note) => html`<dd>${note}</dd>`)}
          </div>
        </dl>
      </section>`;
  }
}

customElements.define('answer-card', AnswerCard);
