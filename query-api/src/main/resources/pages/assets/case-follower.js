/** Follows one case: its view and its history, live. Shared by the citizen's and the inspector's page. */
import { read, readIfOffered } from './api.js';
import { paced } from './pace.js';
import { follow } from './sse.js';

// The view follows the log within moments; a fact is shown at once, the view is read after it and once more.
const VIEW_MS = 1_000;
const VIEW_LATER_MS = 3_000;
// A view that has not come to the newest record yet is asked again, so often at most.
const BEHIND_MS = 250;
const BEHIND_TRIES = 8;
// Days and lights move on although nothing is recorded.
const AGAIN_MS = 30_000;
// What arrives in the first moments is the past; only later records are news.
const PAST_MS = 3_000;
const MOST = 1_000;

export class CaseFollower {
  #path;
  #clock;
  #changed;
  #stream;
  #later;
  #behind;
  #started = Date.now();
  #records = new Map();
  #viewSoon = paced(() => this.#readView(), VIEW_MS);
  #whenSeen = () => document.hidden || this.#viewSoon();
  #again = setInterval(this.#whenSeen, AGAIN_MS);

  /**
   * @param {string} caseNo
   * @param {(state: {file?: any, clock?: any, records: any[], news?: any, problem?: Error, live: string}) => void} changed
   * @param {{clock?: boolean}} wanted whether the clock's days are read with the view
   */
  constructor(caseNo, changed, { clock = false } = {}) {
    this.#clock = clock;
    this.#path = `/api/v1/cases/${encodeURIComponent(caseNo)}`;
    this.#changed = changed;
    this.state = { records: [], live: 'connecting' };
    this.#viewSoon();
    document.addEventListener('visibilitychange', this.#whenSeen);
    this.#stream = follow(`${this.#path}/history/stream`, {
      onEvent: (event) => event.type === 'record' && this.#add(event.data),
      onState: (live) => {
        if (this.state.live === 'lost') this.#viewSoon();
        this.#set({ live });
      },
      look: async (last) => (await read(`${this.#path}/history`, { limit: MOST, cursor: last === undefined ? undefined : Number(last) + 1 })).items
        .map((record) => ({ type: 'record', id: String(record.position), data: record })),
    });
  }

  close() {
    clearTimeout(this.#later);
    clearTimeout(this.#behind);
    clearInterval(this.#again);
    document.removeEventListener('visibilitychange', this.#whenSeen);
    this.#stream.close();
    this.#changed = () => {};
  }

  /** Reads the view again, e.g. after a command or a failure. */
  refresh() {
    this.#viewSoon();
  }

  #add(record) {
    this.#records.set(record.position, record);
    if (Date.now() - this.#started > PAST_MS) this.#set({ news: record });
    this.#set({ records: [...this.#records.values()].sort((one, other) => one.position - other.position) });
    this.#viewSoon();
    clearTimeout(this.#later);
    this.#later = setTimeout(() => this.#viewSoon(), VIEW_LATER_MS);
  }

  async #readView(tries = BEHIND_TRIES) {
    clearTimeout(this.#behind);
    try {
      const [file, clock] = await Promise.all([read(this.#path), this.#clock ? readIfOffered(`${this.#path}/clock`) : null]);
      this.#set({ file, clock, problem: undefined });
      const newest = this.state.records.at(-1)?.position;
      if (tries && newest > file.position) this.#behind = setTimeout(() => this.#readView(tries - 1), BEHIND_MS);
    } catch (problem) {
      this.#set({ problem });
    }
  }

  #set(change) {
    this.state = { ...this.state, ...change };
    this.#changed(this.state);
  }
}

/** The case number in the address, so that a page can be sent to somebody. */
export const caseInAddress = () => new URLSearchParams(location.search).get('case')?.trim() ?? '';

export const putCaseInAddress = (caseNo) => {
  const address = new URL(location.href);
  if (caseNo) address.searchParams.set('case', caseNo);
  else address.searchParams.delete('case');
  history.pushState(null, '', address);
};
