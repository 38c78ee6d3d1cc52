import { isDay } from './format.js';

/** The levels of exercise, the highest first. */
export const LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'];

/**
 * Where the reader stands, kept in the address alone, so that a link, the back button and a reload all lead to the
 * same picture: 省 → 市 → 县 → 部门 → 事项 → 办件, one metric, and the day as of which it is looked at.
 */
const KEYS = ['metric', 'region', 'level', 'department', 'item', 'case', 'asOf', 'known', 'wall'];
/** What a step into the province forgets. */
const BELOW = { region: ['level', 'department', 'item', 'case'], level: ['department', 'item', 'case'], department: ['item', 'case'], item: ['case'], case: [] };

/** The digits of a division's code that say anything: 2 a province, 4 a city, 6 a county (GB/T 2260). */
const digits = (region) => (region ? [2, 4, 6, 9].find((length) => /^0*$/.test(region.slice(length))) ?? region.length : 0);

/** The plan was published in June 2018; before it there was nothing to hold against it. */
export const FIRST_DAY = '2018-07-01';

/** What may stand in the address beside any text. */
const USABLE = { asOf: isDay, level: (level) => LEVELS.includes(level) };

/** The day that the address asks for, whether or not there is such a day. */
export const dayInAddress = () => new URLSearchParams(location.search).get('asOf')?.trim();

export const placeInAddress = () => {
  const query = new URLSearchParams(location.search);
  const place = Object.fromEntries(KEYS.map((key) => [key, query.get(key)?.trim()]).filter(([key, value]) => value && (USABLE[key]?.(value) ?? true)));
  if (/^\d{2,11}$/.test(place.region ?? '')) place.region = place.region.padEnd(12, '0');
  if (place.wall) delete place.case; // a wall shows figures
  return place.asOf < FIRST_DAY ? { ...place, asOf: FIRST_DAY } : place;
};

/** The address of another place, seen from here; what lies below a changed step is left out. */
export const addressOf = (place, change = {}) => {
  const next = { ...place, ...change };
  Object.keys(change).forEach((key) => (BELOW[key] ?? []).filter((below) => !(below in change)).forEach((below) => delete next[below]));
  const query = new URLSearchParams(location.search);
  KEYS.forEach((key) => (next[key] ? query.set(key, next[key]) : query.delete(key)));
  return `${location.pathname}${query.size ? `?${query}` : ''}`;
};

/** @returns {'province' | 'city' | 'county' | 'department' | 'item' | 'case'} what the place shows the parts of */
export const depthOf = (place) => {
  if (place.case) return 'case';
  if (place.item) return 'item';
  if (place.department) return 'department';
  if (place.level || digits(place.region) >= 6) return 'county';
  return digits(place.region) === 4 ? 'city' : 'province';
};

/** By what a rate is taken apart there; nothing where single cases are listed. */
export const partsOf = (place) => ({ province: 'REGION', city: 'REGION', county: 'DEPARTMENT', department: 'ITEM' })[depthOf(place)];

/** The code of the narrowest thing that a place names; nothing for the whole province. */
export const innermost = ({ item, department, region }) => item ?? department ?? region;

/** The same scope for the reads of rates. */
export const scopeOf = ({ region, level, department, item }) => ({ region, level, department, item });

export const isWhole = ({ region, level, department, item }) => !(region || level || department || item);

/** The day that is looked back to as the reads take it: its end, and, when asked for, as it was known then. */
export const timeOf = ({ asOf, known }) => {
  if (!asOf) return {};
  const end = `${asOf}T23:59:59+08:00`;
  return known ? { asOf: end, knownAt: end } : { asOf: end };
};

/** The city above a county, itself for a city. */
export const cityOf = (region) => (digits(region) >= 4 ? region.slice(0, 4).padEnd(region.length, '0') : undefined);

export const isCounty = (region) => digits(region) >= 6;

/** Where an item stands on the way down: a county's below the county, a city's own below the city's own level. */
export const ownerOf = ({ region, department }) => (region && department ? { region, level: isCounty(region) ? undefined : digits(region) === 4 ? 'CITY' : 'PROVINCE', department } : {});

/** The levels of exercise that lie in a place. */
export const levelsIn = ({ region, level }) => {
  if (level) return [level];
  return [['PROVINCE', 'CITY', 'COUNTY'], ['PROVINCE', 'CITY', 'COUNTY'], ['CITY', 'COUNTY']][Math.floor(digits(region) / 2)] ?? ['COUNTY'];
};
