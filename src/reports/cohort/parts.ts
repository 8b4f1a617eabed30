import type { Cell as Value } from '../../core/table.ts';
import { partsOf } from '../dimensions/parts.ts';
import type { Entries } from './entries.ts';
import { type Cell, type Ledger, openLedger, type Options } from './ledger.ts';
import { DEAF, entriesOnly, listened, writeEach } from './listening.ts';

/** The cohorts of some of the people. */
export type Part = {
  /** What they have in common; null where nothing is known, or nothing was asked. */
  readonly value: Value;
  readonly entries: Entries;
  readonly cells: readonly Cell[];
};

/** Everybody's cohorts. */
export function wholeOf(entries: Entries, options: Options): Part {
  const ledger = openLedger(options);
  entries.write(ledger);
  return { value: null, entries, cells: ledger.cells() };
}

/** The cohorts of each value; the largest by how many people they have in any cohort. */
export function partsIn(
  entries: Entries,
  options: Options,
  valueOf: (person: number) => Value,
  top: number | undefined,
): readonly Part[] {
  const members = new Set(listened(entries, (note) => ({ ...DEAF, enter: note })));
  const parts = [...partsOf(members, valueOf, top)].map(([value, people]) => ({
    value,
    people: new Set(people),
    ledger: openLedger(options),
  }));
  const ledgers = new Map<number, Ledger>();
  for (const { people, ledger } of parts) for (const one of people) ledgers.set(one, ledger);
  writeEach(entries, (person) => ledgers.get(person) ?? DEAF);
  return parts.map(({ value, people, ledger }) => ({
    value,
    entries: entriesOnly(entries, people),
    cells: ledger.cells(),
  }));
}
