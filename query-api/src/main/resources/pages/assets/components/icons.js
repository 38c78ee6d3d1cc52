import { svg, html } from 'lit';

const SHAPES = {
  up: svg`<path d="M8 3 14 13H2z"/>`,
  down: svg`<path d="M8 13 2 3h12z"/>`,
  tick: svg`<path d="m6.4 12.8-4.7-4.7 1.6-1.5 3.1 3.1 6.3-6.4 1.6 1.6z"/>`,
  cross: svg`<path d="M3.5 2 8 6.5 12.5 2 14 3.5 9.5 8l4.5 4.5-1.5 1.5L8 9.5 3.5 14 2 12.5 6.5 8 2 3.5z"/>`,
  clock: svg`<path fill-rule="evenodd" d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 2a5 5 0 1 0 0 10A5 5 0 0 0 8 3zM7 4.5h2v3.1l2.2 2.2-1.4 1.4L7 8.4z"/>`,
  warn: svg`<path fill-rule="evenodd" d="M8 1.2 15.4 14.4H.6zM7.1 6v4.2h1.8V6zm0 5.2v1.7h1.8v-1.7z"/>`,
  pause: svg`<path d="M3.5 2.5h3v11h-3zm6 0h3v11h-3z"/>`,
  open: svg`<path fill-rule="evenodd" d="M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 2a5 5 0 1 0 0 10A5 5 0 0 0 8 3z"/>`,
};

/** A small shape beside a word; never the only bearer of a meaning, hence hidden from readers of the text. */
export const icon = (name) => html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[name]}</svg>`;

/** @param {'good' | 'notice' | 'overdue' | 'still' | 'alarm'} kind */
export const badge = (kind, text, shape) => html`<span class="badge ${kind}">${shape ? icon(shape) : ''}${text}</span>`;
