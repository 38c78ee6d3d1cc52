/** The rates of a place and the parts of one of them as rows of a table, for a file. */
import { t, word } from './i18n/index.js';
import { innermost } from './scope.js';

const COLUMNS = ['part', 'code', 'place', 'metric', 'definition', 'metricCode', 'definitionCode', 'numerator', 'denominator', 'value', 'target', 'due', 'gap', 'asOf', 'position'];

/** From the target that is set for exactly this row; in a row of a level it is that of the level. */
const gapOf = ({ value, target, denominator }) => (target == null || !denominator ? '' : Number((value - target).toFixed(6)));

/** @param {(metric: string, definition: string) => string} definitionName what a definition is called */
export const rateTable = ({ rows, parts, metric, place, asOf, definitionName }) => {
  const called = (id, definition) => [t(`metric.${id}`), definition ? definitionName(id, definition) : '', id, definition];
  const one = rows.find((row) => row.metric === metric);
  return [
    COLUMNS.map((column) => t(`csv.${column}`)),
    ...rows.map((row) => [t('csv.whole'), innermost(row.scope) ?? '', [place, word('level', row.scope.level)].filter(Boolean).join(' '), ...called(row.metric, row.definition), row.numerator, row.denominator, row.value, row.target, row.target == null ? '' : row.due, gapOf(row), row.asOf, row.position]),
    ...parts.map((part) => [part.own ? t('csv.own') : t('csv.part'), part.key, part.name, ...called(metric, one?.definition), part.numerator, part.denominator, part.value, '', '', '', asOf, one?.position]),
  ];
};
