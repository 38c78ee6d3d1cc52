import { isDay } from './format.js';

/** The filters of the search for cases as the address keeps them; several values of one filter stand with commas. */

/** How each is asked for, in the order in which it is offered. `needs` names what must be given along with it. */
export const FILTERS = {
  status: { codes: ['SUBMITTED', 'RECEIVED', 'CORRECTION_REQUIRED', 'ACCEPTED', 'IN_REVIEW', 'DECIDED', 'CLOSED', 'NOT_ACCEPTED', 'RETURNED', 'WITHDRAWN', 'TERMINATED', 'UNCONNECTED'], many: true },
  light: { codes: ['GREEN', 'BLUE', 'YELLOW', 'RED', 'LEGAL_RED', 'PAUSED', 'CLOSED'], many: true },
  channel: { codes: ['WINDOW', 'PC', 'MOBILE', 'COURIER', 'KIOSK', 'HOTLINE', 'OTHER'], many: true },
  irregularity: {
    codes: ['second-closing', 'second-decision', 'second-acceptance', 'second-submission', 'second-evaluation', 'dated-ahead', 'no-submission', 'acceptance-before-submission', 'decision-before-acceptance',
      'decision-without-acceptance', 'closing-before-decision', 'evaluation-before-closing', 'evaluation-without-closing', 'back-dated', 'deemed-accepted', 'notice-late', 'second-correction-notice',
      'unnoticed-exclusion', 'exclusion-not-named-by-law', 'exclusion-without-end', 'exclusion-ends-before-start', 'exclusion-after-expiry', 'extension-after-expiry', 'extension-too-long',
      'promise-after-legal', 'stated-due-differs', 'limit-not-usable', 'legal-limit-by-law', 'calendar-missing', 'delivery-late'],
    many: true,
  },
  region: { kind: 'region', many: true },
  department: { kind: 'department', many: true },
  item: { kind: 'item', many: true },
  from: { kind: 'date' },
  to: { kind: 'date' },
  open: { kind: 'flag' },
  overdue: { kind: 'flag' },
  step: { kind: 'text', many: true },
  clerk: { kind: 'text' },
  night: { kind: 'date', needs: 'clerk' },
  device: { kind: 'text' },
  ratedOn: { kind: 'date', needs: 'device' },
  subject: { kind: 'text' },
};

export const KEYS = Object.keys(FILTERS);

/** The families of words for the codes of a filter. */
export const WORDS = { status: 'status', light: 'light', channel: 'channel', irregularity: 'irregularity' };

/** What is set, with the words that are looked for. */
export const filtersIn = (search) => {
  const query = new URLSearchParams(search);
  return Object.fromEntries(['q', ...KEYS].map((key) => [key, query.get(key)?.trim()])
    .map(([key, value]) => [key, usable(FILTERS[key], value)])
    .filter(([key, value]) => value && (!FILTERS[key]?.needs || query.get(FILTERS[key].needs)?.trim())));
};

/** Of what an address may say the part that can be asked for: a day that there is, codes that are known, a flag that is up. */
const usable = ({ kind, codes } = {}, value) => {
  if (kind === 'date') return isDay(value) && value;
  if (kind === 'flag') return value === 'true' && value;
  return codes ? value?.split(',').filter((code) => codes.includes(code)).join(',') : value;
};

/** With one more value; a value that is there already stays once. */
export const withFilter = (filters, key, value) => {
  const before = FILTERS[key]?.many && filters[key] ? filters[key].split(',') : [];
  return { ...filters, [key]: [...new Set([...before, value])].join(',') };
};

/** Without a value, and without what makes no sense without it. */
export const withoutFilter = (filters, key, value) => {
  const left = (filters[key] ?? '').split(',').filter((one) => one !== value);
  const rest = { ...filters };
  if (left.length && FILTERS[key]?.many) rest[key] = left.join(',');
  else delete rest[key];
  KEYS.filter((other) => FILTERS[other].needs && !rest[FILTERS[other].needs]).forEach((other) => delete rest[other]);
  return rest;
};

/** One entry for each value that is set. */
export const valuesOf = (filters) => KEYS.filter((key) => filters[key])
  .flatMap((key) => (FILTERS[key].many ? filters[key].split(',') : [filters[key]]).map((value) => ({ key, value })));
