import { html } from 'lit';
import { LedgerElement } from './ledger-element.js';
import { failed } from './blank.js';
import { read } from '../api.js';
import { follow } from '../sse.js';
import { canSpeak, hush, newCalls, speak, spelled } from '../board-voice.js';
import { language, t } from '../i18n/index.js';
import { count, date, dayAndDate, exactTime, minutes, sameDay, time } from '../format.js';

// What is readable from 5 m fits so many rows; the rest is said as a number.
const QUEUES = 5;
const WINDOWS = 10;
const NEXT = 8;

const windowName = (name) => (/^\d+$/.test(name ?? '') ? t('board.window', { window: Number(name) }) : name ?? '');

/** 叫号: one hall's screen. The call first and huge, then where each window stands, who waits, who is next. */
export class HallBoard extends LedgerElement {
  static properties = { hallId: {}, board: { state: true }, state: { state: true }, status: { state: true }, aloud: { state: true }, said: { state: true } };
  #stream;

  connectedCallback() {
    super.connectedCallback();
    this.state = 'connecting';
    const path = `/api/v1/halls/${encodeURIComponent(this.hallId)}/board`;
    this.#stream = follow(`${path}/stream`, {
      onEvent: (event) => event.type === 'board' && this.#show(event.data),
      onState: (state, status) => Object.assign(this, { state, status }),
      look: async () => [{ type: 'board', data: await read(path) }],
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#stream.close();
    hush();
  }

  #show(board) {
    const calls = newCalls(this.board, board);
    this.board = board;
    if (!calls.length) return;
    const sentences = calls.map((call) => t('board.say', { number: call.number, window: call.window?.replace(/^0+(?=\d)/, '') ?? '' }));
    this.said = sentences.join(' ');
    if (this.aloud) calls.forEach((call) => speak(t('board.say', { number: spelled(call.number), window: spelled(call.window) }), language()));
  }

  #toggleVoice() {
    this.aloud = !this.aloud;
    if (this.aloud) speak(t('board.voice.on'), language());
    else hush();
  }

  /** No hall of this id has ever been registered or seen. */
  #unknown() {
    return !this.board.hallName && !this.board.queues.length;
  }

  /** Nothing goes on: the hall has called nobody today, or all its windows are closed. */
  #closed() {
    const { board } = this;
    if (!board) return '';
    if (this.#unknown()) return t('board.unknown');
    if (!sameDay(board.day, board.asOf)) return t('board.notToday', { date: date(board.day) });
    return board.windows.length && board.windows.every((one) => one.state === 'CLOSED') && !board.waiting ? t('board.closed') : '';
  }

  render() {
    const { board } = this;
    if (this.state === 'refused') return html`<div class="board-page">${failed(t('board.failed'), { status: this.status, code: '', detail: '' })}</div>`;
    const stale = this.state === 'lost';
    return html`
      <div class="board-page ${stale ? 'stale' : ''}">
        <header class="board-head">
          <p class="board-hall" lang="zh-CN">${board ? board.hallName ?? this.hallId : ''}</p>
          <p>${board ? html`<time datetime=${board.asOf}>${dayAndDate(board.asOf)} ${time(board.asOf)}</time>` : ''}</p>
        </header>
        <div class="board-main">
          <div class="board-left">${this.#now()}${this.#windows()}</div>
          <div class="board-right">${this.#waits()}${this.#queues()}${this.#next()}</div>
        </div>
        <footer class="board-foot">
          <p>${stale && board ? t('board.stale', { time: exactTime(board.asOf) }) : t('board.missed')}</p>
          <p class="board-live">${canSpeak() ? html`<button class="board-voice" type="button" aria-pressed=${Boolean(this.aloud)} @click=${this.#toggleVoice}>${t('board.voice')}</button>` : ''}<a href="/hall/">${t('board.all')}</a><span class="live-dot ${this.state}" aria-hidden="true"></span><span role="status">${t(`live.${this.state}`)}</span></p>
        </footer>
      </div>`;
  }

  #now() {
    const call = this.board?.recentCalls[0];
    const closed = this.#closed();
    if (closed || !call) return html`<section class="board-now nobody"><p>${closed || (this.board ? t('board.nobody') : t('blank.loading'))}</p></section>`;
    return html`
      <p class="unseen" aria-live="assertive">${this.said ?? ''}</p>
      <section class="board-now">
        <div><h2>${t('board.now')}</h2><p class="huge num">${call.number}</p></div>
        <div><h2>${t('board.goTo')}</h2><p class="huge num">${call.window?.replace(/^0+(?=\d)/, '') ?? ''}</p></div>
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
    if (!this.board || this.#unknown()) return ''; // nothing is known, which is not that nobody waits
    const { waiting, waitP50Seconds, waitP90Seconds } = this.board;
    const wait = (seconds) => (seconds == null ? t('board.noWait') : html`≤ ${minutes(seconds)}<small> ${t('board.minute')}</small>`);
    return html`
      <dl class="board-waits">
        <div><dt>${t('board.waiting')}</dt><dd class="num">${count(waiting)}</dd></div>
        <div><dt>${t('board.p50')}</dt><dd class="num">${wait(waitP50Seconds)}</dd></div>
        <div><dt>${t('board.p90')}</dt><dd class="num">${wait(waitP90Seconds)}</dd></div>
      </dl>`;
  }

  /** How long people of a queue have waited today, as far as that tells those who wait now anything. */
  #wait({ waiting, waitP50Seconds }) {
    if (!waiting) return t('board.noQueue');
    return waitP50Seconds == null ? t('board.noWait') : t('board.about', { minutes: minutes(waitP50Seconds) });
  }

  #queues() {
    const queues = this.board?.queues ?? [];
    if (!queues.length) return '';
    const shown = queues.length > QUEUES ? QUEUES - 1 : QUEUES; // the last row then says how many more there are
    return html`
      <table>
        <caption class="unseen">${t('board.queues')}</caption>
        <thead><tr><th scope="col">${t('board.queue')}</th><th scope="col">${t('board.called')}</th><th scope="col" class="end">${t('board.waiting')}</th><th scope="col" class="end">${t('board.wait')}</th></tr></thead>
        <tbody>${queues.slice(0, shown).map((queue) => html`
          <tr><th scope="row">${queue.queue} <span lang="zh-CN">${queue.purpose}</span></th><td class=${queue.lastNumber ? 'large num' : 'not-yet'}>${queue.lastNumber ?? t('board.notYet')}</td><td class="end large num">${count(queue.waiting)}</td><td class="end num">${this.#wait(queue)}</td></tr>`)}</tbody>
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
