import type { Entries } from './entries.ts';
import type { Ledger } from './ledger.ts';

/** A ledger that takes nothing down. */
export const DEAF: Ledger = {
  enter: () => undefined,
  buy: () => undefined,
  repeat: () => undefined,
  last: () => undefined,
};

/** A ledger whose lines go into whichever other one is meant at the time. */
function passedOn(to: () => Ledger): Ledger {
  return {
    enter: (...line) => to().enter(...line),
    buy: (...line) => to().buy(...line),
    repeat: (...line) => to().repeat(...line),
    last: (...line) => to().last(...line),
  };
}

/** Writes everybody down, each into a ledger of their own. */
export function writeEach(entries: Entries, ledgerOf: (person: number) => Ledger): void {
  let current = DEAF;
  entries.write(
    passedOn(() => current),
    (person) => (current = ledgerOf(person)),
  );
}

/** Writes everybody down again and listens: the list cannot differ from the number. */
export function listened(entries: Entries, ledger: (note: () => void) => Ledger): number[] {
  const people: number[] = [];
  let current = 0;
  const note = (): void => void people.push(current);
  entries.write(ledger(note), (person) => (current = person));
  return people;
}

/** The same entries, of some of the people alone. */
export function entriesOnly(entries: Entries, people: ReadonlySet<number>): Entries {
  return {
    nameOf: entries.nameOf,
    begunOf: entries.begunOf,
    write: (ledger, entering) =>
      writeEach(entries, (person) => {
        if (!people.has(person)) return DEAF;
        entering?.(person);
        return ledger;
      }),
  };
}
