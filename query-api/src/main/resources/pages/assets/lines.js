/**
 * A browser opens six connections to a host (HTTP/1.1), for all its windows together. So many of them may be held by
 * streams; the others are for what windows read now and then.
 */
const LINES = 4;

/** A lock is left by itself when its window closes or crashes. */
const lock = (name) => new Promise((resolve, reject) => {
  navigator.locks.request(name, { ifAvailable: true }, (held) => held && new Promise((release) => resolve(release)))
    .then(() => resolve(undefined), reject);
});

/**
 * Takes one of the lines that a browser's windows share.
 *
 * @returns {Promise<(() => void) | undefined>} gives it back; nothing when all are taken, or when windows cannot learn of
 *   each other, which takes a secure connection
 */
export const takeLine = async () => {
  for (let line = 0; navigator.locks && line < LINES; line++) {
    const release = await lock(`ledger.line.${line}`);
    if (release) return release;
  }
  return undefined;
};
