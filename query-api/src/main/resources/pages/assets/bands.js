/** How far a part of a rate is from what it is held against, in words and in six classes. Pure, so that map and table agree. */

/** Width of a class in percentage points: rates that live near 100 % differ by less. */
export const stepOf = (goal) => (goal >= 0.95 ? 1 : 3);

/** Width of the diagram's classes: wider where places lie so far apart that nearly all would be of one colour. */
export const classStep = (parts, goal) => {
  const step = stepOf(goal ?? 0);
  const apart = parts.map((part) => Math.abs(pointsFrom(part, goal) ?? 0)).sort((one, other) => one - other);
  const middle = apart[Math.floor(apart.length / 2)] ?? 0;
  return middle > 2 * step ? 10 : step;
};

/** Percentage points from the goal; null without data or goal. */
export const pointsFrom = (part, goal) => (part.denominator && goal != null ? (part.numerator / part.denominator - goal) * 100 : null);

/** 1 (far below) to 6 (far above); 0 without data. */
export const classOf = (points, step) => {
  if (points === null) return 0;
  if (points < 0) return points < -2 * step ? 1 : points < -step ? 2 : 3;
  return points >= 2 * step ? 6 : points >= step ? 5 : 4;
};

/** Which of the three bands; the order within a band comes second. */
export const bandOf = (points, step) => (points === null ? 'none' : points >= 0 ? 'met' : points >= -step ? 'near' : 'far');

export const BANDS = ['met', 'near', 'far', 'none'];

/** Parts in their bands, the best first, each with its rank; equal values share one. */
export const ranked = (parts, goal) => {
  const step = stepOf(goal ?? 0);
  const rows = parts.map((part) => ({ part, points: pointsFrom(part, goal), value: part.denominator ? part.numerator / part.denominator : -1 }))
    .sort((one, other) => other.value - one.value || one.part.key.localeCompare(other.part.key));
  rows.forEach((row, index) => {
    row.rank = index > 0 && rows[index - 1].value === row.value ? rows[index - 1].rank : index + 1;
  });
  if (goal == null) return [{ band: undefined, rows }];
  return BANDS.map((band) => ({ band, rows: rows.filter((row) => bandOf(row.points, step) === band) })).filter(({ rows: found }) => found.length);
};
