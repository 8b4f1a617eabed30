import type { Database } from '../../db/open.ts';
import { readCodeVisits } from '../../journeys/code-visits.ts';
import { readContactTimes } from '../../journeys/contacts.ts';
import { readCustomers } from './customers.ts';
import { type Holders, readHolders } from './holders.ts';

/** Who is behind what is known of identities and of codes. */
export type Known = {
  /** The customer of an identity, or itself. */
  readonly personOf: (identity: number) => number;
  /** Read where a code is first asked for. */
  readonly holders: () => Holders;
};

/** @param asOf joins later than that put no code in anybody's hand, ms UTC */
export function readKnown(db: Database, asOf: number): Known {
  const customers = readCustomers(db);
  let holders: Holders | undefined;
  return {
    personOf: (identity) => customers[identity] || identity,
    holders: () => (holders ??= readHolders(db, readContactTimes(db), readCodeVisits(db), asOf)),
  };
}
