import type { RejectReason } from '../formats/canonical.ts';

/** Thrown where a row names nobody that can be known again. */
export class FactProblem extends Error {
  readonly column: string;
  readonly reason: RejectReason;
  readonly value: string;

  constructor(column: string, value: string, reason: RejectReason = 'not-a-person') {
    super(reason);
    this.column = column;
    this.reason = reason;
    this.value = value;
  }
}
