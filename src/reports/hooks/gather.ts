import type { Database } from '../../db/open.ts';
import { readCodeVisits } from '../../journeys/code-visits.ts';
import { type Contacts, readContacts } from '../../journeys/contacts.ts';
import { readPurchases } from '../../journeys/purchases.ts';
import type { Facts } from './arms.ts';
import { readCards } from './cards.ts';
import { leaversIn } from './guests.ts';
import { joinsOf, readRouteJoins, withRoutes } from './joins.ts';
import type { Scope } from './query.ts';
import { scansOf } from './scans.ts';
import { type Purse, spendingIn } from './spending.ts';
import { readVisitors } from './visitors.ts';

/** All that is known of a campaign's cards, and with `shared` of its codes that many people scan. */
export function readFacts(
  db: Database,
  scope: Scope,
  purse: Purse,
): Facts & { readonly times: Pick<Contacts, 'at'>; readonly unsent: number } {
  const cards = readCards(db, scope);
  const contacts = readContacts(db);
  const proved = joinsOf(db, contacts, cards, scope);
  return {
    ...withRoutes(proved, readRouteJoins(db, scope), cards.stacks),
    times: contacts,
    stacks: cards.stacks,
    unsent: cards.unsent,
    lastCard: cards.stackOf.length - 1,
    scans: scansOf(readCodeVisits(db), cards, scope),
    visitors: scope.shared === 1 ? readVisitors(db, scope) : [],
    leaverOf: leaversIn(contacts),
    spendingOf: spendingIn(readPurchases(db), purse),
  };
}

/** How many people are known by their variant, and by no card. */
export function routedIn({ joins, origins }: Pick<Facts, 'joins' | 'origins'>): number {
  const routed = new Set<number>();
  for (const [n, person] of joins.person.entries())
    if (origins[joins.origin[n] ?? 0]?.batch === null) routed.add(person);
  return routed.size;
}
