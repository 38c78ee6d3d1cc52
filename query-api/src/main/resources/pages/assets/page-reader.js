import { paced } from './pace.js';

const SOON_MS = 5_000;

/** Whether two readings tell the same, but for when they were made. */
const sameBut = (one, other) => JSON.stringify(one, timeless) === JSON.stringify(other, timeless);
const timeless = (key, value) => (key === 'asOf' ? undefined : value);

const isRefusal = ({ status }) => status >= 400 && status < 500;

/**
 * A list of a component that is read a page at a time. Beginning anew gives up what was being read before, and an answer
 * that comes late is dropped.
 */
export class PageReader {
  /** What has been read; nothing before the first page is there. */
  items;
  next;
  problem;
  busy = false;
  /** What is new since, and not shown yet: {page, count}. */
  news;
  #host;
  #read;
  #keyOf;
  #turn;
  #paged = false;
  #soon = paced(() => this.#host.isConnected && this.follow().catch(() => {}), SOON_MS); // the next one makes up for it

  /**
   * @param host draws again when something has been read
   * @param {(cursor?: string) => Promise<{items: any[], nextCursor?: string}>} read the first page, or that of a cursor
   * @param {(item: any) => string} [keyOf] what an item is known by; without it the first page is shown as it becomes
   */
  constructor(host, read, keyOf) {
    this.#host = host;
    this.#read = read;
    this.#keyOf = keyOf;
  }

  /** Reads from the beginning, with nothing to show until then. */
  begin() {
    Object.assign(this, { items: undefined, next: undefined, problem: undefined, news: undefined });
    return this.again();
  }

  /** Reads from the beginning; until then everything stays as it is. */
  again() {
    this.#paged = false;
    return this.#load();
  }

  more() {
    return this.busy ? undefined : this.#load(this.next); // pressed twice
  }

  async #load(cursor) {
    const turn = (this.#turn = {});
    this.busy = true;
    this.#host.requestUpdate();
    try {
      const page = await this.#read(cursor);
      if (turn !== this.#turn) return;
      this.#paged ||= Boolean(cursor);
      this.#show(page, cursor ? [...this.items, ...page.items] : page.items);
    } catch (problem) {
      if (turn === this.#turn) this.problem = problem;
    } finally {
      if (turn === this.#turn) {
        this.busy = false;
        this.#host.requestUpdate();
      }
    }
  }

  /**
   * Looks whether anything has changed. Items that are known by something follow where they stand, those that are no
   * longer in the list are marked as gone, and new ones are counted, so that no row moves; others are shown as the first
   * page now is, until the reader has asked for more.
   */
  async follow() {
    const page = await this.#look();
    if (page) (this.#keyOf ? this.#followInPlace : this.#followFirst).call(this, page);
  }

  /** Follows, at most once in five seconds, for as long as its host is in the page. */
  followSoon() {
    this.#soon();
  }

  #followFirst(page) {
    if (this.#paged || sameBut(page.items, this.items)) return;
    this.#show(page, page.items);
    this.#host.requestUpdate();
  }

  #followInPlace(page) {
    const now = new Map(page.items.map((item) => [this.#keyOf(item), item]));
    const shown = new Set(this.items.map(this.#keyOf));
    // What is not in the first page, though rows after it are, is no longer in the list; nor is what a whole list lacks.
    const reach = page.nextCursor ? this.items.findLastIndex((item) => now.has(this.#keyOf(item))) : this.items.length;
    this.items = this.items.map((item, index) => now.get(this.#keyOf(item)) ?? (index < reach ? { ...item, gone: true } : item));
    const fresh = page.items.filter((item) => !shown.has(this.#keyOf(item)));
    this.news = fresh.length ? { page, count: fresh.length } : undefined;
    this.#host.requestUpdate();
  }

  showNews() {
    this.#paged = false;
    this.#show(this.news.page, this.news.page.items);
    this.#host.requestUpdate();
  }

  /** @returns the first page as it is now; nothing where another reading has begun meanwhile */
  async #look() {
    const turn = this.#turn;
    if (this.busy) return undefined;
    if (!this.items) {
      if (this.problem && !isRefusal(this.problem)) await this.again(); // it may succeed by now
      if (this.problem) throw this.problem;
      return undefined;
    }
    const page = await this.#read();
    return turn === this.#turn ? page : undefined;
  }

  #show(page, items) {
    Object.assign(this, { items, next: page.nextCursor, problem: undefined, news: undefined });
  }
}
