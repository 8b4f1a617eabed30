import type { Cell } from '../../core/table.ts';
import { type Dimension, isPeriod, periodOf } from '../dimensions/dimension.ts';
import { type Parts, partsOf } from '../dimensions/parts.ts';
import type { CodeRow } from './facts.ts';

/** The codes of each value of a dimension; without one all codes, even none at all, are one group. */
export function groupCodes(
  codes: readonly CodeRow[],
  by: Dimension | undefined,
  top: number | undefined,
): Parts<CodeRow> {
  if (by === undefined) return new Map([[null, codes]]);
  return partsOf(codes, (code) => valueOf(code, by), top);
}

/** What codes can be told apart by. A code without the property is in the group `null`. */
function valueOf(code: CodeRow, by: Dimension): Cell {
  if (isPeriod(by)) return code.issued_day === null ? null : periodOf(by, code.issued_day);
  if (by === 'variant') return code.variant === '' ? null : code.variant;
  // Where the people came from: the platform that the parcel was bought on, else the channel.
  if (by === 'first-source') return code.platform ?? code.channel;
  return code[by];
}
