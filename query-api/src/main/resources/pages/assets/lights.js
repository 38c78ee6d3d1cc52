/** The light of a case as a badge: shape, word and colour, red for overdue alone. */
import { badge } from './components/icons.js';
import { t } from './i18n/index.js';

const LIGHTS = { GREEN: ['good', 'tick'], BLUE: ['still', 'clock'], YELLOW: ['notice', 'warn'], RED: ['overdue', 'clock'], LEGAL_RED: ['overdue', 'clock'], PAUSED: ['still', 'pause'], CLOSED: ['still', 'tick'] };

export const lightBadge = ({ light }) => {
  const found = LIGHTS[light];
  return found ? badge(found[0], t(`light.${light}`), found[1]) : '';
};
