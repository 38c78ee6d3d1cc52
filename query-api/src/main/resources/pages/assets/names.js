/** What codes are called. Whoever reads parts of a rate tells the names; a page that starts deep below asks for them. */
import { read } from './api.js';
import { t } from './i18n/index.js';
import { cityOf, isCounty } from './scope.js';

const known = new Map();

export const learn = (parts) => parts.forEach(({ key, name }) => known.set(key, name));

/** The name, or the bare code as long as nobody has told it. */
export const nameOf = (code) => known.get(code) ?? code;

/** 云州市公安局 居住证申领: the narrowest things that a place names, as far as they are needed to know it. */
export const wholeName = ({ region, level, department, item }, home) => {
  const own = level ? t('rank.own', { name: nameOf(region ?? home) }) : nameOf(region ?? home);
  return [department ? nameOf(department) : own, item && nameOf(item)].filter(Boolean).join(' ');
};

/**
 * Asks for the names of all steps of a place that nobody has told yet; never fails, since codes will do.
 * @returns whether the place may be there: each step has a name, or could not be asked for
 */
export const learnPlace = async (place, home) => {
  const { region, level, department, item } = place;
  const asked = [
    [home, {}],
    [cityOf(region), { region: home }],
    [isCounty(region) ? region : undefined, { region: cityOf(region) }],
    [department, { region, level, by: 'DEPARTMENT' }],
    [item, { region, level, department, by: 'ITEM' }],
  ];
  const told = await Promise.all(asked.filter(([code]) => code && !known.has(code)).map(async ([, query]) => {
    const page = await read('/api/v1/rates/instant-handling/breakdown', query).catch(() => null);
    if (page) learn(page.items);
    return Boolean(page);
  }));
  return told.includes(false) || [region, department, item].every((code) => !code || known.has(code));
};

/** The division on top: the only one below which everything lies. */
export const learnHome = async () => {
  const { items } = await read('/api/v1/rates/instant-handling/breakdown');
  learn(items);
  return items.length === 1 ? items[0].key : items.find((part) => part.level === 'PROVINCE')?.key;
};

/** Asks for the names of the codes in a search's filters that nobody has told yet; never fails, since codes will do. */
export const learnFilters = async ({ region, department, item }) => {
  const unknown = (codes) => (codes ?? '').split(',').filter((code) => code && !known.has(code));
  const ofCases = (code, filter, name) => read('/api/v1/cases', { [filter]: code, limit: 1 })
    .then(({ items }) => items[0]?.[name] && learn([{ key: code, name: items[0][name] }]), () => {});
  const places = unknown(region);
  const home = places.length ? await learnHome().catch(() => undefined) : undefined;
  await Promise.all([
    ...places.map((code) => home && learnPlace({ region: code }, home)),
    ...unknown(department).map((code) => ofCases(code, 'department', 'departmentName')),
    ...unknown(item).map((code) => ofCases(code, 'item', 'itemName')),
  ]);
};
