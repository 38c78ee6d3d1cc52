// Runs before the first paint, as a classic script, so that language, reading mode and surface never flash.
(() => {
  const root = document.documentElement;
  const query = new URLSearchParams(location.search);
  const remember = (key, wanted, allowed) => {
    try {
      if (allowed.includes(wanted)) localStorage.setItem(key, wanted);
      const kept = localStorage.getItem(key);
      return allowed.includes(kept) ? kept : allowed[0];
    } catch {
      return allowed.includes(wanted) ? wanted : allowed[0]; // storage may be forbidden
    }
  };
  // Chinese whatever the browser asks for, until the reader switches.
  root.lang = remember('ledger.language', query.get('lang'), ['zh', 'en']) === 'en' ? 'en' : 'zh-CN';
  // 长辈版 is for the pages that everybody uses; who compares figures reads dense tables, which the browser enlarges.
  if (/^\/(citizen|hall\/?)?$/.test(location.pathname)) {
    root.dataset.mode = remember('ledger.reading', query.get('mode'), ['standard', 'elder']);
  }
  if (/^\/hall\/[^/]+/.test(location.pathname)) root.dataset.surface = 'board';
  if (location.pathname === '/leadership' && query.has('wall')) root.dataset.surface = 'wall';

  /** Who may read which page in a demonstration; the first unless another was chosen, and nobody where none is first. */
  const PEOPLE = {
    '/citizen': ['citizen'],
    '/inspector': ['inspector', 'admin', 'clerk', 'approver'],
    '/leadership': ['leader', 'admin', 'inspector'],
    '/source': ['source', 'device', 'admin'],
    '/hall': [undefined, 'hall-manager'],
    '/': ['leader'],
  };
  const stored = (key) => {
    try {
      return sessionStorage.getItem(key);
    } catch {
      return null; // storage may be forbidden
    }
  };
  const people = PEOPLE[location.pathname.replace(/(?<=.)\/$/, '')] ?? [];
  const chosen = stored('ledger.person');
  const person = people.includes(chosen) ? chosen : people[0];
  const signIn = () => fetch(`/demo/login?user=${person}`, { method: 'POST' }).catch(() => null);
  // Every reading needs to say who reads: asked for while the scripts are still on their way.
  window.ledgerReader = { person, stored, signIn, signedIn: person && !stored('ledger.token') ? signIn() : undefined };
})();
