/**
 * Who the reader is to the server. In a demonstration an unsigned visitor becomes the page's ready-made
 * person; elsewhere the deployment's sign-in leaves an access token in the session storage.
 */
const KEPT = 'ledger.token';
const PERSON = { '/citizen': 'citizen', '/inspector': 'inspector', '/leadership': 'leader', '/': 'leader' };
const person = Object.entries(PERSON).find(([path]) => location.pathname.replace(/\/$/, '') === path.replace(/\/$/, ''))?.[1];

let pending;

const kept = () => {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    return null; // storage may be forbidden
  }
};

const signIn = async () => {
  if (!person) return null;
  const response = await fetch(`/demo/login?user=${person}`, { method: 'POST' }).catch(() => null);
  return response?.ok ? (await response.json()).access_token : null;
};

const token = () => (pending ??= Promise.resolve(kept() ?? signIn()));

/** Headers that say who asks; none for pages that need nobody. */
export const credentials = async () => {
  const own = await token();
  return own ? { Authorization: `Bearer ${own}` } : {};
};

/** After a refusal: forgets who the reader was; whether there is somebody else to be. */
export const renew = async () => {
  pending = signIn();
  return Boolean(await pending);
};
