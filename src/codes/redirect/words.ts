/**
 * What is stored of a visit as a small number. These lists are only ever added to: a number's meaning
 * is its place.
 */

/** Why a visit ended where it did, in the order of the guards. */
export const REASONS = [
  'unknown', // no such code
  'disabled',
  'not-yet', // before its first day
  'expired', // after its last
  'flagged', // not a human: shown what a human would be, and counted nowhere
  'no-destination', // it points to nothing yet
  'target', // its one target
  'weighted', // chosen by the pool's policy …
  'round-robin',
  'sticky',
  'least-loaded',
  'backup', // nobody of the pool is free; a backup is
  'fallback', // nor a backup; the pool has an address for that
  'away', // the page that says that nobody is there
] as const;
export type Reason = (typeof REASONS)[number];

/** The number that is stored for each reason. */
export const REASON_NUMBER: Readonly<Record<Reason, number>> = {
  'unknown': 0,
  'disabled': 1,
  'not-yet': 2,
  'expired': 3,
  'flagged': 4,
  'no-destination': 5,
  'target': 6,
  'weighted': 7,
  'round-robin': 8,
  'sticky': 9,
  'least-loaded': 10,
  'backup': 11,
  'fallback': 12,
  'away': 13,
};

/** What makes a visit one that does not count, as bits of `visits.flags`. 0: a human, for the first time. */
export const FLAGS = {
  'bot': 1,
  'preview': 2,
  'prefetch': 4,
  'head': 8,
  'no-user-agent': 16,
  'second-fetch': 32,
  'burst': 64,
  'repeat': 128,
} as const;
export type Flag = keyof typeof FLAGS;

/** Flags of a machine: all but `repeat`, which is a human once more. */
export const MACHINE = 127;

/** The flags that are set, by name. */
export function flagNames(flags: number): readonly Flag[] {
  return FLAG_LIST.filter((flag) => (flags & FLAGS[flag]) !== 0);
}
const FLAG_LIST: readonly Flag[] = [
  'bot',
  'preview',
  'prefetch',
  'head',
  'no-user-agent',
  'second-fetch',
  'burst',
  'repeat',
];

/** What was answered: a redirect, or which page. */
export const PAGES = [
  'redirect',
  'wechat',
  'phone',
  'desktop',
  'away', // nobody is there just now
  'not-found',
  'disabled', // the code was switched off …
  'not-yet', // … or does not hold yet
  'ended', // … or any more
] as const;
export type Page = (typeof PAGES)[number];
