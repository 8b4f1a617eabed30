import type { ChalkInstance } from 'chalk';
import { pad, width, wrap } from '../core/width.ts';

/** Terms and what is said of them: the figures of a report, its rule. */
export type Terms = readonly (readonly [term: string, text: string])[];

/** Texts of fewer columns than this are no column any more. */
const LEAST = 20;

/** For a terminal of so many columns: texts in a column of their own beside their terms. */
export function renderTerms(terms: Terms, chalk: ChalkInstance, columns: number): string {
  const widest = Math.max(0, ...terms.map(([term]) => width(term)));
  const room = Math.max(LEAST, columns - widest - 2);
  return terms
    .flatMap(([term, text]) =>
      wrap(text, room).map((line, at) => {
        const title = at === 0 ? chalk.bold(pad(term, widest)) : ' '.repeat(widest);
        return `${title}  ${line}\n`;
      }),
    )
    .join('');
}
