import type { FactSeen, Reject } from '../formats/canonical.ts';
import type { PreparedOrder } from './prepare-order.ts';

/** What some rows of a file say, in file order where they say it of one order each. */
export type Batch = {
  readonly orders: readonly PreparedOrder[];
  /** Rows that were only looked at: the workspace may know them, and need not be told what they say. */
  readonly glimpses: readonly Glimpse[];
  readonly facts: readonly SeenFact[];
  readonly rejects: readonly Reject[];
  /** Rows read so far, from the beginning of the file. */
  readonly rows: number;
};

/** A row by its fingerprint, and the order that it is. */
export type Glimpse = { readonly key: string; readonly print: number; readonly line: number };

/** A fact, with its row: what cannot be told before it is written is rejected with its cells. */
export type SeenFact = { readonly fact: FactSeen; readonly cells: readonly string[] };

/** `again`: places of glimpses that must be read after all. `glance`: look first at what comes next. */
export type Reply = { readonly again: readonly number[]; readonly glance: boolean };

/** Takes a batch, and says how to go on. */
export type TakeBatch = (batch: Batch) => Reply | Promise<Reply>;
