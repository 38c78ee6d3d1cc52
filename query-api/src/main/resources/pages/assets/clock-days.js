/** The days of a statutory clock as they are shown: week by week in a grid, and as ranges in a table. Pure. */

const DAY_MS = 86_400_000;
const PAUSES = ['excluded', 'excluded-without-notice', 'correction-pause'];
const LONGEST = 26 * 7;

const number = (date) => Date.parse(`${date}T00:00:00Z`);
const nextDay = (date) => new Date(number(date) + DAY_MS).toISOString().slice(0, 10);
/** Monday is 0. */
const weekdayOf = (date) => (new Date(number(date)).getUTCDay() + 6) % 7;

/** What a day is to the reader. @returns {'counted' | 'paused' | 'late' | 'off'} */
export const kindOf = (day) => {
  if (day.reason.code === 'overdue' && day.counted) return 'late';
  if (PAUSES.includes(day.reason.code)) return 'paused';
  return day.counted ? 'counted' : 'off';
};

/** The days that matter: until the promise has run out, and at least until today. */
export const daysShown = (clock) => {
  const today = clock.asOf.slice(0, 10);
  const due = clock.days.find((day) => day.marks.includes('PROMISED_DUE'))?.date ?? today;
  const until = due > today ? due : today;
  return clock.days.filter((day) => day.date <= until).slice(-LONGEST);
};

/** Whole weeks from Monday to Sunday; days before and after are empty. */
export const weeksOf = (days) => {
  if (!days.length) return [];
  const cells = [...Array(weekdayOf(days[0].date)).fill(null), ...days];
  while (cells.length % 7) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
};

/** Days in a row that count alike for the same reason; days with a mark, and today, stand alone. */
export const rangesOf = (days, today) => {
  const ranges = [];
  for (const day of days) {
    const last = ranges.at(-1);
    const alone = day.date === today || day.marks.length > 0;
    if (last && !alone && !last.alone && last.code === day.reason.code && last.counted === day.counted && nextDay(last.to) === day.date) {
      Object.assign(last, { to: day.date, total: day.total });
    } else {
      ranges.push({ from: day.date, to: day.date, code: day.reason.code, counted: day.counted, reason: day.reason, kind: kindOf(day), first: day.total, total: day.total, marks: day.marks, alone, today: day.date === today });
    }
  }
  return ranges;
};
