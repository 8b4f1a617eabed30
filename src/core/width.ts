import { createRequire } from 'node:module';
import type * as StringWidth from 'string-width';
import { late } from './late.ts';

const require = createRequire(import.meta.url);
/** What knows of all scripts takes as long to load as a short command to run. */
const allScripts = late((): typeof StringWidth => require('string-width'));

/** A column each, and nothing to find out about them. */
const PLAIN = /^[ -~]*$/;

/** Columns that a text takes on a terminal: 订单 takes four. */
export function width(text: string): number {
  return PLAIN.test(text) ? text.length : allScripts().default(text);
}

/** Pads to a width on screen, on the right, or on the left for numbers. */
export function pad(text: string, columns: number, align: 'left' | 'right' = 'left'): string {
  const gap = ' '.repeat(Math.max(0, columns - width(text)));
  return align === 'left' ? text + gap : gap + text;
}

// C0, C1, line separators, and the marks that turn the direction of text: a name may hold them, a
// terminal must not.
// oxlint-disable-next-line no-control-regex -- finding control characters is the point
const CONTROL = /[\u0000-\u001F\u007F-\u009F\u061C\u200E\u200F\u2028-\u202E\u2066-\u2069]/gu;

/** Makes data safe to show on a terminal: control characters become a blank. */
export function printable(text: string): string {
  return text.replace(CONTROL, ' ');
}

const NAME_SHOWN = 120;

/** A name out of a file: one that is longer than any person would give is shown by its ends. */
export function shortName(name: string): string {
  const letters = [...name];
  if (letters.length <= NAME_SHOWN) return name;
  const half = NAME_SHOWN / 2;
  return `${letters.slice(0, half).join('')}…${letters.slice(-half).join('')}`;
}

/**
 * What a line may be broken between: blanks, characters of Chinese with the marks that belong to them,
 * and anything else that hangs together.
 */
const PIECES =
  /\s+|[（“《「]*\p{Script=Han}[，。；：、！？）”》」]*|(?:(?![（“《「]*\p{Script=Han})\S)+/gu;

/** Breaks a text into lines of at most so many columns; a word that is longer has a line of its own. */
export function wrap(text: string, columns: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(PIECES)) {
    const fits = width(line) + width(piece) <= columns;
    if (line !== '' && !fits && piece.trim() !== '') {
      lines.push(line.trimEnd());
      line = piece;
    } else if (line !== '' || piece.trim() !== '') line += piece;
  }
  return line.trim() === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
}
