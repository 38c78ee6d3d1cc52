import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import './order-panel.js';
import { empty, goneMark } from './blank.js';
import { PagedPanel } from './paged-panel.js';
import { readIfOffered } from '../api.js';
import { addressOf } from '../inspect-place.js';
import { lightBadge } from '../lights.js';
import { roles } from '../session.js';
import { whileConnected } from '../poll.js';
import { t } from '../i18n/index.js';
import { count, date } from '../format.js';
import { learn } from '../names.js';

const QUERIES = {
  now: {}, YELLOW: { light: 'YELLOW' }, RED: { light: 'RED,LEGAL_RED' },
  ISSUED: { state: 'ISSUED' }, ANSWERED: { state: 'ANSWERED' }, CLOSED: { state: 'CLOSED' },
};
const ORDERS = ['ISSUED', 'ANSWERED', 'CLOSED'];
/** So many orders are counted; of more it is said that they are more. */
const COUNTED = 50;
const COUNT_MS = 15_000;
// The views follow the log within moments; the board is read again after them.
const AFTER_MS = [400, 2_000];

/** 红黄牌与督办: open cases whose light is yellow or red now, and cases with orders, each with what can be done about it. */
export class SupervisionBoard extends PagedPanel {
  static properties = { ...PagedPanel.properties, mayIssue: { state: true }, counts: { state: true } };
  #counting = whileConnected(this, () => this.#count(), COUNT_MS);

  constructor() {
    super();
    this.key = 'board2';
    this.path = '/api/v1/supervision';
    this.choices = Object.keys(QUERIES);
  }

  query(choice) {
    return { ...QUERIES[choice], limit: 20 };
  }

  /** One after the other, since the list comes first. */
  async #count() {
    for (const choice of this.choices) {
      const query = QUERIES[choice];
      const said = ORDERS.includes(choice) ? await this.#orders(query) : await this.#lights(query.light ?? 'YELLOW,RED,LEGAL_RED');
      this.counts = { ...this.counts, [choice]: said };
    }
  }

  async #lights(light) {
    const found = await readIfOffered('/api/v1/cases/count', { light });
    return found ? `${count(found.count)}${found.complete ? '' : '+'}` : undefined;
  }

  async #orders(query) {
    const page = await readIfOffered(this.path, { ...query, limit: COUNTED });
    return page ? `${page.items.length}${page.nextCursor ? '+' : ''}` : undefined;
  }

  countOf(choice) {
    return this.counts?.[choice];
  }

  nothing() {
    return ORDERS.includes(this.choice) ? empty(t('board2.none.orders'), t('board2.none.orders.advice')) : super.nothing();
  }

  learned(items) {
    learn(items.filter((file) => file.department && file.departmentName).map((file) => ({ key: file.department, name: file.departmentName })));
  }

  async connectedCallback() {
    super.connectedCallback();
    this.mayIssue = (await roles()).some((role) => ['INSPECTOR', 'ADMIN'].includes(role));
  }

  /** What the reader can do about a case, or see of what was done; nothing where there is neither. */
  #acts(file) {
    const { orders } = file;
    const warnings = file.warnings.filter((warning) => !warning.superseded);
    const name = orders.length ? t('board2.orders', { count: orders.length }) : this.mayIssue ? t('board2.act') : warnings.length ? t('board2.warnings', { count: warnings.length }) : '';
    return name && html`<details ?open=${orders.length > 0}><summary>${name}</summary><order-panel .file=${file}></order-panel></details>`;
  }

  #again(position) {
    this.said = t('order.done', { position: count(position) });
    // The case may leave the list by this.
    this.querySelector('.panel-body > [role="status"]').focus({ preventScroll: true });
    AFTER_MS.forEach((ms) => setTimeout(() => this.isConnected && (this.again(), this.#count()), ms));
  }

  table(items) {
    return html`
      <ul class="board-list" @ordered=${(event) => this.#again(event.detail)}>
        ${repeat(items, (file) => file.caseNo, (file) => html`<li>
          <div class="board-row">
            <div><a href=${addressOf({ caseNo: file.caseNo })} data-step lang="zh-CN"><b>${file.itemName ?? t('case.noItem')}</b></a>
              <p class="quiet small"><span lang="zh-CN">${file.departmentName ?? ''}</span> <span class="mono">${file.caseNo}</span></p></div>
            <p class="board-light"><span>${lightBadge(file)}${goneMark(file)}</span><span class="num">${file.promisedDueAt ? t('board2.due', { date: date(file.promisedDueAt) }) : ''}</span></p>
          </div>
          ${this.#acts(file)}
        </li>`)}
      </ul>`;
  }
}

customElements.define('supervision-board', SupervisionBoard);
