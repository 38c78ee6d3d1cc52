/** Parses a text/event-stream that arrives in pieces cut anywhere. */
export class EventParser {
  #rest = '';
  #data = [];
  #type = '';
  #id;

  /** @param {string} text the next piece @returns {{type: string, id?: string, data: string}[]} events now complete */
  push(text) {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    return lines.map((line) => this.#line(line)).filter(Boolean);
  }

  #line(line) {
    if (line === '') return this.#dispatch();
    if (line.startsWith(':')) return null; // heartbeat
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    if (field === 'data') this.#data.push(value);
    if (field === 'event') this.#type = value;
    if (field === 'id') this.#id = value;
    return null;
  }

  #dispatch() {
    const event = this.#data.length ? { type: this.#type || 'message', id: this.#id, data: this.#data.join('\n') } : null;
    this.#data = [];
    this.#type = '';
    return event;
  }
}
