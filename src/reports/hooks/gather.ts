import type { Database } from '../../db/open.ts';
import { readCodeVisits } from '../../journeys/code-visits.ts';
import { type Contacts, readContacts } from '../../journeys/contacts.ts';
import { readPurchases } from '../../journeys/purchases.ts';
import type { Facts } from './arms.ts';
import { contactsOfLeavers } from './guests.ts';
import { inTurn, joinsOf, readCards, readRouteJoins, type Scope, scansOf } from './query.ts';
import { type Purse, spendingIn } from './spending.ts';
import { readVisitors } from './visitors.ts';

/** All that is known of a campaign's cards, and with `shared` of its codes that many people scan. */
export function readFacts(
  db: Database,
  scope: Scope,
  purse: Purse,
): Facts & { readonly times: Pick<Contacts, 'at'> } {
  const cards = readCards(db, scope);
  const contacts = readContacts(db);
  const proved = joinsOf(db, contacts, cards, scope);
  const routed = readRouteJoins(db, scope);
  const joins = routed.length === 0 ? proved : inTurn([...proved, ...routed]);
  const people = new Set(joins.map(({ person }) => person));
  return {
    times: contacts,
    stacks: cards.stacks,
    lastCard: cards.ids.at(-1) ?? 0,
    scans: scansOf(readCodeVisits(db), cards, scope),
    visitors: scope.shared === 1 ? readVisitors(db, scope) : [],
    joins,
    contacts: contactsOfLeavers(contacts, people),
    spendingOf: spendingIn(readPurchases(db), purse),
  };
}
