/** How a rate is written: one decimal, and never rounded up to 100 % or across its target. */
import { t } from './i18n/index.js';
import { count, signed } from './format.js';
import { LEVELS } from './scope.js';

/** The targets that say both a value and a day, the earliest first. */
export const datedTargets = (row) =>
  row.targets.filter((target) => target.value != null && target.due).sort((one, other) => one.due.localeCompare(other.due));

const decimalsOf = (target) => (target != null && Math.abs(target * 1000 - Math.round(target * 1000)) > 1e-6 ? 2 : 1);

/** Exact percentage times 10^decimals; the product stays exact because both counts are whole. */
const scaled = ({ numerator, denominator }, decimals) => (numerator * 10 ** (decimals + 2)) / denominator;

/** The shown number in its smallest unit, e.g. 914 for 91.4 %; null without a denominator. */
const shownUnits = (row, decimals) => {
  if (!row.denominator) return null;
  const exact = scaled(row, decimals);
  const whole = 10 ** (decimals + 2);
  const shown = Math.min(Math.round(exact), row.numerator < row.denominator ? whole - 1 : whole);
  if (row.target == null) return shown;
  const goal = Math.round(row.target * whole);
  if (exact < goal && shown >= goal) return Math.floor(exact);
  if (exact > goal && shown <= goal && row.comparator === 'AT_MOST') return Math.ceil(exact);
  return shown;
};

const written = (units, decimals) => (units / 10 ** decimals).toFixed(decimals);

/** 91.4% or 无数据. */
export const percent = (row) => {
  const decimals = decimalsOf(row.target);
  const units = shownUnits(row, decimals);
  return units === null ? t('rate.none') : `${written(units, decimals)}%`;
};

/** The value in its unit: 91.4% or, of a count, 88 项. */
export const shown = (row) => (row.unit === 'COUNT' ? t('rate.items', { count: count(row.numerator) }) : percent(row));

/** A target in the unit of its row. */
export const goalText = (row, value) => (row.unit === 'COUNT' ? t('rate.items', { count: count(value) }) : targetPercent(value));

/** A target: 90% or, where it has them, 99.55%. */
export const targetPercent = (ratio) => `${Number((ratio * 100).toFixed(2))}%`;

/** The row without a target that binds only a part of its scope, e.g. the province's items among those of all levels. */
export const withOwnTarget = (row) => {
  const shown = row.targets.find((target) => target.value === row.target && target.due === row.due);
  const parts = ['level', 'region', 'department'];
  const narrower = shown && parts.some((part) => shown[part] != null && shown[part] !== row.scope[part]);
  return narrower ? { ...row, target: null, gap: null, narrower: [shown.level].filter(Boolean) } : row;
};

/**
 * The row of a place held against what is set for each of the levels that lie in it: together where these are counts,
 * the same where all levels have the same ratio to reach.
 */
export const withTargetOfLevels = (row, levels) => {
  const last = datedTargets(row).at(-1)?.due;
  const set = row.targets.filter((target) => target.due === last && target.value != null && levels.includes(target.level));
  const covered = levels.length && levels.every((level) => set.some((target) => target.level === level));
  if (!covered) return withOwnTarget(row);
  const held = { ...row, due: last, comparator: set[0].comparator, levels };
  if (row.unit === 'COUNT') {
    const target = set.reduce((sum, one) => sum + one.value, 0);
    return target <= row.denominator ? { ...held, target } : withOwnTarget(row); // of a part of the list, more than there are
  }
  return set.every((target) => target.value === set[0].value) ? { ...held, target: set[0].value } : withOwnTarget(row);
};

/** The targets that bind exactly this row, or single levels of it. */
export const ownTargets = (row) => datedTargets(row).filter((target) =>
  ['region', 'department'].every((part) => target[part] == null || target[part] === row.scope[part])
  && (target.level == null || target.level === row.scope.level || row.levels?.includes(target.level) || (!row.scope.level && !row.scope.region)));

/** 省级事项, or of several levels 市级、县级事项: whom a target binds. */
export const whomItBinds = (levels) => t('level.items', { levels: levels.map((level) => t(`level.item.${level}`)).join(t('level.join')) });

/** The levels of the targets that ask for a value. */
export const levelsOf = (targets, value) => LEVELS.filter((level) => targets.some((target) => target.level === level && target.value === value));

/** A day with less than this part of the busiest day's business is none of the offices: what comes on a Sunday comes online. */
const QUIET = 3;

/** The days of a trend that say something. */
export const busyDays = (days) => {
  const most = Math.max(0, ...days.map((day) => day.denominator));
  return days.filter((day) => day.value != null && day.denominator >= most / QUIET);
};

const DAY_MS = 86_400_000;

/** Whole days in China from one time's day to another day. */
export const daysUntil = (due, asOf) => {
  const today = new Date(Date.parse(asOf) + 8 * 3_600_000).toISOString().slice(0, 10);
  return Math.round((Date.parse(due) - Date.parse(today)) / DAY_MS);
};

const gapOfCount = (row) => {
  const distance = row.numerator - row.target;
  const side = distance === 0 ? 'equal' : distance > 0 ? 'above' : 'below';
  return { side, met: (row.comparator === 'AT_MOST') ? distance <= 0 : distance >= 0, points: String(Math.abs(distance)), short: signed(count(Math.abs(distance)), Math.sign(distance)), ofCount: true };
};

/** Value to a target: which side, and the distance in points as text ('' when it is below what is shown). */
export const gap = (row) => {
  if (row.target == null || !row.denominator) return null;
  if (row.unit === 'COUNT') return gapOfCount(row);
  const decimals = decimalsOf(row.target);
  const distance = scaled(row, decimals) - row.target * 10 ** (decimals + 2);
  const atMost = row.comparator === 'AT_MOST';
  const side = Math.abs(distance) < 1e-6 ? 'equal' : distance > 0 ? 'above' : 'below';
  const units = Math.round(Math.abs(distance));
  return {
    side,
    met: side === 'equal' || (side === 'above') !== atMost,
    points: units ? written(units, decimals) : '',
    short: signed(written(units, decimals), Math.sign(distance)),
  };
};

/** The gap as a phrase: 高于目标 1.4 个百分点. */
export const gapPhrase = (found) => {
  if (found.side === 'equal') return t('gap.equal');
  if (found.ofCount) return t(`gap.${found.side}.count`, { points: count(found.points) });
  return found.points ? t(`gap.${found.side}`, { points: found.points }) : t(`gap.${found.side}.slight`);
};

/** Met or missed in a word with its kind: at the due date when it has passed, else against today's value. */
export const verdict = (target, asOf) => {
  const passed = Date.parse(`${target.due.slice(0, 10)}T23:59:59+08:00`) < Date.parse(asOf);
  if (!passed) return { kind: 'open', key: 'target.open' };
  if (target.valueAtDue == null) return { kind: 'unknown', key: 'target.unknown' };
  return target.met ? { kind: 'met', key: 'target.met' } : { kind: 'missed', key: 'target.missed' };
};

/** A stored ratio (a trend's day, a value at a due date) under the same rule. */
export const ratioPercent = (value, target, comparator) =>
  percent({ numerator: Math.round(value * 1e9), denominator: 1e9, target, comparator });
