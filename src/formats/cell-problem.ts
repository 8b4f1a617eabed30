import type { Reject, RejectReason } from './canonical.ts';

/** Thrown by a cell that cannot be read; the row is collected, the import goes on. */
export class CellProblem extends Error {
  readonly column: string;
  readonly reason: RejectReason;
  readonly value: string;
  readonly words: readonly string[] | undefined;

  /** @param words what may stand there, where that is a list */
  constructor(column: string, reason: RejectReason, value: string, words?: readonly string[]) {
    super(reason);
    this.column = column;
    this.reason = reason;
    this.value = value;
    this.words = words;
  }

  toReject(line: number, cells: readonly string[]): Reject {
    const { column, reason, value, words } = this;
    return { line, column, reason, value, cells, ...(words !== undefined && { words }) };
  }
}
