/** How a funnel is to be walked. Times are milliseconds. */
export type WalkRule = {
  readonly steps: number;
  /** Bits of the steps that may be left out; never the first or the last. */
  readonly optional: number;
  /**
   * `ordered`: one step after the other, whatever lies between. `strict`: nothing of another kind
   * between. `any`: each step once, in any sequence.
   */
  readonly order: 'ordered' | 'strict' | 'any';
  /**
   * Of several beginnings, `first`: the first alone (of any order, the first of each step).
   * `any`: the one that leads furthest, the earliest of equals. `latest`: the one that leads
   * furthest, of equals the one that got there first, and of those the latest.
   */
  readonly entry: 'first' | 'latest' | 'any';
  /**
   * `later`: a step is later than the one before, of any order as `instant`. `instant`: it may be in the same instant, as
   * another event. `event`: one event may be several steps.
   */
  readonly ties: 'later' | 'instant' | 'event';
  /** Does an event of a step that was reached before, the first left out, end the attempt? */
  readonly repeats: 'pass' | 'end';
  /** From the first step of the attempt on, inclusive. */
  readonly windowMs: number;
  /** When an attempt may begin, both inclusive. */
  readonly since: number;
  readonly until: number;
};

/**
 * What happened to people, in columns. A person's events stand together, by time; in one instant what
 * ends an attempt stands first, then by the first step that an event is, and last what is no step.
 */
export type Log = {
  readonly at: Float64Array;
  /** Bit n: it is step n. None: it happened, and is no step. */
  readonly fills: Int32Array;
};

/** The bit of an event that ends an attempt (`--without`). */
export const ENDS = 1 << 30;

/** How far one attempt came. */
export type Attempt = {
  /** How many steps were reached, optional ones not counted; 0 where nobody began. */
  depth: number;
  /** When each step was reached, by its number; in any order, when the nth of them. NaN: it was not. */
  readonly times: Float64Array;
  /** Was it ended by an event that must not happen? */
  ended: boolean;
};

export function noAttempt(steps: number): Attempt {
  return { depth: 0, times: new Float64Array(steps).fill(NaN), ended: false };
}
