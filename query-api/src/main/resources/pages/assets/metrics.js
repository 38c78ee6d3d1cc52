import { knows, t } from './i18n/index.js';
import { isWhole } from './scope.js';

/** The metrics of the first screen: the plan's three targets (一网、一门、一次), then what the province sets itself. */
const PLAN_STEPS = { step: 'QUARTER', steps: 30 };
const DAYS = { days: 30 };

/**
 * @property {string} [level] whose items the plan's target binds; the tile shows them when the whole province is looked at
 * @property {string[]} [levels] shown one beside the other
 * @property {object} trend how far back the tile looks
 */
export const TILES = [
  { metric: 'online-availability', plan: true, level: 'PROVINCE', levels: ['PROVINCE', 'CITY', 'COUNTY'], trend: PLAN_STEPS },
  { metric: 'hall-presence', plan: true, levels: ['CITY', 'COUNTY'], trend: PLAN_STEPS },
  { metric: 'at-most-one-visit', plan: true, levels: ['PROVINCE', 'CITY', 'COUNTY'], trend: PLAN_STEPS },
  { metric: 'on-time-closing', trend: DAYS },
  { metric: 'positive-review', trend: DAYS },
  { metric: 'online-take-up', trend: DAYS },
];

/** What places are ranked by. The count of high-frequency items is kept for levels, not for places. */
export const RANKED = ['online-availability', 'hall-presence', 'online-take-up', 'on-time-closing', 'positive-review', 'trace-completeness'];

export const metricIn = (place) => (RANKED.includes(place.metric) ? place.metric : RANKED[0]);

/** Metrics whose evidence are items; behind the others stand cases. */
export const ABOUT_ITEMS = ['online-availability', 'hall-presence', 'at-most-one-visit'];

/** Of the whole province the first tile shows one level only; what is of all of them is called so. */
export const metricName = (metric, place) => {
  const all = `metric.${metric}.all`;
  return t(isWhole(place) && knows(all) ? all : `metric.${metric}`);
};
