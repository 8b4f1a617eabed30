import { foundation } from './001_foundation.ts';
import { loneOrders } from './002_lone_orders.ts';
import { factsOfOthers } from './003_facts_of_others.ts';
import { people } from './004_people.ts';
import { liveCodes } from './005_live_codes.ts';
import { tiesInOrders } from './006_ties_in_orders.ts';
import { retiredWays } from './007_retired_ways.ts';
import { textMessages } from './008_text_messages.ts';
import { checkSymbols } from './009_check_symbols.ts';
import { journeys } from './010_journeys.ts';
import { acceptedIds } from './011_accepted_ids.ts';
import { journeyDrawers } from './012_journey_drawers.ts';
import { cancelledMessages } from './013_cancelled_messages.ts';
import { completeUntil } from './014_complete_until.ts';
import { freeOrders } from './015_free_orders.ts';
import { plays } from './016_plays.ts';

/** Append only: a migration's number is its place in this list, and what has shipped never changes. */
export const MIGRATIONS: readonly { readonly name: string; readonly sql: string }[] = [
  { name: 'foundation', sql: foundation },
  { name: 'lone_orders', sql: loneOrders },
  { name: 'facts_of_others', sql: factsOfOthers },
  { name: 'people', sql: people },
  { name: 'live_codes', sql: liveCodes },
  { name: 'ties_in_orders', sql: tiesInOrders },
  { name: 'retired_ways', sql: retiredWays },
  { name: 'text_messages', sql: textMessages },
  { name: 'check_symbols', sql: checkSymbols },
  { name: 'journeys', sql: journeys },
  { name: 'accepted_ids', sql: acceptedIds },
  { name: 'journey_drawers', sql: journeyDrawers },
  { name: 'cancelled_messages', sql: cancelledMessages },
  { name: 'complete_until', sql: completeUntil },
  { name: 'free_orders', sql: freeOrders },
  { name: 'plays', sql: plays },
];
