import { HOUR_MS } from '../../core/time.ts';
import { type Contact, keptAfter } from '../friendship.ts';

/** The steps, in their order. A person or a code that reached one has passed all before it. */
export const STAGES = [
  'issued',
  'delivered',
  'scanned',
  'joined',
  'kept_7d',
  'first_private_order',
  'repeat',
] as const;

export const ISSUED = 0;
export const DELIVERED = 1;
export const SCANNED = 2;
export const JOINED = 3;
export const KEPT = 4;
export const FIRST_ORDER = 5;
export const REPEAT = 6;

/** How far a person came who joined through a code, and when. */
export type PersonJourney = {
  readonly person: number;
  readonly joinedAt: number;
  /** Place in STAGES of the last step reached, `joined` or later. */
  readonly depth: number;
  /** The step of which nobody can say yet whether they reach it, for no file tells of the time for it; null: of none. */
  readonly openFrom: number | null;
  /** The first private order since the join: for a customer of before, no first one. */
  readonly firstOrderAt: number | null;
  /** The one after it, for newcomers. */
  readonly repeatAt: number | null;
  /** Bought after joining, which the steps leave out because the person is not, or not yet, kept. */
  readonly orderedUnkept: boolean;
  /** Bought before joining: already a customer of the own shop. */
  readonly orderedBefore: boolean;
};

/** Up to when it is known who is still a friend, and who bought in the own shop: ms UTC. */
export type KnownUntil = { readonly friends: number; readonly orders: number };

/**
 * Folds what is known of a person into how far they came since their first join through a code.
 * The steps are in sequence: an order counts for somebody who was kept, a repeat after an order.
 * Orders must be paid later than the join, the second later than the first; there is no time limit. Who had
 * bought up to the join has nothing to repeat: any order after it is another one, and the last step. Who came to
 * the step before only after orders are known has had no time at all, and may have bought.
 * @param orders paid private orders, not wholly refunded: instants of payment, ascending
 */
export function followPerson(
  person: number,
  joinedAt: number,
  contacts: readonly Contact[],
  orders: readonly number[],
  known: KnownUntil,
): PersonJourney {
  const state = keptAfter(contacts, joinedAt, known.friends);
  const first = orders.find((paidAt) => paidAt > joinedAt);
  const orderedBefore = orders.some((paidAt) => paidAt <= joinedAt);
  const second = orderedBefore
    ? undefined
    : orders.find((paidAt) => first !== undefined && paidAt > first);
  const kept = state === 'kept';
  const firstOrderAt = kept ? (first ?? null) : null;
  const repeatAt = kept ? (second ?? null) : null;
  const depth =
    repeatAt !== null ? REPEAT : firstOrderAt !== null ? FIRST_ORDER : kept ? KEPT : JOINED;
  const since = firstOrderAt ?? joinedAt;
  const last = orderedBefore ? FIRST_ORDER : REPEAT;
  const isUnseen = depth >= KEPT && depth < last && since > known.orders;
  return {
    person,
    joinedAt,
    depth,
    openFrom: state === 'open' ? KEPT : isUnseen ? depth + 1 : null,
    firstOrderAt,
    repeatAt,
    orderedUnkept: !kept && first !== undefined,
    orderedBefore,
  };
}

/** How far a unit (a code, or a person who came through shared codes) came. */
export type UnitJourney = {
  /** Who came furthest through it; null where nobody joined. */
  readonly person: number | null;
  /** Place in STAGES of the last step reached. */
  readonly depth: number;
  /** Was that person a customer of the own shop before joining? */
  readonly already: boolean;
  /** The next step, where of somebody nobody can say yet whether they reach it: the unit is in no rate from there on. */
  readonly openFrom: number | null;
  /** Hours since the step before, by place in STAGES; absent where one of the two has no usable time. */
  readonly hours: ReadonlyMap<number, number>;
};

/** What is known of a code that stands for one parcel or person. Instants in ms UTC. */
export type CodeTimes = {
  readonly issuedAt: number;
  readonly delivered: boolean;
  readonly deliveredAt: number | null;
  readonly firstVisitAt: number | null;
  /** Is anything known of deliveries, so that `delivered` is a step? */
  readonly deliveryIsStep: boolean;
};

/**
 * How far a code came: as far as the person who came furthest through it. A join through a code
 * says that it was scanned, whether a visit is on record or not; a scan, that it was delivered.
 * Hours to `joined` are those of the earliest join; those of the orders are the furthest person's.
 */
export function followCode(code: CodeTimes, people: readonly PersonJourney[]): UnitJourney {
  const furthest = people.toSorted(furthestFirst)[0];
  const hours = codeHours(code);
  if (furthest === undefined) {
    const untouched = code.delivered ? DELIVERED : ISSUED;
    const depth = code.firstVisitAt === null ? untouched : SCANNED;
    return { person: null, depth, already: false, openFrom: null, hours };
  }
  const joinedAt = people.reduce((least, person) => Math.min(least, person.joinedAt), Infinity);
  const { firstVisitAt, issuedAt } = code;
  // A time before the batch was made says that one of the two dates is wrong.
  if (firstVisitAt !== null && firstVisitAt >= issuedAt)
    addHours(hours, JOINED, firstVisitAt, joinedAt);
  addOrderHours(hours, furthest);
  const { person, depth, orderedBefore } = furthest;
  return { person, depth, already: orderedBefore, openFrom: openFrom(furthest, people), hours };
}

/** How far somebody came who joined through shared codes. Visits to those name no person: no hours to `joined`. */
export function followSharer(journey: PersonJourney): UnitJourney {
  const { person, depth, openFrom: open, orderedBefore } = journey;
  const hours = new Map<number, number>();
  addOrderHours(hours, journey);
  return { person, depth, already: orderedBefore, openFrom: open, hours };
}

function codeHours({ issuedAt, deliveredAt, firstVisitAt, deliveryIsStep }: CodeTimes) {
  const hours = new Map<number, number>();
  if (deliveredAt !== null) addHours(hours, DELIVERED, issuedAt, deliveredAt);
  const from = deliveryIsStep ? deliveredAt : issuedAt;
  if (from !== null && firstVisitAt !== null) addHours(hours, SCANNED, from, firstVisitAt);
  return hours;
}

/** Somebody else of a code may yet come further than the one who came furthest. */
function openFrom(
  { depth, orderedBefore }: PersonJourney,
  people: readonly PersonJourney[],
): number | null {
  if (orderedBefore && depth === FIRST_ORDER) return null;
  return people.some((person) => person.openFrom === depth + 1) ? depth + 1 : null;
}

function addOrderHours(
  hours: Map<number, number>,
  { joinedAt, firstOrderAt, repeatAt }: PersonJourney,
): void {
  if (firstOrderAt === null) return;
  addHours(hours, FIRST_ORDER, joinedAt, firstOrderAt);
  if (repeatAt !== null) addHours(hours, REPEAT, firstOrderAt, repeatAt);
}

function addHours(hours: Map<number, number>, stage: number, from: number, to: number): void {
  if (to >= from) hours.set(stage, (to - from) / HOUR_MS);
}

/** Ties go to the earlier times, then to newcomers, never to ids: two people with equal times give equal hours. */
function furthestFirst(a: PersonJourney, b: PersonJourney): number {
  return (
    b.depth - a.depth ||
    a.joinedAt - b.joinedAt ||
    (a.firstOrderAt ?? 0) - (b.firstOrderAt ?? 0) ||
    (a.repeatAt ?? 0) - (b.repeatAt ?? 0) ||
    Number(a.orderedBefore) - Number(b.orderedBefore)
  );
}
