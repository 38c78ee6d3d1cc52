import { html } from 'lit';

/** A hash in groups of eight digits, which can be compared by eye; copied, it is one word. */
export const hashText = (hash) => html`<span class="hash mono">${hash.match(/.{1,8}/g)?.map((group) => html`<span>${group}</span>`)}</span>`;
