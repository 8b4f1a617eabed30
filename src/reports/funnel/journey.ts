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
  /** Joined less than seven days before that: nobody can say yet whether they are kept. */
  readonly open: boolean;
  readonly firstOrderAt: number | null;
  readonly repeatAt: number | null;
  /** Bought after joining, which the steps leave out because the person is not, or not yet, kept. */
  readonly orderedUnkept: boolean;
  /** Bought before joining: already a customer of the own shop. */
  readonly orderedBefore: boolean;
};

/**
 * Folds what is known of a person into how far they came since their first join through a code.
 * The steps are in sequence: an order counts for somebody who was kept, a repeat after an order.
 * Orders must be paid later than the join, the second later than the first; there is no time limit.
 * @param orders paid private orders, not wholly refunded: instants of payment, ascending
 * @param known up to when it is known who is still a friend, ms UTC
 */
export function followPerson(
  person: number,
  joinedAt: number,
  contacts: readonly Contact[],
  orders: readonly number[],
  known: number,
): PersonJourney {
  const state = keptAfter(contacts, joinedAt, known);
  const first = orders.find((paidAt) => paidAt > joinedAt);
  const second = orders.find((paidAt) => first !== undefined && paidAt > first);
  const kept = state === 'kept';
  const firstOrderAt = kept ? (first ?? null) : null;
  const repeatAt = kept ? (second ?? null) : null;
  return {
    person,
    joinedAt,
    depth: repeatAt !== null ? REPEAT : firstOrderAt !== null ? FIRST_ORDER : kept ? KEPT : JOINED,
    open: state === 'open',
    firstOrderAt,
    repeatAt,
    orderedUnkept: !kept && first !== undefined,
    orderedBefore: orders.some((paidAt) => paidAt <= joinedAt),
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
  /** Nobody is kept, and of somebody it cannot be said yet: the unit is in no rate from `kept_7d` on. */
  readonly open: boolean;
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
    return { person: null, depth, already: false, open: false, hours };
  }
  const joinedAt = people.reduce((least, person) => Math.min(least, person.joinedAt), Infinity);
  const { firstVisitAt, issuedAt } = code;
  // A time before the batch was made says that one of the two dates is wrong.
  if (firstVisitAt !== null && firstVisitAt >= issuedAt)
    addHours(hours, JOINED, firstVisitAt, joinedAt);
  addOrderHours(hours, furthest);
  const { person, depth, orderedBefore } = furthest;
  return { person, depth, already: orderedBefore, open: isOpen(furthest, people), hours };
}

/** How far somebody came who joined through shared codes. Visits to those name no person: no hours to `joined`. */
export function followSharer(journey: PersonJourney): UnitJourney {
  const { person, depth, open, orderedBefore } = journey;
  const hours = new Map<number, number>();
  addOrderHours(hours, journey);
  return { person, depth, already: orderedBefore, open, hours };
}

function codeHours({ issuedAt, deliveredAt, firstVisitAt, deliveryIsStep }: CodeTimes) {
  const hours = new Map<number, number>();
  if (deliveredAt !== null) addHours(hours, DELIVERED, issuedAt, deliveredAt);
  const from = deliveryIsStep ? deliveredAt : issuedAt;
  if (from !== null && firstVisitAt !== null) addHours(hours, SCANNED, from, firstVisitAt);
  return hours;
}

function isOpen(furthest: PersonJourney, people: readonly PersonJourney[]): boolean {
  return furthest.depth < KEPT && people.some((person) => person.open);
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

/** Ties go to the earlier times, never to ids: two people with equal times give equal hours. */
function furthestFirst(a: PersonJourney, b: PersonJourney): number {
  return (
    b.depth - a.depth ||
    a.joinedAt - b.joinedAt ||
    (a.firstOrderAt ?? 0) - (b.firstOrderAt ?? 0) ||
    (a.repeatAt ?? 0) - (b.repeatAt ?? 0)
  );
}
