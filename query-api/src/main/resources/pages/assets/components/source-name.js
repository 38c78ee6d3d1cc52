import { html } from 'lit';
import { readIfOffered } from '../api.js';
import { knows, t } from '../i18n/index.js';
import { learn, learnHome, nameOf } from '../names.js';

const halls = new Map();
let asked;

const learnHalls = async () => (await readIfOffered('/api/v1/halls'))?.items.forEach(({ hallId, name }) => halls.set(hallId, name));

/** The cities, whose systems carry their codes. */
const learnCities = async () => learn((await readIfOffered('/api/v1/rates/instant-handling/breakdown', { region: await learnHome() }))?.items ?? []);

/** Asks once what halls and cities are called; never fails, since addresses will do. */
export const learnSources = () => (asked ??= Promise.all([learnHalls(), learnCities().catch(() => {})]));

/** urn:{province}:{system}:{code of a city}, as the province's systems call themselves. */
const ADDRESS = /^urn:[^:]+:([a-z]+)(?::(\d{6}))?$/;

/** A hall's own system by the hall, a city's by city and kind; undefined where there is only the address. */
export const nameOfSource = (source) => {
  const hall = halls.get(source.slice(source.lastIndexOf(':') + 1));
  if (hall) return hall;
  const [, system, city] = ADDRESS.exec(source) ?? [];
  if (!system || !knows(`source.${system}`)) return undefined;
  const place = city ? nameOf(`${city}000000`) : '';
  const name = t(`source.${system}`, { place: /^\d/.test(place) ? '' : place }).trim(); // a bare code is no name
  return name[0].toUpperCase() + name.slice(1);
};

/** An address may break after its colons, and nowhere else. */
export const sourceAddress = (source) => source.split(/(?<=:)/).map((part) => html`${part}<wbr>`);
