/** A mistake is said at its field: the field is marked, and described by what is wrong with it. */
import { html, nothing } from 'lit';
import { icon } from './icons.js';

/** What is wrong with the field of this id; nothing when all is well. */
export const fault = (id, text) => (text ? html`<p class="fault" id="${id}-fault" role="alert">${icon('warn')}<span>${text}</span></p>` : '');

/** By what the field of this id is described: its fault first, then what is always said of it. */
export const descriptionOf = (id, text, help) => [text && `${id}-fault`, help].filter(Boolean).join(' ') || nothing;

/** Once all is drawn, the reader goes on at the first field or button of these. */
export const goOn = async (host, css) => {
  await host.updateComplete;
  await Promise.all([...host.querySelectorAll('*')].map((one) => one.updateComplete));
  const found = host.querySelector(css);
  (found?.matches('fieldset') ? found.querySelector('input') : found)?.focus();
};

/** The reader goes on at the first field that is marked. */
export const toFault = (host) => goOn(host, '[aria-invalid="true"]');
