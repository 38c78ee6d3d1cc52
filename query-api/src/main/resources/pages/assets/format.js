/** Numbers, dates and times as the reader's language writes them. Times are those of Asia/Shanghai, unprinted. */
import { language, t } from './i18n/index.js';

const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai', hourCycle: 'h23', weekday: 'short',
  year: 'numeric', month: 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit',
});
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const WEEKDAYS = { Mon: '周一', Tue: '周二', Wed: '周三', Thu: '周四', Fri: '周五', Sat: '周六', Sun: '周日' };

const inChinese = () => language() === 'zh';

/** A plain date such as 2018-12-31 is a day in China, not midnight somewhere else. */
const parts = (time) => {
  const date = new Date(/^\d{4}-\d{2}-\d{2}$/.test(time) ? `${time}T00:00:00+08:00` : time);
  const found = Object.fromEntries(PARTS.formatToParts(date).map(({ type, value }) => [type, value]));
  return { ...found, month: Number(found.month), day: Number(found.day) }; // some engines write 03 for March
};

/** Whether a text is a day such as 2018-12-31 that there is. */
export const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

/** 27 846 with a no-break space in Chinese, 27,846 in English. */
export const count = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, inChinese() ? '\u00a0' : ',');

/** A sentence begins with a capital letter, where the language has them. */
export const capital = (text) => text && text[0].toUpperCase() + text.slice(1);

/** 3～6 / 3 to 6 */
export const range = (from, to) => (inChinese() ? `${from}～${to}` : `${from} to ${to}`);

/** Minus is a minus sign, not a hyphen. */
export const signed = (text, number) => (number > 0 ? `+${text}` : number < 0 ? `\u2212${text}` : text);

/** 2026年3月20日 / 20 March 2026 */
export const date = (time) => {
  const { year, month, day } = parts(time);
  return inChinese() ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
};

/** 3月20日 / 20 Mar; with the year when it is not the year of the reference. */
export const shortDate = (time, reference = time) => {
  const { year, month, day } = parts(time);
  if (year !== parts(reference).year) return inChinese() ? date(time) : `${day} ${MONTHS[month - 1].slice(0, 3)} ${year}`;
  return inChinese() ? `${month}月${day}日` : `${day} ${MONTHS[month - 1].slice(0, 3)}`;
};

/** 3月6日～19日 / 6 to 19 Mar; with both months where they differ. */
export const dayRange = (from, to) => {
  const [first, last] = [parts(from), parts(to)];
  if (first.month !== last.month || first.year !== last.year) return range(shortDate(from, to), shortDate(to));
  return inChinese() ? `${shortDate(from)}～${last.day}日` : `${first.day} to ${shortDate(to)}`;
};

/** The step of a trend: 3月20日 for a day, else the month (2026年3月 / Mar 2026) or quarter (2026年1季度 / 2026 Q1). */
export const stepName = ({ day, period }) => {
  if (!period || period === day) return shortDate(day);
  const [year, step] = period.split('-');
  if (step.startsWith('Q')) return inChinese() ? `${year}年${step.slice(1)}季度` : `${year} ${step}`;
  return inChinese() ? `${year}年${Number(step)}月` : `${MONTHS[step - 1].slice(0, 3)} ${year}`;
};

/** 3/20 in Chinese, 20/3 in English, which names the day first: for the cells of a calendar. */
export const dayInMonth = (time) => {
  const { month, day } = parts(time);
  return inChinese() ? `${month}/${day}` : `${day}/${month}`;
};

/** 周五 / Fri */
export const weekday = (time) => (inChinese() ? WEEKDAYS[parts(time).weekday] : parts(time).weekday);

/** 2026年3月20日 周五 / Fri 20 March 2026 */
export const dayAndDate = (time) => (inChinese() ? `${date(time)} ${weekday(time)}` : `${weekday(time)} ${date(time)}`);

/** 10:42 */
export const time = (at) => {
  const { hour, minute } = parts(at);
  return `${hour}:${minute}`;
};

/** 10:42:08, as the ledger shows it. */
export const exactTime = (at) => `${time(at)}:${parts(at).second}`;

/** 2026年3月20日 10:42:08 */
export const exactMoment = (at) => `${date(at)} ${exactTime(at)}`;

/** Same day in China? */
export const sameDay = (one, other) => date(one) === date(other);

/** Whole minutes, at least one when anybody waited at all. */
export const minutes = (seconds) => (seconds > 0 ? Math.max(1, Math.round(seconds / 60)) : 0);

/** A span in the largest unit that says enough: {amount, unit: 'days' | 'hours' | 'minutes'}. */
const span = (milliseconds) => {
  const hours = milliseconds / 3_600_000;
  if (hours >= 72) return { amount: count(Math.floor(hours / 24)), unit: 'days' };
  if (hours >= 1) return { amount: Math.floor(hours), unit: 'hours' };
  return { amount: Math.max(1, Math.floor(hours * 60)), unit: 'minutes' };
};

/** A span of seconds in words, in the largest unit that says enough; '' where none is known. */
export const duration = (seconds) => {
  if (seconds == null) return '';
  if (seconds < 60) return t('span.seconds', { amount: Math.round(seconds) });
  const { amount, unit } = span(seconds * 1000);
  return t(`span.${unit}`, { amount });
};
