/** Where the inspector stands, kept in the address: which view, which filters, which case. */
import { KEYS, filtersIn } from './case-filters.js';

export const VIEWS = ['cases', 'board', 'leads', 'gaps', 'sources', 'quarantine', 'map', 'ledger'];

export const placeIn = () => {
  const query = new URLSearchParams(location.search);
  const view = query.get('view');
  return { view: VIEWS.includes(view) ? view : VIEWS[0], caseNo: query.get('case')?.trim() ?? '', filters: filtersIn(location.search) };
};

/** The address of another place; the language is kept, what was chosen within a view is not. */
export const addressOf = ({ view = VIEWS[0], caseNo, filters = {} }) => {
  const query = new URLSearchParams(location.search);
  ['view', 'show', 'case', 'q', ...KEYS].forEach((key) => query.delete(key));
  if (view !== VIEWS[0]) query.set('view', view);
  Object.entries(filters).forEach(([key, value]) => query.set(key, value));
  if (caseNo) query.set('case', caseNo);
  return `${location.pathname}${query.size ? `?${query}` : ''}`;
};
