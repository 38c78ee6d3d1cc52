/** What a citizen needs to know of a case, in plain words: what happened, who acts, the latest date. */
import { t, word } from './i18n/index.js';
import { capital, date, dayAndDate, shortDate, weekday } from './format.js';

const OVER = ['CLOSED', 'NOT_ACCEPTED', 'RETURNED', 'WITHDRAWN', 'TERMINATED'];

export const isOver = (file) => OVER.includes(file.status);

export const isOverdue = (file) => !isOver(file) && (file.light === 'RED' || file.light === 'LEGAL_RED');

export const isPaused = (file) => !isOver(file) && file.light === 'PAUSED';

/** Accepted by law although nobody said so, and nobody has since. */
export const isDeemed = (file) => !isOver(file) && file.status !== 'DECIDED' && Boolean(file.deemedAcceptedOn);

const department = (file) => file.departmentName ?? t('answer.department');

/** The procedure that goes on, if one does. */
export const openProcedure = (file) => file.procedures?.find((procedure) => procedure.startedAt && !procedure.endedAt);

/** One sentence on what has happened. */
const happened = (file) => {
  const values = { department: department(file), step: word('step', file.currentStep), date: file.closedAt ? date(file.closedAt) : '' };
  if (file.status === 'DECIDED' || file.status === 'CLOSED') {
    const outcome = file.outcome ? `.${file.outcome}` : '';
    return t(`answer.${file.status}${outcome}`, values);
  }
  if (isPaused(file)) {
    const kind = openProcedure(file)?.kind;
    return t(kind ? 'answer.PAUSED' : 'answer.PAUSED.plain', { ...values, kind: word('procedure', kind) });
  }
  if (isDeemed(file)) return t('answer.DEEMED', { ...values, date: date(file.deemedAcceptedOn) });
  if (file.status === 'IN_REVIEW' && !file.currentStep) return t('answer.IN_REVIEW.plain', values);
  return t(`answer.${file.status}`, values);
};

/** Nothing runs yet: what is missing comes first. */
const waitsForMaterials = (file) => file.status === 'CORRECTION_REQUIRED' && !file.acceptedAt;

/** Nothing runs yet: whether it is accepted comes first. */
const waitsForNotice = (file) => ['SUBMITTED', 'RECEIVED'].includes(file.status) && !file.acceptedAt && !isDeemed(file);

/**
 * The date until when the promise holds; of a case whose time limit does not run there is none yet, whatever date a source
 * has told, unless that has passed.
 */
export const dueOf = (file, clock) => {
  if (isOver(file) || isPaused(file) || waitsForMaterials(file) || (waitsForNotice(file) && !isOverdue(file))) return null;
  return file.promisedDueAt ?? clock?.promisedDueAt ?? null;
};

/** Until when the department has to say whether it accepts; nothing where that is not what comes next. */
export const noticeDueOf = (file) => (waitsForNotice(file) && !isOverdue(file) ? file.next?.by ?? null : null);

const dayAndWeekday = (at, asOf) => ({ date: shortDate(at, asOf), weekday: weekday(at) });

/** The promise, or that it has been broken, or what comes before one; nothing when no date was promised or the case is over. */
const promise = (file, clock, handInBy) => {
  if (isPaused(file)) return clock?.promisedDueAt ? t('answer.paused.earliest', dayAndWeekday(clock.promisedDueAt, file.asOf)) : t('answer.paused');
  if (waitsForMaterials(file)) return [handInBy ? t('answer.correct.by', dayAndWeekday(handInBy, file.asOf)) : '', t('answer.correct.first')].filter(Boolean).join(t('answer.join'));
  if (noticeDueOf(file)) return t('answer.notice', dayAndWeekday(noticeDueOf(file), file.asOf));
  const due = dueOf(file, clock);
  if (!due) return '';
  return t(isOverdue(file) ? 'answer.broken' : 'answer.promise', dayAndWeekday(due, file.asOf));
};

const hands = (file) => {
  if (file.whoMustAct === 'APPLICANT') return t('answer.you');
  return file.whoMustAct === 'DEPARTMENT' ? capital(department(file)) : t('answer.nobody');
};

const task = (file) => {
  if (file.whoMustAct === 'APPLICANT') return t('answer.task.correct');
  if (file.status === 'CLOSED') return file.evaluation ? t('answer.task.done') : t('answer.task.evaluate');
  return t(isOverdue(file) ? 'answer.task.ask' : 'answer.task.none');
};

const latest = (file, clock, handInBy) => {
  if (file.status === 'CLOSED') return file.closedAt ? t('answer.closedOn', { date: date(file.closedAt) }) : t('status.CLOSED');
  if (isPaused(file)) return t('answer.standsStill');
  if (waitsForMaterials(file)) return handInBy ? dayAndDate(handInBy) : t('answer.afterCorrection');
  const due = dueOf(file, clock) ?? noticeDueOf(file);
  if (due) return dayAndDate(due);
  return t(waitsForNotice(file) ? 'answer.afterAcceptance' : 'answer.noDate');
};

/** How the date comes about: the promise, how much of it is used, how much is left, in the unit in which it counts. */
const counted = (file, clock) => {
  if (!clock?.promisedLimit || isOver(file)) return '';
  const { value, unit } = clock.promisedLimit;
  if (!clock.startedAt) return t('answer.limit.later', { limit: t(`limit.${unit}`, { value }) });
  const limit = t('clock.limit', { limit: t(`limit.${unit}`, { value }) });
  if (!clock.promisedDueAt) return limit;
  const amount = (number) => t(`limit.${clock.countedIn}`, { value: number });
  const left = clock.remaining;
  const rest = left == null || isPaused(file) ? '' : left < 0 ? t('answer.late', { amount: amount(-left) }) : t('answer.left', { amount: amount(left) });
  const used = unit === 'IMMEDIATE' ? '' : t('answer.used', { amount: amount(clock.used) });
  return [limit, used, unit === 'IMMEDIATE' && left >= 0 ? '' : rest].filter(Boolean).join(t('list.join'));
};

/** Until when the applicant has to hand in what is missing, if the last notice says so. */
const handInByOf = (file, records) => (waitsForMaterials(file) ? records?.findLast((record) => record.type === 'CorrectionRequired')?.data?.dueOn : undefined);

/** @returns {{lead: string, overdue: boolean, paused: boolean, who: string, whoNote: string, task: string, latest: string, latestNotes: string[]}} */
export const answerOf = (file, clock, records) => {
  const handInBy = handInByOf(file, records);
  return {
    lead: [capital(happened(file)), promise(file, clock, handInBy)].filter(Boolean).join(t('answer.join')),
    overdue: isOverdue(file),
    paused: isPaused(file),
    who: hands(file),
    whoNote: file.currentStep && !isOver(file) ? t('answer.step', { step: word('step', file.currentStep) }) : word('status', file.status),
    task: task(file),
    latest: latest(file, clock, handInBy),
    latestNotes: [noticeDueOf(file) ? t('answer.noticeOnly') : handInBy ? t('answer.handInOnly') : '', counted(file, clock), file.legalDueAt && !isOver(file) ? t('answer.legal', { date: date(file.legalDueAt) }) : ''].filter(Boolean),
  };
};

/** What is going on now and what is still to come, after the records; titles and texts are keys. */
export const stepsAhead = (file) => {
  const later = (...keys) => keys.map((key) => ({ kind: 'next', key }));
  const now = (key, ...keys) => [{ kind: 'now', key }, ...later(...keys)];
  switch (file.status) {
    case 'SUBMITTED':
    case 'RECEIVED': return now('check', 'accept', 'decide', 'close');
    case 'CORRECTION_REQUIRED': return now('correct', 'accept', 'decide', 'close');
    case 'ACCEPTED':
    case 'IN_REVIEW': return isPaused(file) ? now('procedure', 'review', 'decide', 'close') : now(isOverdue(file) ? 'late' : 'review', 'decide', 'close');
    case 'DECIDED': return now('finish', 'close');
    default: return [];
  }
};

/** Where a case stands in the list of somebody's own. @returns {'mine' | 'going' | 'over'} */
export const groupOf = (file) => (isOver(file) ? 'over' : file.whoMustAct === 'APPLICANT' ? 'mine' : 'going');

/** The state of a case as a word with a shape. */
export const markOf = (file) => {
  if (file.whoMustAct === 'APPLICANT') return { kind: 'notice', shape: 'warn', text: word('status', file.status) };
  if (isOverdue(file)) return { kind: 'overdue', shape: 'clock', text: t('answer.overdue') };
  if (isPaused(file)) return { kind: 'still', shape: 'pause', text: t('light.PAUSED') };
  if (isDeemed(file)) return { kind: 'still', shape: 'tick', text: t('event.AcceptanceDeemed') };
  if (file.status === 'CLOSED') return { kind: 'good', shape: 'tick', text: file.evaluation ? t('mine.evaluated') : t('mine.toEvaluate') };
  return { kind: 'still', shape: 'open', text: word('status', file.status) };
};

/** Today's answer in one short sentence. */
export const oneLine = (file) => capital(happened(file));

/** Until when, for a list. */
export const latestOf = (file) => {
  const due = dueOf(file);
  if (!due) return '';
  return t(isOverdue(file) ? 'mine.wasDue' : 'mine.due', dayAndWeekday(due, file.asOf));
};
