/** What a panel shows while it has nothing: bones of the final height, an empty state, or an error with one way on. */
import { html } from 'lit';
import { focusOn } from './focus-keeper.js';
import { badge } from './icons.js';
import { t, knows, language } from '../i18n/index.js';
import { count } from '../format.js';

export const loading = () => html`
  <div class="blank" aria-busy="true">
    <span class="unseen">${t('blank.loading')}</span>
    <span class="bone short"></span><span class="bone tall"></span><span class="bone"></span>
  </div>`;

export const empty = (title, advice, action = '') => html`
  <div class="blank"><p class="blank-title">${title}</p><p>${advice}</p>${action}</div>`;

/** A refusal or failure in the reader's language: the rule's own sentence, else ours, else what the server says. */
export const problemText = (problem) => {
  if (problem.said?.[language()]) return problem.said[language()];
  if (knows(`problem.${problem.code}`)) return t(`problem.${problem.code}`);
  const general = problem.status >= 500 ? t('problem.server') : t('problem.refused');
  return problem.detail && language() === 'en' ? `${general} ${problem.detail}` : general;
};

/** What is not the reader's to see is no fault; everything else says what happened and offers another try. */
export const failed = (title, problem, retry) => (problem.status === 403 ? html`<div class="blank"><p>${t('problem.notYours')}</p></div>` : html`
  <div class="blank" role="alert">
    <p class="blank-title">${title}</p><p>${problemText(problem)}</p>
    ${retry ? html`<button class="button" type="button" @click=${retry}>${t('blank.retry')}</button>` : ''}
  </div>`);

/** The way to a list's next page, and why it could not be read: what is shown already stays. */
export const more = (busy, problem, load) => html`<button class="button" type="button" ?disabled=${busy} @click=${load}>${t('list.more')}</button>${problem ? html`<span role="alert">${problemText(problem)}</span>` : ''}`;

/** The button goes with what it announced; who pressed it goes on at the heading of the list. */
const toHeading = (button) => focusOn(button.closest('section').querySelector('h2'));

/** What no longer meets the conditions stays where it stood until the list is read again, and says so. */
export const goneMark = (item) => (item.gone ? badge('still', t('list.gone'), 'open') : '');

/**
 * What a list that follows the ledger says of itself beside its heading: how much is new, which is shown when the reader
 * asks for it, else what it is. It takes the same room, so that no row moves by it.
 */
export const news = (list, note, shown = () => {}, words = 'list.news') => html`<p class="list-news">${list.news
  ? html`<button class="chip" type="button" @click=${(event) => { toHeading(event.currentTarget); list.showNews(); shown(); }}>${t(words, { count: count(list.news.count) })}</button>` : note}</p>`;
