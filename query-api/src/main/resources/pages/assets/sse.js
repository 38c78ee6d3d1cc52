/**
 * Follows a server-sent stream with fetch: EventSource can carry no token and hides why it failed.
 * After a loss it reconnects with Last-Event-ID, so nothing is missed and nothing repeated. A window for which no line is
 * left reads the same again and again, until it gets one.
 */
import { Problem } from './api.js';
import { EventParser } from './event-parser.js';
import { takeLine } from './lines.js';
import { asReader } from './session.js';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
// The server's heartbeat comes every 15 s; three missed ones mean the line is dead.
const SILENCE_MS = 45_000;
// A tab nobody looks at gives its line to others.
const HIDDEN_MS = 60_000;
const AGAIN_MS = 1_200;

/** Asking again would be answered alike. */
const isRefusal = (status) => status >= 400 && status < 500 && status !== 429;

class Follower {
  #path;
  #look;
  #hear;
  #tell;
  #state;
  #lastId;
  #attempt = 0;
  #closed = false;
  #connection;
  #timer;
  #hiddenTimer;
  /** Whether to connect as soon as the tab is looked at. */
  #waiting = false;

  constructor(path, { onEvent, onState = () => {}, look }) {
    this.#path = path;
    this.#look = look;
    this.#hear = onEvent;
    this.#tell = onState;
    document.addEventListener('visibilitychange', this.#onVisibility);
    window.addEventListener('online', this.#onNetwork);
    window.addEventListener('offline', this.#onNetwork);
    this.#connect();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#hiddenTimer);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    window.removeEventListener('online', this.#onNetwork);
    window.removeEventListener('offline', this.#onNetwork);
    this.#connection?.abort();
  }

  async #connect() {
    // A tab in the background is no one's, also one that was opened there.
    this.#waiting = document.hidden;
    if (this.#waiting) return;
    const connection = new AbortController();
    this.#connection = connection;
    if (!this.#state) this.#say('connecting');
    const line = await takeLine();
    // Every loss leads here, also the silence that we cut ourselves; what follows is the same.
    let next = () => this.#retryLater();
    try {
      if (line) await this.#stream(connection);
      else {
        await this.#readOnce(connection);
        next = () => this.#later(AGAIN_MS);
      }
    } catch (problem) {
      if (isRefusal(problem.status)) next = () => this.#say('refused', problem.status);
    } finally {
      line?.();
    }
    if (!this.#closed && this.#connection === connection) next();
  }

  async #stream(connection) {
    const response = await asReader((who) => fetch(this.#path, { headers: this.#headers(who), signal: connection.signal, cache: 'no-store' }));
    if (!response.ok || !response.body) throw new Problem(response.status, `http-${response.status}`, '');
    this.#live();
    await this.#readAll(response.body, connection);
  }

  async #readOnce(connection) {
    const events = await this.#look(this.#lastId);
    if (this.#closed || this.#connection !== connection) return;
    this.#live();
    events.forEach((event) => this.#deliver(event, () => event.data));
  }

  #headers(who) {
    const headers = { Accept: 'text/event-stream', ...who };
    return this.#lastId === undefined ? headers : { ...headers, 'Last-Event-ID': this.#lastId };
  }

  async #readAll(body, connection) {
    const parser = new EventParser();
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const silence = setTimeout(() => connection.abort(), SILENCE_MS);
      const { done, value } = await reader.read().finally(() => clearTimeout(silence));
      if (done || this.#closed) return;
      parser.push(value).forEach((event) => this.#deliver(event, () => JSON.parse(event.data)));
    }
  }

  #deliver({ type, id }, data) {
    if (id !== undefined) this.#lastId = id;
    try {
      this.#hear({ type, id, data: data() });
    } catch (error) {
      reportError(error); // a page that cannot draw one event must not lose the stream
    }
  }

  #live() {
    this.#attempt = 0;
    this.#say('live');
  }

  #say(state, status) {
    if (state === this.#state) return;
    this.#state = state;
    this.#tell(state, status);
  }

  #retryLater() {
    this.#say('lost');
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#attempt++);
    // Half of the wait is random, so that a thousand readers do not come back in the same second.
    this.#later(longest / 2 + (Math.random() * longest) / 2);
  }

  #later(ms) {
    this.#timer = setTimeout(() => this.#connect(), ms);
  }

  #reconnectNow() {
    clearTimeout(this.#timer);
    const old = this.#connection;
    this.#attempt = 1;
    this.#connect();
    old?.abort();
  }

  #onVisibility = () => {
    clearTimeout(this.#hiddenTimer);
    if (document.hidden) this.#hiddenTimer = setTimeout(() => this.#connection?.abort(), HIDDEN_MS);
    else if (this.#waiting || this.#state === 'lost') this.#reconnectNow();
  };

  /** Whether the line outlived it is soon known; a tab in the background has the time until it is looked at. */
  #onNetwork = () => document.hidden || this.#reconnectNow();
}

/**
 * @param {string} path
 * @param {{onEvent: (event: {type: string, id?: string, data: any}) => void,
 *          onState?: (state: 'connecting' | 'live' | 'lost' | 'refused', status?: number) => void,
 *          look: (lastId?: string) => Promise<{type: string, id?: string, data: any}[]>}} options `look` reads at once what
 *   the stream would tell after an event
 * @returns {{close: () => void}}
 */
export const follow = (path, options) => new Follower(path, options);
