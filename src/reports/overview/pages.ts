import type { Cell, Row } from '../../core/table.ts';
import type { Database } from '../../db/open.ts';
import type { CodeVisits } from '../../journeys/code-visits.ts';
import { campaignId } from '../campaign.ts';
import { readCodeValues } from '../dimensions/codes.ts';
import { askedFor } from '../dimensions/dimension.ts';
import { OF_PEOPLE, personValues } from '../dimensions/people.ts';
import type { Known } from '../known.ts';
import type { ReportParams } from '../report.ts';
import { cameThrough, onePart, type Parts, partsByValue } from './parts.ts';
import { countPeople, type Ground } from './people.ts';
import { type Period, type PeriodName, PERIODS } from './periods.ts';
import { readSharedCodes, readWays } from './query.ts';
import type { Figures, PeriodFigures } from './rows.ts';
import { countTraffic } from './visits.ts';
import { type Begins, coverageIn } from './begins.ts';
import { cutIn, neverTold } from './waits.ts';

/** A page of a part, or the one of everything. */
export type Page = {
  readonly value: Cell;
  readonly figures: Figures;
  readonly rows: readonly Row[];
};

type PartFacts = Parameters<typeof partsByValue>[0] & Pick<Ground, 'contacts'>;

/** @throws unknown-campaign */
export function readParts(db: Database, params: ReportParams, facts: PartFacts): Parts {
  const { campaign, asOf, top } = params;
  const by = askedFor(OF_PEOPLE, params.by);
  const ways = campaign === undefined ? null : readWays(db, campaignId(db, campaign));
  const people = ways && cameThrough(facts.contacts, ways.codes, ways.routes, asOf);
  const chosen = { people, codes: ways?.codes ?? null };
  if (by === undefined) return onePart(chosen);
  const { byId } = readCodeValues(db, by);
  const code = (id: number): Cell => byId.get(id) ?? null;
  return partsByValue(facts, chosen, { person: personValues(db, by, asOf), code }, top);
}

/** From when and up to when facts are known, and whose days those are. */
type Reach = {
  readonly known: readonly Known[];
  readonly begins: Begins;
  readonly timezone: string;
};

/** @returns part by part */
export function figuresOf(
  db: Database,
  ground: Ground,
  periods: Readonly<Record<PeriodName, Period>>,
  visits: CodeVisits,
  parts: Parts,
  { known, begins, timezone }: Reach,
): readonly Figures[] {
  const inTime = PERIODS.map((name) => periods[name]);
  const counted = countPeople(ground, inTime, parts);
  const shared = readSharedCodes(db);
  const traffic = inTime.map((period) => countTraffic(visits, shared, period, parts));
  return counted.map((counts, place): Figures => {
    const of = (name: PeriodName): PeriodFigures => {
      const at = PERIODS.indexOf(name);
      const [people, seen] = [counts[at], traffic[at]?.[place]];
      if (people === undefined || seen === undefined)
        throw new RangeError('a period that was not counted');
      return {
        counted: people,
        traffic: seen,
        cut: cutIn(known, periods[name]),
        never: neverTold(known),
        covered: coverageIn(begins, periods[name], timezone),
      };
    };
    return { now: of('now'), last: of('last'), year_ago: of('year_ago') };
  });
}
