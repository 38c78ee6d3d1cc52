/** The reader's language: Chinese until switched. Pages hear `ledger-language` on the window and draw again. */
import zh from './zh.js';
import en from './en.js';
import zhInspector from './zh-inspector.js';
import enInspector from './en-inspector.js';
import zhLeadership from './zh-leadership.js';
import enLeadership from './en-leadership.js';

const BOOKS = { zh: { ...zh, ...zhLeadership, ...zhInspector }, en: { ...en, ...enLeadership, ...enInspector } };

/** @returns {'zh' | 'en'} */
export const language = () => (document.documentElement.lang.startsWith('en') ? 'en' : 'zh');

const NAME = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;

/**
 * The sentence for a key with its {placeholders} filled, {count:case|cases} with the word that goes with the number; the
 * key itself when nobody wrote one.
 */
export const t = (key, values = {}) => {
  const found = BOOKS[language()][key] ?? BOOKS.zh[key];
  if (found === undefined) return key;
  return found.replace(NAME, (_, name, one, many) => {
    const value = String(values[name] ?? '');
    return one === undefined ? value : `${value} ${value === '1' ? one : many}`;
  });
};

/** The word for a code such as `status.CLOSED`; the bare code when it is not in the book. */
export const word = (family, code) => (code == null ? '' : knows(`${family}.${code}`) ? t(`${family}.${code}`) : code);

export const knows = (key) => key in BOOKS.zh;

/** Fills what stands in the HTML itself: `data-i18n` for text, `data-i18n-label` for names of landmarks. */
export const translatePage = () => {
  document.querySelectorAll('[data-i18n]').forEach((element) => {
    element.textContent = t(element.dataset.i18n);
  });
  document.querySelectorAll('[data-i18n-label]').forEach((element) => {
    element.setAttribute('aria-label', t(element.dataset.i18nLabel));
  });
};

/** @param {'zh' | 'en'} wanted */
export const switchLanguage = (wanted) => {
  document.documentElement.lang = wanted === 'en' ? 'en' : 'zh-CN';
  try {
    localStorage.setItem('ledger.language', wanted);
  } catch {
    // Forbidden storage: the choice then lasts for this page.
  }
  const address = new URL(location.href);
  address.searchParams.set('lang', wanted);
  history.replaceState(history.state, '', address);
  translatePage();
  window.dispatchEvent(new Event('ledger-language'));
};

translatePage();
