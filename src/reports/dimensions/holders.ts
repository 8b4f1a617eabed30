import type { Database } from '../../db/open.ts';
import type { CodeVisits } from '../../journeys/code-visits.ts';
import { type Contacts, PROVED } from '../../journeys/contacts.ts';
import { readFigures } from './figures.ts';

type Joins = Pick<Contacts, 'people' | 'starts' | 'at' | 'flags' | 'codeId'>;

/**
 * Whose the visits to a code are, by the code's id: those of the person who has it in hand. Below 0: of the
 * code itself, `-id`, which is for one parcel or one person and nobody is known. 0: of nobody who can be
 * told, for it is in many hands, or was never visited.
 */
export type Holders = Int32Array;

const LAST_CODE = /* sql */ `SELECT max(id) FROM codes`;
// Shared codes and invitations are in many hands.
const IN_MANY_HANDS = /* sql */ `
SELECT json_group_array(codes.id)
FROM batches
CROSS JOIN codes ON codes.batch_id = batches.id
WHERE batches.unit = 'shared' OR batches.invites = 1`;
const RECEIVERS = /* sql */ `
SELECT group_concat(
  codes.id || ',' || coalesce(customers.customer_id, codes.owner_id, orders.buyer_id) || ',0')
FROM json_each(@codes) AS wanted
CROSS JOIN codes ON codes.id = wanted.value
LEFT JOIN orders ON orders.key = codes.order_key
LEFT JOIN customers ON customers.identity_id = coalesce(codes.owner_id, orders.buyer_id)
WHERE codes.owner_id IS NOT NULL OR codes.order_key IS NOT NULL`;
const HAS_RECEIVERS = /* sql */ `
SELECT EXISTS (SELECT 1 FROM codes WHERE owner_id IS NOT NULL)
  OR EXISTS (SELECT 1 FROM codes WHERE order_key IS NOT NULL)`;
// In one instant the identifier's text decides, never the order in which facts came.
const FIRST_OF_INSTANT = /* sql */ `
SELECT coalesce(customers.customer_id, joins.identity_id)
FROM join_attributions
CROSS JOIN joins ON joins.id = join_attributions.join_id
CROSS JOIN identities ON identities.id = joins.identity_id
LEFT JOIN customers ON customers.identity_id = joins.identity_id
WHERE join_attributions.code_id = @code AND join_attributions.level = 'P1' AND joins.joined_at = @at
ORDER BY identities.kind, identities.value
LIMIT 1`;

/**
 * Who has a code in hand, so that a visit to it is theirs. Of a code for one parcel or one person: who
 * joined through it, first of several; else whom it was sent to; else the buyer of its parcel; else itself.
 * @param asOf joins later than that put no code in anybody's hand, ms UTC
 */
export function readHolders(
  db: Database,
  friendships: Joins,
  { codes }: CodeVisits,
  asOf: number,
): Holders {
  const holders = new Int32Array((db.prepare<[], number>(LAST_CODE).pluck().get() ?? 0) + 1);
  takeJoiners(db, friendships, asOf, holders);
  const many: number[] = JSON.parse(db.prepare<[], string>(IN_MANY_HANDS).pluck().get() ?? '[]');
  for (const code of many) holders[code] = -1;
  if (db.prepare<[], 0 | 1>(HAS_RECEIVERS).pluck().get() === 1) takeReceivers(db, codes, holders);
  for (const code of codes) if (holders[code] === 0) holders[code] = -code;
  for (const code of many) holders[code] = 0;
  return holders;
}

/** Only a join whose state is the code (P1) proves that the person came through this very code. */
function takeJoiners(
  db: Database,
  { people, starts, at, flags, codeId }: Joins,
  asOf: number,
  holders: Holders,
): void {
  const since = new Float64Array(holders.length);
  const atOnce = new Set<number>();
  for (let one = 0; one < people.length; one += 1) {
    const person = people[one] ?? 0;
    const to = starts[one + 1] ?? 0;
    for (let n = starts[one] ?? 0; n < to; n += 1) {
      const time = at[n] ?? NaN;
      if (time > asOf) break;
      if (((flags[n] ?? 0) & PROVED) === 0) continue;
      const code = codeId[n] ?? 0;
      const before = since[code] ?? 0;
      if (holders[code] !== 0 && time >= before) {
        if (time === before) atOnce.add(code);
        continue;
      }
      holders[code] = person;
      since[code] = time;
    }
  }
  const first = db.prepare<{ code: number; at: number }, number>(FIRST_OF_INSTANT).pluck();
  for (const code of atOnce)
    holders[code] = first.get({ code, at: since[code] ?? 0 }) ?? holders[code] ?? 0;
}

/** Of the codes that were visited and through which nobody came. */
function takeReceivers(db: Database, codes: Int32Array, holders: Holders): void {
  const open = JSON.stringify([...codes].filter((code) => holders[code] === 0));
  const received = db.prepare<{ codes: string }, string | null>(RECEIVERS).pluck();
  readFigures(received.get({ codes: open }) ?? '', (code, person) => {
    holders[code] = person;
  });
}
