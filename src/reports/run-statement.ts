import type { Note } from '../core/table.ts';

/** A statement as it can be run, with what stands in its places, by name. */
export type RunStatement = {
  readonly sql: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** What it is there for: which columns it gives, which facts it lays out. */
  readonly about?: Note;
};
