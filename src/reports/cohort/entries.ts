import type { Asked } from './asked.ts';
import type { Counted } from './counted.ts';
import {
  calendarClock,
  type Clock,
  numbered,
  type Range,
  type Reach,
  rollingClock,
  writeEveryStart,
  writePerson,
} from './journey.ts';
import type { Ledger } from './ledger.ts';
import { firstDayOf, periodName } from './periods.ts';
import type { Joiners } from './starts.ts';

export type Which = {
  readonly asked: Asked;
  readonly reach: Reach;
  /** Only people whose start is not before it, ms UTC. */
  readonly since: number;
  /** Only people who first came through this campaign; undefined: everybody. */
  readonly campaign: string | undefined;
};

/** Everybody whose first join is known; needed for `--start join`, `--start campaign` and `--campaign`. */
export type Facts = { readonly counted: Counted; readonly joiners: Joiners | null };

export type Entries = {
  /**
   * Writes everybody into their cohorts.
   * @param entering told whom the next lines of the ledger are about, a customer's id
   */
  readonly write: (ledger: Ledger, entering?: (person: number) => void) => void;
  /** The name of a cohort; null: people who came through no known campaign. */
  readonly nameOf: (cohort: number) => string | null;
  /** How many periods of a cohort the data have reached; null where cohorts are no periods of the calendar. */
  readonly begunOf: ((cohort: number) => number) | null;
};

/** Who enters which cohort, from where on their orders count. */
export function entriesOf(facts: Facts, which: Which): Entries {
  const { start, unit } = which.asked;
  const clock = clockOf(which);
  if (start === 'campaign') return byCampaign(facts, which, clock);
  const cohortOf = numbered(unit, which.reach);
  return {
    nameOf: (cohort) => periodName(unit, cohort),
    begunOf: (cohort) => clock.begun(firstDayOf(unit, cohort)),
    write:
      start === 'join'
        ? joinersWriter(facts, which, clock, (nth) => cohortOf(facts.joiners?.day[nth] ?? 0))
        : buyersWriter(facts, which, clock, cohortOf),
  };
}

function clockOf({ asked: { unit, rolling }, reach }: Which): Clock {
  return rolling === null ? calendarClock(unit, reach) : rollingClock(rolling, reach);
}

/** Campaigns by name; those of whom none is known last. */
function byCampaign(facts: Facts, which: Which, clock: Clock): Entries {
  const campaigns = facts.joiners?.campaign ?? [];
  const names = [...new Set(campaigns)].filter((name) => name !== null).toSorted();
  const places = new Map(names.map((name, place) => [name, place]));
  const cohortOf = (nth: number): number => places.get(campaigns[nth] ?? '') ?? names.length;
  return {
    nameOf: (cohort) => names[cohort] ?? null,
    begunOf: null,
    write: joinersWriter(facts, which, clock, cohortOf),
  };
}

function buyersWriter(
  { counted, joiners }: Facts,
  { asked, since, campaign }: Which,
  clock: Clock,
  cohortOf: (day: number) => number,
): Entries['write'] {
  const members = membersOf(joiners, campaign);
  return (ledger, entering) => {
    for (let nth = 0; nth < counted.people.length; nth += 1) {
      const person = counted.people[nth] ?? 0;
      const range = { from: counted.starts[nth] ?? 0, to: counted.starts[nth + 1] ?? 0 };
      if (members !== null && !members.has(person)) continue;
      if (asked.start === 'every-order') {
        while (range.from < range.to && (counted.at[range.from] ?? 0) < since) range.from += 1;
        entering?.(person);
        writeEveryStart(ledger, clock, cohortOf, counted, range);
      } else if ((counted.at[range.from] ?? 0) >= since) {
        const start = counted.day[range.from] ?? 0;
        entering?.(person);
        writePerson(ledger, clock, cohortOf(start), start, counted, range);
      }
    }
  };
}

function membersOf(joiners: Joiners | null, campaign: string | undefined): Set<number> | null {
  if (campaign === undefined || joiners === null) return null;
  return new Set(joiners.people.filter((_, nth) => joiners.campaign[nth] === campaign));
}

/** Whoever joined, whether they bought or not; what they bought before they joined is not looked at. */
function joinersWriter(
  { counted, joiners }: Facts,
  { since, campaign }: Which,
  clock: Clock,
  cohortOf: (nth: number) => number,
): Entries['write'] {
  return (ledger, entering) => {
    if (joiners === null) return;
    let buyer = 0;
    for (const [nth, person] of joiners.people.entries()) {
      const at = joiners.at[nth] ?? 0;
      if (at < since || (campaign !== undefined && joiners.campaign[nth] !== campaign)) continue;
      while ((counted.people[buyer] ?? Infinity) < person) buyer += 1;
      const range = rangeFrom(counted, counted.people[buyer] === person ? buyer : null, at);
      entering?.(person);
      writePerson(ledger, clock, cohortOf(nth), joiners.day[nth] ?? 0, counted, range);
    }
  };
}

/** The orders of a buyer from an instant on. @param nth place in `people`; null: no buyer */
function rangeFrom({ starts, at }: Counted, nth: number | null, instant: number): Range {
  if (nth === null) return { from: 0, to: 0 };
  const to = starts[nth + 1] ?? 0;
  let from = starts[nth] ?? 0;
  while (from < to && (at[from] ?? 0) < instant) from += 1;
  return { from, to };
}
