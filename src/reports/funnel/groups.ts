import { codeValue } from '../dimensions/codes.ts';
import type { Dimension } from '../dimensions/dimension.ts';
import { type Parts, partsOf } from '../dimensions/parts.ts';
import type { CodeRow } from './facts.ts';

/** The codes of each value of a dimension; without one all codes, even none at all, are one group. */
export function groupCodes(
  codes: readonly CodeRow[],
  by: Dimension | undefined,
  top: number | undefined,
): Parts<CodeRow> {
  if (by === undefined) return new Map([[null, codes]]);
  return partsOf(codes, (code) => codeValue(code, by), top);
}
