import { type Skipped, skipTally } from '../codes/choice.ts';
import type { Database } from '../db/open.ts';
import type { Candidate } from './audience.ts';
import { gatherPeople } from './gather-people.ts';
import { drawHoldout } from './holdout.ts';
import { type Addressee, openStanding, type Wanted } from './standing.ts';

export type Holdout = { readonly percent: number; readonly seed: string };

/** Who is written to, who is held back to compare with, and who is left out. */
export type SmsPlan = {
  readonly written: readonly Addressee[];
  readonly held: readonly Addressee[];
  readonly skipped: readonly Skipped[];
};

/** Only reads. Plan in the transaction that issues, or two runs at once may write to the same people. */
export function planMessages(
  db: Database,
  candidates: readonly Candidate[],
  wanted: Wanted & { readonly holdout: Holdout | null },
): SmsPlan {
  const standingOf = openStanding(db, wanted);
  const skips = skipTally();
  const listed = gatherPeople(db, candidates);
  for (let n = 0; n < listed.duplicates; n += 1) skips.add('duplicate', '');
  const people: Addressee[] = [];
  for (const candidate of listed.people) {
    const standing = standingOf(candidate);
    // Examples would name people.
    if ('reason' in standing) skips.add(standing.reason, '');
    else people.push(standing);
  }
  const skipped = skips.list().map((one) => ({ ...one, examples: [] }));
  if (wanted.holdout === null) return { written: people, held: [], skipped };
  const { percent, seed } = wanted.holdout;
  return { ...drawHoldout(people, percent, seed, ({ phone }) => phone), skipped };
}
