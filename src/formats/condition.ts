import { narrow } from './cells.ts';
import type { Condition } from './format.ts';

/**
 * A condition made ready for the columns of one file: each part asks the cell at `place`, given as its
 * clean text in one width of punctuation.
 */
export type ConditionPart = {
  readonly place: number | undefined;
  readonly fits: (text: string) => boolean;
};

/** Conditions are asked on each row: what is the same for all rows is worked out once. */
export function compileCondition(
  condition: Condition,
  placeOf: (column: string) => number | undefined,
): readonly ConditionPart[] {
  return Object.entries(condition).map(([column, wanted]) => {
    const place = placeOf(column);
    return { place, fits: fitting(wanted, place !== undefined) };
  });
}

function fitting(wanted: Condition[string], inFile: boolean): (text: string) => boolean {
  if (wanted === 'set') return (text) => text !== '';
  if (wanted === 'empty') return (text) => inFile && text === '';
  if (wanted === 'absent') return () => !inFile;
  const tests = wanted.map((value) => matcher(narrow(value)));
  return (text) => tests.some((test) => test(text));
}

function matcher(wanted: string): (text: string) => boolean {
  if (wanted.endsWith('*')) return (text) => text.startsWith(wanted.slice(0, -1));
  if (wanted.startsWith('*')) return (text) => text.endsWith(wanted.slice(1));
  return (text) => text === wanted;
}
