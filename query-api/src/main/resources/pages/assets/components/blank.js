/** What a panel shows while it has nothing: bones of the final height, an empty state, or an error with one way on. */
import { html } from 'lit';
import { t, knows } from '../i18n/index.js';

export const loading = () => html`
  <div class="blank" aria-busy="true">
    <span class="unseen">${t('blank.loading')}</span>
    <span class="bone short"></span><span class="bone tall"></span><span class="bone"></span>
  </div>`;

export const empty = (title, advice, action = '') => html`
  <div class="blank"><p class="blank-title">${title}</p><p>${advice}</p>${action}</div>`;

/** A refusal or failure in the reader's language; the server's own detail follows when there is no sentence for it. */
export const problemText = (problem) => {
  if (knows(`problem.${problem.code}`)) return t(`problem.${problem.code}`);
  const general = problem.status >= 500 ? t('problem.server') : t('problem.refused');
  return problem.detail ? `${general} ${problem.detail}` : general;
};

export const failed = (title, problem, retry) => html`
  <div class="blank" role="alert">
    <p class="blank-title">${title}</p><p>${problemText(problem)}</p>
    ${retry ? html`<button class="button" type="button" @click=${retry}>${t('blank.retry')}</button>` : ''}
  </div>`;
