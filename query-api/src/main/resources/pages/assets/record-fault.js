/** Which part of a record its refusal is about, in the reader's language. */
import { knows, t } from './i18n/index.js';

/** A reason begins with the part that it is about, by its pointer (/data/caseNo) or its name. */
const PART = /^\/?((?:data|time|type|source|id|subject|channel|actor|origin|spec)[^\s,]*),?\s.*?\b(is missing|must|has|holds|says|contradicts|lies|begins)\b/;

/** 缺少办件编号（data/caseNo）。 Nothing where the reason names no part. */
export const whatIsWrong = (detail) => {
  const [, pointer, fault] = PART.exec(detail ?? '') ?? [];
  if (!pointer) return '';
  const name = pointer.split(/[/.]/).at(-1);
  const field = knows(`field.${name}`) ? t('quarantine.field', { name: t(`field.${name}`), pointer }) : pointer;
  return t(fault === 'is missing' ? 'quarantine.lacks' : 'quarantine.wrong', { field });
};

const leaves = (value, path = '') => (value && typeof value === 'object' && Object.keys(value).length
  ? Object.entries(value).flatMap(([name, part]) => leaves(part, path ? `${path}/${name}` : name)) : [[path, JSON.stringify(value)]]);

/** The parts in which a corrected record differs from the one that came: data/caseNo. */
export const changedParts = (before, after) => {
  const [old, now] = [before, after].map((record) => new Map(leaves(record)));
  return [...new Set([...old.keys(), ...now.keys()])].filter((path) => old.get(path) !== now.get(path));
};
