/** Requests to the ledger's HTTP interface: JSON in, JSON out, problem+json as an exception. */

import { asReader } from './session.js';

// A browser opens six connections to a host; what a page asks for at once waits its turn within this time.
const PATIENCE_MS = 30_000;

/** An answer that is not a success, or no answer at all (status 0). */
export class Problem extends Error {
  /** @param {number} status @param {string} code @param {string} detail @param {{zh?: string, en?: string}} said the broken rule's own sentences @param {string} parameter which value was wrong */
  constructor(status, code, detail, said, parameter) {
    super(detail || code);
    this.status = status;
    this.code = code;
    this.detail = detail;
    this.said = said;
    this.parameter = parameter;
  }
}

const address = (path, query) => {
  const given = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
};

const problemOf = async (response) => {
  const body = await response.json().catch(() => ({}));
  return new Problem(response.status, body.code ?? `http-${response.status}`, body.detail ?? body.title ?? '', { zh: body.zh, en: body.en }, body.parameter);
};

const ask = (path, options) =>
  asReader((who) => fetch(path, { ...options, headers: { ...options.headers, ...who }, signal: AbortSignal.timeout(PATIENCE_MS) }));

const send = async (path, options) => {
  let response;
  try {
    response = await ask(path, options);
  } catch (error) {
    throw new Problem(0, error.name === 'TimeoutError' ? 'timed-out' : 'unreachable', '');
  }
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return null;
  return response.json().catch(() => {
    throw new Problem(response.status, 'not-json', '');
  });
};

/** Reads a resource; query values that are empty are left out. */
export const read = (path, query) => send(address(path, query), { headers: { Accept: 'application/json' } });

/** Sends a body, or nothing when it is undefined. */
export const post = (path, body, headers = {}) =>
  send(path, {
    method: 'POST',
    headers: { Accept: 'application/json', ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    body: body === undefined ? undefined : JSON.stringify(body),
  });

/** A file of whatever length; it may take as long as it takes. */
export const download = async (path, query) => {
  const response = await asReader((who) => fetch(address(path, query), { headers: who })).catch(() => {
    throw new Problem(0, 'unreachable', '');
  });
  if (!response.ok) throw await problemOf(response);
  return response.blob().catch(() => {
    throw new Problem(0, 'cut-off', '');
  });
};

/** Reads something that this server may not offer; null when it does not. */
export const readIfOffered = async (path, query) => {
  try {
    return await read(path, query);
  } catch {
    return null;
  }
};

/** Every item of a paged list, up to a bound. */
export const readAll = async (path, query, bound = 1000) => {
  const items = [];
  let cursor;
  do {
    const page = await read(path, { ...query, cursor });
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor && items.length < bound);
  return items;
};

/** A fresh key for one intent of the reader; also where `crypto.randomUUID` is missing (plain HTTP). */
export const newIdempotencyKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
