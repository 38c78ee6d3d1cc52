/** What a citizen needs to know of a case, in plain words: what happened, who acts, the latest date. */
import { t, word } from './i18n/index.js';
import { date, shortDate, weekday } from './format.js';

export const isOverdue = (file) => file.status !== 'CLOSED' && (file.light === 'RED' || file.light === 'LEGAL_RED');

const department = (file) => file.departmentName ?? t('answer.department');

/** One sentence on what has happened. */
const happened = (file) => {
  const values = { department: department(file), step: file.currentStep ?? '', date: file.closedAt ? date(file.closedAt) : '' };
  if (file.status === 'DECIDED' || file.status === 'CLOSED') {
    const outcome = file.outcome ? `.${file.outcome}` : '';
    return t(`answer.${file.status}${outcome}`, values);
  }
  if (file.status === 'IN_REVIEW' && !file.currentStep) return t('answer.IN_REVIEW.plain', values);
  return t(`answer.${file.status}`, values);
};

/** The promise, or that it has been broken; nothing when no date was promised or the case is over. */
const promise = (file) => {
  if (!file.promisedDueAt || file.status === 'CLOSED') return '';
  const values = { date: shortDate(file.promisedDueAt, file.asOf), weekday: weekday(file.promisedDueAt) };
  return t(isOverdue(file) ? 'answer.broken' : 'answer.promise', values);
};

const hands = (file) => {
  if (file.whoMustAct === 'APPLICANT') return t('answer.you');
  return file.whoMustAct === 'DEPARTMENT' ? department(file) : t('answer.nobody');
};

const task = (file) => {
  if (file.whoMustAct === 'APPLICANT') return t('answer.task.correct');
  if (file.status === 'CLOSED') return file.evaluation ? t('answer.task.done') : t('answer.task.evaluate');
  return t('answer.task.none');
};

/** @returns {{lead: string, overdue: boolean, who: string, whoNote: string, task: string, latest: string, latestNote: string}} */
export const answerOf = (file) => ({
  lead: [happened(file), promise(file)].filter(Boolean).join(t('answer.join')),
  overdue: isOverdue(file),
  who: hands(file),
  whoNote: file.currentStep ? t('answer.step', { step: file.currentStep }) : word('status', file.status),
  task: task(file),
  latest: latest(file),
  latestNote: file.legalDueAt ? t('answer.legal', { date: date(file.legalDueAt) }) : '',
});

const latest = (file) => {
  if (file.status === 'CLOSED') return file.closedAt ? t('answer.closedOn', { date: date(file.closedAt) }) : t('status.CLOSED');
  return file.promisedDueAt ? `${date(file.promisedDueAt)} ${weekday(file.promisedDueAt)}` : t('answer.noDate');
};

/** What is going on now and what is still to come, after the records; titles and texts are keys. */
export const stepsAhead = (file) => {
  const later = (...keys) => keys.map((key) => ({ kind: 'next', key }));
  switch (file.status) {
    case 'SUBMITTED': return [{ kind: 'now', key: 'check' }, ...later('accept', 'decide', 'close')];
    case 'RECEIVED': return [{ kind: 'now', key: 'check' }, ...later('accept', 'decide', 'close')];
    case 'ACCEPTED':
    case 'IN_REVIEW': return [{ kind: 'now', key: 'review' }, ...later('decide', 'close')];
    case 'DECIDED': return [{ kind: 'now', key: 'finish' }, ...later('close')];
    default: return [];
  }
};
