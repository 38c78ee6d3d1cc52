import { read } from './api.js';

/** The ledger's own time, which in a demonstration is not the reader's: every board says it, that of no hall too. */
export const ledgerTime = async () => (await read('/api/v1/halls/-/board')).asOf;
