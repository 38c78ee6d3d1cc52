/** Working days by the calendars as they were published; what none of them names is worked from Monday to Friday. */
import { readIfOffered } from './api.js';

const DAY_MS = 86_400_000;
let asked;

/** The published calendars; asked for again when they could not be had. */
export const learnCalendars = async () => {
  const page = await (asked ??= readIfOffered('/api/v1/calendars'));
  if (!page) asked = undefined;
  return page?.items ?? [];
};

/**
 * The day so many working days later.
 * @param {string} day such as 2026-03-20
 * @param {{offDays: string[], workDays: string[]}[]} calendars
 */
export const workingDaysAfter = (day, count, calendars) => {
  const [off, worked] = ['offDays', 'workDays'].map((kind) => new Set(calendars.flatMap((year) => year[kind])));
  let at = day;
  for (let left = count; left > 0; ) {
    at = new Date(Date.parse(at) + DAY_MS).toISOString().slice(0, 10);
    const weekend = [0, 6].includes(new Date(at).getUTCDay());
    if (worked.has(at) || (!weekend && !off.has(at))) left -= 1;
  }
  return at;
};
