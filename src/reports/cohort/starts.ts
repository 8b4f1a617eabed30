import { type Contacts, LEAVE } from '../../journeys/contacts.ts';
import type { Database } from '../../db/open.ts';

/** Who came when, and through which campaign. */
export type Joiners = {
  /** Customer ids, ascending. */
  readonly people: readonly number[];
  /** The first join of each, ms UTC, and its day in the workspace's zone. */
  readonly at: readonly number[];
  readonly day: readonly number[];
  /** The campaign of its code; null where it came through none that is known. */
  readonly campaign: readonly (string | null)[];
};

const CAMPAIGNS = /* sql */ `
SELECT codes.id, campaigns.name
FROM codes
JOIN campaigns ON campaigns.id = codes.campaign_id`;

/** Which campaign each code is of. */
export function readCampaigns(db: Database): ReadonlyMap<number, string> {
  return new Map(db.prepare<[], [number, string]>(CAMPAIGNS).raw().all());
}

/**
 * The first join of everybody, up to `asOf` (ms UTC). Of several in one moment the one whose campaign is
 * known counts, and of those the first by name: numbers of ours decide nothing.
 */
export function firstJoins(
  contacts: Contacts,
  asOf: number,
  campaigns: ReadonlyMap<number, string>,
): Joiners {
  const joiners = {
    people: [] as number[],
    at: [] as number[],
    day: [] as number[],
    campaign: [] as (string | null)[],
  };
  for (const [nth, person] of contacts.people.entries()) {
    const from = contacts.starts[nth] ?? 0;
    const to = contacts.starts[nth + 1] ?? from;
    const first = firstJoin(contacts, from, to);
    const at = contacts.at[first] ?? 0;
    if (first === to || at > asOf) continue;
    joiners.people.push(person);
    joiners.at.push(at);
    joiners.day.push(contacts.day[first] ?? 0);
    joiners.campaign.push(campaignOf(contacts, first, to, campaigns));
  }
  return joiners;
}

/** The place of the first join from `from` on, or `to`. */
function firstJoin({ flags }: Contacts, from: number, to: number): number {
  let place = from;
  while (place < to && ((flags[place] ?? 0) & LEAVE) > 0) place += 1;
  return place;
}

function campaignOf(
  { at, flags, codeId }: Contacts,
  first: number,
  to: number,
  campaigns: ReadonlyMap<number, string>,
): string | null {
  let name: string | null = null;
  for (let place = first; place < to && at[place] === at[first]; place += 1) {
    if (((flags[place] ?? 0) & LEAVE) > 0) continue;
    const its = campaigns.get(codeId[place] ?? 0) ?? null;
    if (its !== null && (name === null || its < name)) name = its;
  }
  return name;
}
