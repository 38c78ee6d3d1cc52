import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LedgerElement } from './ledger-element.js';
import { icon } from './icons.js';
import { dueOf, isOverdue, noticeDueOf, stepsAhead } from '../answer.js';
import { sentenceOf, titleOf } from '../events.js';
import { t } from '../i18n/index.js';
import { shortDate, time } from '../format.js';

// What offices say among themselves is not the applicant's affair; it is in no answer to applicants but for the history.
const HIDDEN = new Set(['SupervisionWarningRaised', 'SupervisionOrderIssued', 'SupervisionOrderAnswered', 'SupervisionOrderClosed']);

/** As it happened: what was recorded late stands where it belongs. */
const asItHappened = (one, other) => Date.parse(one.occurredAt) - Date.parse(other.occurredAt) || one.position - other.position;

/** 办理经过: what the ledger has recorded of the case, what is going on, what is still to come. */
export class CaseTimeline extends LedgerElement {
  static properties = { records: {}, file: {}, clock: {} };

  render() {
    return html`
      <section class="panel" aria-labelledby="timeline-name">
        <div class="panel-head"><h2 id="timeline-name">${t('timeline.name')}</h2></div>
        <div class="panel-body">
          <ol class="timeline">
            ${repeat(this.records.filter((record) => !HIDDEN.has(record.type)).sort(asItHappened), (record) => record.position, (record) => this.#done(record))}
            ${stepsAhead(this.file).map((step) => this.#ahead(step))}
          </ol>
        </div>
      </section>`;
  }

  #done(record) {
    const sentence = sentenceOf(record);
    const at = record.occurredAt ?? record.recordedAt;
    return html`
      <li class="done">
        <span class="mark">${icon('tick')}</span>
        <div>
          <h3>${titleOf(record)}<time datetime=${at}>${shortDate(at, this.file.asOf)} ${time(at)}</time></h3>
          ${sentence ? html`<p>${sentence}</p>` : ''}
          <span class="unseen">${t('timeline.done')}</span>
        </div>
      </li>`;
  }

  #ahead({ kind, key }) {
    const due = key === 'accept' ? noticeDueOf(this.file) : key === 'decide' && !isOverdue(this.file) ? dueOf(this.file, this.clock) : undefined;
    return html`
      <li class=${kind}>
        <span class="mark"></span>
        <div>
          <h3>${t(`ahead.${key}`)}${kind === 'now' ? html`<span class="now-tag">${t('timeline.now')}</span>` : ''}${due ? html`<time datetime=${due}>${t('ahead.by', { date: shortDate(due, this.file.asOf) })}</time>` : ''}</h3>
          <p>${t(`ahead.${key}.text`)}</p>
          ${kind === 'next' ? html`<span class="unseen">${t('timeline.next')}</span>` : ''}
        </div>
      </li>`;
  }
}

customElements.define('case-timeline', CaseTimeline);
