import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { badge } from './icons.js';
import { problemText } from './blank.js';
import { newIdempotencyKey, post } from '../api.js';
import { roles } from '../session.js';
import { t } from '../i18n/index.js';
import { count, date, exactMoment } from '../format.js';
import { nameOf } from '../names.js';
import { learnCalendars, workingDaysAfter } from '../working-days.js';

const STATES = { ISSUED: ['notice', 'clock'], ANSWERED: ['still', 'open'], CLOSED: ['good', 'tick'] };
const DAYS = 5;

/**
 * 督办 of one case: issue, answer, close. Inspectors issue and close, the department that was ordered answers; what
 * somebody may not do is not offered. Fires `ordered` when the ledger has decided.
 */
export class OrderPanel extends LedgerElement {
  static properties = { file: {}, may: { state: true }, calendars: { state: true }, busy: { state: true }, problem: { state: true }, done: { state: true } };
  #key = newIdempotencyKey();

  async connectedCallback() {
    super.connectedCallback();
    learnCalendars().then((calendars) => (this.calendars = calendars));
    this.may = await roles();
  }

  #is(...wanted) {
    return wanted.some((role) => this.may?.includes(role));
  }

  render() {
    const { file } = this;
    const open = file.orders.some((order) => order.state !== 'CLOSED');
    return html`
      <div class="orders">
        ${file.warnings.length ? html`<p class="small">${file.warnings.map((warning) => this.#warning(warning))}</p>` : ''}
        ${file.orders.map((order) => this.#order(order))}
        ${!open && this.#is('INSPECTOR', 'ADMIN') ? this.#issue() : ''}
        <p role="status" tabindex="-1">${this.busy ? t('order.sending') : this.problem ? problemText(this.problem) : this.done ? t('order.done', { position: count(this.done) }) : ''}</p>
      </div>`;
  }

  /** What the light was warned of and turns elsewhere by what is known now, is said to be so. */
  #warning(warning) {
    const tone = warning.superseded ? 'still' : ['RED', 'LEGAL_RED'].includes(warning.level) ? 'overdue' : 'notice';
    const words = document.documentElement.lang === 'en' ? warning.en ?? '' : warning.zh ?? '';
    return html`${badge(tone, t(`warning.${warning.level ?? 'YELLOW'}`), 'warn')} ${exactMoment(warning.at)} ${words}${warning.superseded ? html` <span class="quiet">${t('warning.superseded')}</span>` : ''} `;
  }

  #order(order) {
    const [tone, shape] = STATES[order.state];
    return html`
      <article class="order" aria-label=${order.orderNo}>
        <p><b class="mono">${order.orderNo}</b> ${badge(tone, t(`order.${order.state}`), shape)} ${order.overdue ? badge('overdue', t('order.overdue'), 'clock') : ''}</p>
        <dl class="pairs">
          <dt>${t('order.content')}</dt><dd>${order.content ?? ''} <span class="quiet small">${order.issuedAt ? exactMoment(order.issuedAt) : ''}</span></dd>
          <dt>${t('order.department')}</dt><dd lang="zh-CN">${order.department ? nameOf(order.department) : ''}${order.dueOn ? html` <span class="quiet small">${t('order.by', { date: date(order.dueOn) })}</span>` : ''}</dd>
          ${order.answer ? html`<dt>${t('order.answer')}</dt><dd>${order.answer} <span class="quiet small">${order.answeredAt ? exactMoment(order.answeredAt) : ''}</span></dd>` : ''}
          ${order.result ? html`<dt>${t('order.result')}</dt><dd>${order.result} <span class="quiet small">${order.closedAt ? exactMoment(order.closedAt) : ''}</span></dd>` : ''}
        </dl>
        ${order.state === 'ISSUED' ? (this.#is('CLERK', 'APPROVER') ? this.#text('AnswerSupervisionOrder', order, 'answer') : html`<p class="quiet small">${t('order.waits')}</p>`) : ''}
        ${order.state === 'ANSWERED' ? (this.#is('INSPECTOR', 'ADMIN') ? this.#text('CloseSupervisionOrder', order, 'result') : html`<p class="quiet small">${t('order.waitsForClosing')}</p>`) : ''}
      </article>`;
  }

  #issue() {
    const { file } = this;
    const due = workingDaysAfter(file.asOf.slice(0, 10), DAYS, this.calendars ?? []);
    const id = `order-${file.caseNo}`;
    return html`
      <form class="order-form" @submit=${(event) => this.#send(event, 'IssueSupervisionOrder', {})}>
        <label for=${id}>${t('order.content')}</label>
        <textarea class="field" id=${id} name="content" rows="2" required maxlength="500"></textarea>
        <div>
          ${file.department ? html`<input type="hidden" name="department" value=${file.department}><span>${t('order.to')} <b lang="zh-CN">${file.departmentName ?? nameOf(file.department)}</b></span>`
            : html`<label>${t('order.departmentCode')}<input class="field" name="department" required></label>`}
          <label>${t('order.due')}<input class="field" type="date" name="dueOn" required value=${due} min=${file.asOf.slice(0, 10)}></label>
          <button class="button main" type="submit" ?disabled=${this.busy}>${t('order.issue')}</button>
        </div>
      </form>`;
  }

  #text(command, order, name) {
    const id = `${name}-${order.orderNo}`;
    return html`
      <form class="order-form" @submit=${(event) => this.#send(event, command, { orderNo: order.orderNo })}>
        <label for=${id}>${t(`order.${name}`)}</label>
        <textarea class="field" id=${id} name=${name} rows="2" required maxlength="500"></textarea>
        <div><button class="button main" type="submit" ?disabled=${this.busy}>${t(`order.send.${name}`)}</button></div>
      </form>`;
  }

  async #send(event, command, known) {
    event.preventDefault();
    const form = event.target;
    this.busy = true;
    this.problem = this.done = undefined;
    try {
      const { events } = await post(`/api/v1/commands/${command}`, { caseNo: this.file.caseNo, ...known, ...Object.fromEntries(new FormData(form)) }, { 'Idempotency-Key': this.#key });
      this.done = events[0].position;
      this.#key = newIdempotencyKey();
      form.reset();
      // The form goes with what it asked for; who used the keyboard goes on where the answer is told.
      this.querySelector('.orders > [role="status"]').focus({ preventScroll: true });
      this.dispatchEvent(new CustomEvent('ordered', { bubbles: true, detail: events[0].position }));
    } catch (problem) {
      this.problem = problem;
      if (problem.status >= 400 && problem.status < 500) this.#key = newIdempotencyKey(); // refused: the next try is another intent
    } finally {
      this.busy = false;
    }
  }
}

customElements.define('order-panel', OrderPanel);
