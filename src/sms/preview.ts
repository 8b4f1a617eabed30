import { width } from '../core/width.ts';

/** Columns of a telephone's message: 20 Chinese characters. */
const COLUMNS = 40;
/** Lines that a locked telephone shows. */
export const SHOWN_LOCKED = 2;

/** The message in lines as a telephone breaks them: between any two characters. */
export function phoneLines(message: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const letter of message) {
    if (letter === '\n' || width(line + letter) > COLUMNS) {
      lines.push(line);
      line = letter === '\n' ? '' : letter;
    } else line += letter;
  }
  return line === '' ? lines : [...lines, line];
}
