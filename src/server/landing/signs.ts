import type { LandingView } from './view.ts';
import { type Markup, trusted } from '../../core/markup.ts';

/** A drawing in the ink of the brand, 24 units square, that a screen reader passes over. */
function sign(path: string): Markup {
  return trusted(
    '<div class="sign" aria-hidden="true"><svg viewBox="0 0 24 24" fill="none" stroke="currentColor" ' +
      `stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><path d="${path}"/></svg></div>\n`,
  );
}

const CLOCK = sign('M12 3a9 9 0 1 0 0 18 9 9 0 1 0 0-18zM12 7.5V12l3.2 2');
const LENS = sign('M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 1 0 0-13zM15.3 15.3L20.5 20.5');

const CROSS = sign('M6.5 6.5l11 11M17.5 6.5l-11 11');
const FLAG = sign('M6 21V4M6 4.5h11.5l-2.2 4 2.2 4H6');

/** A clock: come again later. A lens: looked for, and not found. A cross: no more. A flag: the end. */
export const SIGNS: Readonly<Record<Exclude<LandingView['kind'], 'picture'>, Markup>> = {
  'away': CLOCK,
  'disabled': CROSS,
  'not-yet': CLOCK,
  'ended': FLAG,
  'not-found': LENS,
  'too-many': CLOCK,
  'busy': CLOCK,
};
