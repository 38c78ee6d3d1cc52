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
  if (location.pathname.startsWith('/citizen')) {
    if (remember('ledger.reading', query.get('mode'), ['standard', 'elder']) === 'elder') root.dataset.mode = 'elder';
  }
  if (/^\/hall\/[^/]+/.test(location.pathname)) root.dataset.surface = 'board';
  if (location.pathname === '/leadership' && query.has('wall')) root.dataset.surface = 'wall';
})();
