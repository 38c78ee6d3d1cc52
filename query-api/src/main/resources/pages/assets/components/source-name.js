import { html } from 'lit';
import { readIfOffered } from '../api.js';

const halls = new Map();
let asked;

/** Asks once what the halls are called; a source that nobody knows keeps its address. */
export const learnHalls = () => (asked ??= readIfOffered('/api/v1/halls').then((page) => page?.items.forEach(({ hallId, name }) => halls.set(hallId, name))));

/** Of a hall's own system the hall; of all others there is only the address. */
export const hallOf = (source) => halls.get(source.slice(source.lastIndexOf(':') + 1));

/** An address may break after its colons, and nowhere else. */
export const sourceAddress = (source) => source.split(/(?<=:)/).map((part) => html`${part}<wbr>`);
