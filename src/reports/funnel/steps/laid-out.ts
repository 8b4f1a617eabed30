import { dayOf } from '../../../core/time.ts';
import type { Database } from '../../../db/open.ts';
import { type Contacts, LEAVE } from '../../../journeys/contacts.ts';
import { NOBODY, readOrderDays } from '../../../journeys/order-days.ts';
import { PRIVATE, type Purchases, REFUNDED } from '../../../journeys/purchases.ts';
import { isOnlyBy, type Scope, type Take, wordsOf } from './choice.ts';
import type { EventChoice } from './words.ts';

/** Events that stand laid out by person (see `src/journeys`), with all that they are chosen by. */
export function isLaidOut(choice: EventChoice): boolean {
  const { event } = choice;
  if (event === 'order') return isOnlyBy(choice, ['currency']);
  return event === 'leave' || (event === 'join' && isOnlyBy(choice, ['staff']));
}

/** Orders by who bought when; currencies and ids where they are asked for. */
export type Orders = Pick<Purchases, 'people' | 'starts' | 'at' | 'flags'> &
  Partial<Pick<Purchases, 'currency' | 'orderId' | 'words'>>;

export function takeOrders(
  { people, starts, at, flags, currency, orderId, words = [''] }: Orders,
  choice: EventChoice,
  scope: Scope,
  take: Take,
): void {
  const currencies = wordsOf(choice, 'currency');
  const isIn = words.map((word) => currencies?.has(word || scope.workspace) ?? true);
  const [care, wanted] = flagsOf(choice, scope);
  for (let one = 0; one < people.length; one += 1) {
    const person = people[one] ?? 0;
    const to = starts[one + 1] ?? 0;
    for (let n = starts[one] ?? 0; n < to; n += 1) {
      const time = at[n] ?? NaN;
      if (time > scope.asOf) break;
      const bits = flags[n] ?? 0;
      if ((bits & care) === wanted && isIn[currency?.[n] ?? 0] === true)
        take(person, time, orderId?.[n] ?? 0);
    }
  }
}

/** Of the flags of an order, those that matter, and what they must be. */
function flagsOf({ kind }: EventChoice, { gross }: Scope): readonly [number, number] {
  const care = (kind === null ? 0 : PRIVATE) | (gross ? 0 : REFUNDED);
  return [care, kind === 'private' ? PRIVATE : 0];
}

/** How many of the orders that are laid out have no buyer who is known. */
export function countOfNobody(db: Database, choice: EventChoice, scope: Scope): number {
  const [care, wanted] = flagsOf(choice, scope);
  const currencies = wordsOf(choice, 'currency');
  const { asOf, workspace } = scope;
  return readOrderDays(db, {
    from: Number.MIN_SAFE_INTEGER,
    day: dayOf(asOf + 1, scope.timezone),
    asOf,
  })
    .filter(({ flags }) => (flags & (care | NOBODY)) === (wanted | NOBODY))
    .filter(({ currency }) => currencies?.has(currency || workspace) ?? true)
    .reduce((sum, { orders }) => sum + orders, 0);
}

/** Joins and leaves by who and when; members of staff and ids where they are asked for. */
export type Friendships = Pick<Contacts, 'people' | 'starts' | 'at' | 'flags' | 'codeId'> &
  Partial<Pick<Contacts, 'staff' | 'factId' | 'words'>>;

export function takeContacts(
  { people, starts, at, flags, staff, factId, words = [''] }: Friendships,
  choice: EventChoice,
  { asOf }: Scope,
  take: Take,
): void {
  const named = wordsOf(choice, 'staff');
  const isOf = words.map((word) => named?.has(word) ?? true);
  const wanted = choice.event === 'leave' ? LEAVE : 0;
  for (let one = 0; one < people.length; one += 1) {
    const person = people[one] ?? 0;
    const to = starts[one + 1] ?? 0;
    for (let n = starts[one] ?? 0; n < to; n += 1) {
      const time = at[n] ?? NaN;
      if (time > asOf) break;
      if (((flags[n] ?? 0) & LEAVE) === wanted && isOf[staff?.[n] ?? 0] === true)
        take(person, time, factId?.[n] ?? 0);
    }
  }
}
