/** The rates of a place and the parts of one of them as rows of a table, for a file. */
import { t } from './i18n/index.js';
import { innermost } from './scope.js';

const COLUMNS = ['part', 'code', 'place', 'metric', 'definition', 'numerator', 'denominator', 'value', 'target', 'due', 'gap', 'asOf', 'position'];

export const rateTable = ({ rows, parts, metric, place, asOf }) => {
  const one = rows.find((row) => row.metric === metric);
  return [
    COLUMNS.map((column) => t(`csv.${column}`)),
    ...rows.map((row) => [t('csv.whole'), innermost(row.scope) ?? '', place, row.metric, row.definition, row.numerator, row.denominator, row.value, row.target, row.due, row.gap, row.asOf, row.position]),
    ...parts.map((part) => [part.own ? t('csv.own') : t('csv.part'), part.key, part.name, metric, one?.definition, part.numerator, part.denominator, part.value, '', '', '', asOf, one?.position]),
  ];
};
