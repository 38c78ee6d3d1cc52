/** What an inspector must notice on one record: late recording, and the irregularities the case view found. */
import { t, language } from './i18n/index.js';
import { count, duration } from './format.js';

// 实时汇入: recorded within five minutes. Beyond a day it counts as back-dated and is a supervision point.
const IN_TIME_MS = 5 * 60_000;
const BACK_DATED_MS = 24 * 3_600_000;

/** 3 小时: a time in words. */
/** What the ledger's own clock says is reckoned, not reported: it cannot come late. */
export const isOfClock = (record) => record.source === 'urn:serviceledger:clock';

const lateness = (record) => {
  if (record.unreadable) return [{ kind: 'notice', shape: 'warn', text: t('mark.unreadable'), flag: true }];
  if (isOfClock(record)) return [];
  if (record.historical) return [{ kind: 'still', text: t('mark.historical') }];
  const delay = Date.parse(record.recordedAt) - Date.parse(record.occurredAt);
  if (delay > BACK_DATED_MS) return [{ kind: 'notice', shape: 'warn', text: t('mark.backDated', { span: duration(delay / 1000) }), flag: true, late: true }];
  if (delay > IN_TIME_MS) return [{ kind: 'still', shape: 'clock', text: t('mark.late', { span: duration(delay / 1000) }) }];
  if (delay < -IN_TIME_MS) return [{ kind: 'notice', shape: 'warn', text: t('mark.future'), flag: true }];
  return [];
};

/** What of a case's clock is to be noticed: of a procedure that is still going on neither that it has no end nor that no date is certain. */
export const remarksOf = ({ light, remarks }) => (light === 'PAUSED' ? remarks.filter(({ code }) => !['calendar-missing', 'exclusion-without-end'].includes(code)) : remarks);

/** @returns {{kind: string, shape?: string, text: string, flag?: boolean, late?: boolean}[]} */
export const marksOf = (record, irregularities = [], corrections = []) => [
  ...irregularities
    .filter((found) => found.position === record.position)
    .map((found) => ({ kind: 'notice', shape: 'warn', text: found[language()] ?? found.zh ?? found.code, flag: true })),
  ...corrections.filter(({ applied, corrects }) => applied && corrects === record.position)
    .map(({ position }) => ({ kind: 'still', shape: 'tick', text: t('mark.corrected', { position: count(position) }) })),
  ...corrections.filter(({ position }) => position === record.position).map(() => ({ kind: 'still', text: t('mark.correction') })),
  ...lateness(record),
];
