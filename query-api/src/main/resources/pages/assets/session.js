/**
 * Who the reader is to the server. In a demonstration an unsigned visitor becomes one of the page's ready-made people,
 * the one chosen on the landing page where that one may read the page; elsewhere the deployment's sign-in leaves an
 * access token in the session storage.
 */
const KEPT = 'ledger.token';
const CHOSEN = 'ledger.person';
// boot.js has chosen the person, and asked for the token already.
const { person, stored, signIn, signedIn } = window.ledgerReader;

let pending;

/** The ready-made person that the reader is on this page; nothing where an own token is used, or nobody is needed. */
export const demoPerson = () => (stored(KEPT) ? undefined : person);

/** Becomes a ready-made person on the pages opened from now on. */
export const become = (user) => {
  try {
    sessionStorage.setItem(CHOSEN, user);
  } catch {
    // Forbidden storage: every page then has its usual person.
  }
};

const tokenIn = async (answer) => {
  const response = await answer;
  return response?.ok ? (await response.json()).access_token : null;
};

const token = () => (pending ??= Promise.resolve(stored(KEPT) ?? tokenIn(signedIn)));

const forget = () => {
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // Forbidden storage has kept nothing.
  }
};

let renewing;

/** Who the reader is once one token was refused; that token again when there is nobody else to be. */
const renewed = (refused) => (renewing ??= (async () => {
  if ((await token()) === refused) {
    forget();
    pending = person ? tokenIn(signIn()) : Promise.resolve(null);
  }
  return pending;
})().finally(() => (renewing = undefined)));

const headers = (own) => (own ? { Authorization: `Bearer ${own}` } : {});

/**
 * Asks as the reader. Who is refused as nobody known asks once more as somebody else, or, where the page needs nobody,
 * without a name: a token that has run out must not close what is open to all.
 * @param {(headers: object) => Promise<Response>} ask
 */
export const asReader = async (ask) => {
  const own = await token();
  const response = await ask(headers(own));
  if (response.status !== 401) return response;
  const other = await renewed(own);
  return other === own ? response : ask(headers(other));
};

const listOf = (claim) => (Array.isArray(claim) ? claim : claim === undefined ? [] : [claim]);

/** A claim of the token, as a list; an opaque token says nothing. */
const told = async (claim) => {
  try {
    const claims = (await token()).split('.')[1].replaceAll('-', '+').replaceAll('_', '/');
    return listOf(JSON.parse(atob(claims))[claim]);
  } catch {
    return [];
  }
};

/** What the reader may do, as far as the token says; the server alone decides. */
export const roles = () => told('roles');

/** Under which names the reader sends records, as far as the token says; `*` stands for every one. */
export const ownSources = () => told('source');
