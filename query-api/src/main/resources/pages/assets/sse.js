/**
 * Follows a server-sent stream with fetch: EventSource can carry no token and hides why it failed.
 * After a loss it reconnects with Last-Event-ID, so nothing is missed and nothing repeated.
 */
import { EventParser } from './event-parser.js';
import { credentials, renew } from './session.js';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
// The server's heartbeat comes every 15 s; three missed ones mean the line is dead.
const SILENCE_MS = 45_000;
// A browser allows six connections to one host: a tab nobody looks at gives its own back.
const HIDDEN_MS = 60_000;

class Follower {
  #path;
  #hear;
  #tell;
  #lastId;
  #attempt = 0;
  #closed = false;
  #connection;
  #timer;
  #hiddenTimer;
  /** Whether to connect as soon as the tab is looked at. */
  #waiting = false;

  constructor(path, { onEvent, onState = () => {}, lastEventId }) {
    this.#path = path;
    this.#hear = onEvent;
    this.#tell = onState;
    this.#lastId = lastEventId;
    document.addEventListener('visibilitychange', this.#onVisibility);
    window.addEventListener('online', this.#onOnline);
    // A tab opened in the background is no one's yet.
    if (document.hidden) this.#waiting = true;
    else this.#connect();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#hiddenTimer);
    document.removeEventListener('visibilitychange', this.#onVisibility);
    window.removeEventListener('online', this.#onOnline);
    this.#connection?.abort();
  }

  async #connect() {
    const connection = new AbortController();
    this.#connection = connection;
    this.#waiting = false;
    if (this.#attempt === 0) this.#tell('connecting');
    try {
      let response = await this.#ask(connection);
      if (response.status === 401 && (await renew())) response = await this.#ask(connection);
      if (response.status >= 400 && response.status < 500 && response.status !== 429) return this.#tell('refused', response.status);
      if (!response.ok || !response.body) throw new Error(String(response.status));
      this.#attempt = 0;
      this.#tell('live');
      await this.#readAll(response.body, connection);
    } catch {
      // Every loss ends here, also the silence that we cut ourselves; what follows is the same.
    }
    if (!this.#closed && this.#connection === connection) this.#retryLater();
  }

  async #ask(connection) {
    return fetch(this.#path, { headers: await this.#headers(), signal: connection.signal, cache: 'no-store' });
  }

  async #headers() {
    const headers = { Accept: 'text/event-stream', ...(await credentials()) };
    return this.#lastId === undefined ? headers : { ...headers, 'Last-Event-ID': this.#lastId };
  }

  async #readAll(body, connection) {
    const parser = new EventParser();
    const reader = body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const silence = setTimeout(() => connection.abort(), SILENCE_MS);
      const { done, value } = await reader.read().finally(() => clearTimeout(silence));
      if (done || this.#closed) return;
      parser.push(value).forEach((event) => this.#deliver(event));
    }
  }

  #deliver(event) {
    if (event.id !== undefined) this.#lastId = event.id;
    try {
      this.#hear({ type: event.type, id: event.id, data: JSON.parse(event.data) });
    } catch (error) {
      reportError(error); // a page that cannot draw one event must not lose the stream
    }
  }

  #retryLater() {
    this.#tell('lost');
    if (document.hidden) {
      this.#waiting = true;
      return;
    }
    const longest = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** this.#attempt++);
    // Half of the wait is random, so that a thousand readers do not come back in the same second.
    this.#timer = setTimeout(() => this.#connect(), longest / 2 + (Math.random() * longest) / 2);
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
    else if (this.#waiting || this.#connection?.signal.aborted) this.#reconnectNow();
  };

  #onOnline = () => this.#reconnectNow();
}

/**
 * @param {string} path
 * @param {{onEvent: (event: {type: string, id?: string, data: any}) => void,
 *          onState?: (state: 'connecting' | 'live' | 'lost' | 'refused', status?: number) => void,
 *          lastEventId?: string}} options
 * @returns {{close: () => void}}
 */
export const follow = (path, options) => new Follower(path, options);
