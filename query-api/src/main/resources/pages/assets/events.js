/** How an event of the ledger reads: a title for everyone, a sentence for citizens, a short note for inspectors. */
import { t, word, knows } from './i18n/index.js';

export const titleOf = (record) => {
  const step = record.data?.stepName;
  return step && knows(`event.${record.type}.named`) ? t(`event.${record.type}.named`, { step: word('step', step) }) : word('event', record.type);
};

/** A sentence about this record; '' when the title says it all. */
export const sentenceOf = (record) => {
  if (record.unreadable) return t('told.unreadable');
  const data = record.data ?? {};
  const variant = [data.outcome, data.satisfaction].find((code) => code && knows(`told.${record.type}.${code}`));
  const key = variant ? `told.${record.type}.${variant}` : `told.${record.type}`;
  if (!knows(key)) return '';
  return t(key, {
    channel: word('channel', record.channel ?? 'OTHER'),
    kind: word('procedure', data.kind), number: data.number, window: data.window, queue: data.queue, document: data.documentNo ?? '',
    reason: closed(data.reason), satisfaction: word('satisfaction', data.satisfaction), comment: data.comment ?? '',
  }).trim();
};

/** What somebody wrote, closed like a sentence. */
const closed = (text) => (!text || /[。.!?！？]$/.test(text) ? text ?? '' : `${text}${t('list.stop')}`);

/** The few values of a record that an inspector scans for. */
export const noteOf = (record) => {
  const data = record.data ?? {};
  return [
    data.outcome && word('outcome', data.outcome),
    data.satisfaction && word('satisfaction', data.satisfaction),
    data.number,
    data.kind && word('procedure', data.kind),
    data.window && t('board.window', { window: data.window }),
    data.documentNo,
    record.channel && word('channel', record.channel),
  ].filter(Boolean).join(t('list.join'));
};
