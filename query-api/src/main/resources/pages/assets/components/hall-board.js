import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { failed } from './blank.js';
import { follow } from '../sse.js';
import { t } from '../i18n/index.js';
import { count, date, exactTime, minutes, time, weekday } from '../format.js';

// What is readable from 5 m fits so many rows; the rest is said as a number.
const QUEUES = 5;
const WINDOWS = 10;
const NEXT = 8;

const windowName = (name) => (/^\d+$/.test(name ?? '') ? t('board.window', { window: name }) : name ?? '');

/** 叫号: one hall's screen. The call first and huge, then where each window stands, who waits, who is next. */
export class HallBoard extends LedgerElement {
  static properties = { hallId: {}, board: { state: true }, state: { state: true }, status: { state: true } };
  #stream;

  connectedCallback() {
    super.connectedCallback();
    this.state = 'connecting';
    this.#stream = follow(`/api/v1/halls/${encodeURIComponent(this.hallId)}/board/stream`, {
      onEvent: (event) => event.type === 'board' && (this.board = event.data),
      onState: (state, status) => Object.assign(this, { state, status }),
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stream.close();
  }

  render() {
    const { board } = this;
    if (this.state === 'refused') return html`<div class="board-page">${failed(t('board.failed'), { status: this.status, code: '', detail: '' })}</div>`;
    const stale = this.state === 'lost';
    return html`
      <div class="board-page ${stale ? 'stale' : ''}">
        <header class="board-head">
          <p class="board-hall">${board?.hallName ?? this.hallId}</p>
          <p>${board ? html`<time datetime=${board.asOf}>${date(board.asOf)} ${weekday(board.asOf)} ${time(board.asOf)}</time>` : ''}</p>
        </header>
        <div class="board-main">
          <div class="board-left">${this.#now()}${this.#windows()}</div>
          <div class="board-right">${this.#waits()}${this.#queues()}${this.#next()}</div>
        </div>
        <footer class="board-foot">
          <p>${stale && board ? t('board.stale', { time: exactTime(board.asOf) }) : t('board.missed')}</p>
          <p class="board-live"><a href="/hall/">${t('board.all')}</a><span class="live-dot ${this.state}" aria-hidden="true"></span><span role="status">${t(`live.${this.state}`)}</span></p>
        </footer>
      </div>`;
  }

  #now() {
    const call = this.board?.recentCalls[0];
    if (!call) return html`<section class="board-now nobody"><p>${this.board ? t('board.nobody') : t('blank.loading')}</p></section>`;
    return html`
      <section class="board-now" aria-live="polite" aria-atomic="true">
        <div><h2>${t('board.now')}</h2><p class="huge num">${call.number}</p></div>
        <div><h2>${t('board.goTo')}</h2><p class="huge num">${call.window ?? ''}</p></div>
      </section>`;
  }

  #windows() {
    const windows = [...(this.board?.windows ?? [])].sort((one, other) => other.calledAt.localeCompare(one.calledAt)).slice(0, WINDOWS);
    if (!windows.length) return '';
    return html`
      <section>
        <h2>${t('board.windows')}</h2>
        <ul class="board-windows">${windows.map((one) => html`<li><span>${windowName(one.window)}</span><b class="num">${one.number}</b></li>`)}</ul>
      </section>`;
  }

  #waits() {
    const { waiting = 0, waitP50Seconds, waitP90Seconds } = this.board ?? {};
    const wait = (seconds) => (seconds == null ? t('board.noWait') : html`≤ ${minutes(seconds)}<small> ${t('board.minute')}</small>`);
    return html`
      <dl class="board-waits">
        <div><dt>${t('board.waiting')}</dt><dd class="num">${count(waiting)}</dd></div>
        <div><dt>${t('board.p50')}</dt><dd class="num">${wait(waitP50Seconds)}</dd></div>
        <div><dt>${t('board.p90')}</dt><dd class="num">${wait(waitP90Seconds)}</dd></div>
      </dl>`;
  }

  #queues() {
    const queues = this.board?.queues ?? [];
    if (!queues.length) return '';
    const shown = queues.length > QUEUES ? QUEUES - 1 : QUEUES; // the last row then says how many more there are
    return html`
      <table>
        <caption class="unseen">${t('board.queues')}</caption>
        <thead><tr><th scope="col">${t('board.queue')}</th><th scope="col">${t('board.called')}</th><th scope="col" class="end">${t('board.waiting')}</th></tr></thead>
        <tbody>${queues.slice(0, shown).map((queue) => html`
          <tr><td lang="zh-CN">${queue.queue}</td><td class="large num">${queue.lastNumber ?? ''}</td><td class="end large num">${count(queue.waiting)}</td></tr>`)}</tbody>
      </table>
      ${queues.length > QUEUES ? html`<p class="board-more">${t('board.moreQueues', { count: queues.length - shown })}</p>` : ''}`;
  }

  #next() {
    const next = this.board?.next ?? [];
    if (!next.length) return '';
    return html`
      <section>
        <h2>${t('board.next')}</h2>
        <ol class="board-next">${next.slice(0, NEXT).map((ticket) => html`<li class="num">${ticket.number}</li>`)}</ol>
      </section>`;
  }
}

customElements.define('hall-board', HallBoard);
