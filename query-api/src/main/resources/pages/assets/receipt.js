/**
 * A receipt for what the ledger says of a case today: every record with its place, its two times and its content. Whoever
 * keeps it can hold it against the ledger later: since nothing is ever changed, all of it must still be there, word by word.
 */
const FORM = 'service-ledger-receipt/1';

const kept = ({ position, id, source, type, occurredAt, recordedAt, data }) => ({ position, id, source, type, occurredAt, recordedAt, data });

/** The same content gives the same text, in whatever order its members came. */
const text = (value) => JSON.stringify(value, (_, part) => (part && typeof part === 'object' && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1))) : part));

/** With what the case is looked up, as far as the reader may see it. */
export const queryCodeIn = (records) => records.find((record) => record.type === 'ApplicationSubmitted')?.data?.queryCode;

export const receiptOf = (file, records) => ({ form: FORM, caseNo: file.caseNo, asOf: file.asOf, records: records.map(kept) });

/**
 * Holds a receipt against the records that the ledger has now.
 * @returns {{state: 'unreadable' | 'other' | 'same' | 'differs', checked?: number, later?: number, position?: number}}
 */
export const checked = (json, caseNo, records) => {
  let receipt;
  try {
    receipt = JSON.parse(json);
  } catch {
    return { state: 'unreadable' };
  }
  if (receipt?.form !== FORM || !Array.isArray(receipt.records) || !receipt.records.every((record) => record?.position !== undefined)) return { state: 'unreadable' };
  if (receipt.caseNo !== caseNo) return { state: 'other' };
  const now = new Map(records.map((record) => [record.position, text(kept(record))]));
  const wrong = receipt.records.find((record) => now.get(record.position) !== text(kept(record)));
  return wrong ? { state: 'differs', position: wrong.position } : { state: 'same', checked: receipt.records.length, later: records.length - receipt.records.length };
};
