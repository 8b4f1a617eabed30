import type { Database } from '../../db/open.ts';
import { ALPHABETS } from '../alphabet.ts';
import { hasRightCheck, isOf } from '../check-symbol.ts';

const SHAPES = /* sql */ `SELECT DISTINCT length, alphabet, has_check FROM batches`;
type ShapeRow = {
  readonly length: number;
  readonly alphabet: string;
  readonly has_check: 0 | 1;
};

/**
 * What codes of a workspace can look like: a few shapes, however many codes. It tells at no cost that a
 * text is no code, where all batches of its length have check symbols: a mistyped one never is, and of
 * guesses one in 53. Batches without check symbols are shapes as well, so that theirs go on working.
 */
export type CodeShapes = {
  /** Has any batch codes as long as this? */
  readonly haveLength: (code: string) => boolean;
  /** Can this be a code of any batch? */
  readonly fit: (code: string) => boolean;
  /** The code that is meant where all letters are capitals; undefined: these codes know no other case. */
  readonly inCapitals: (code: string) => string | undefined;
};

/** Reads the shapes; made anew where a batch may have come. */
export function loadShapes(db: Database): CodeShapes {
  const shapes = db.prepare<[], ShapeRow>(SHAPES).all();
  const capitalLengths = new Set(
    shapes.filter(({ alphabet }) => alphabet === ALPHABETS.upper).map(({ length }) => length),
  );
  return {
    haveLength: (code) => shapes.some(({ length }) => length === code.length),
    fit: (code) => shapes.some((shape) => fits(code, shape)),
    inCapitals: (code) => {
      if (!capitalLengths.has(code.length)) return undefined;
      const capitals = code.toUpperCase();
      return capitals === code ? undefined : capitals;
    },
  };
}

function fits(code: string, { length, alphabet, has_check }: ShapeRow): boolean {
  if (code.length !== length) return false;
  return has_check === 1 ? hasRightCheck(code, alphabet) : isOf(code, alphabet);
}
