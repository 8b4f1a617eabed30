import { group } from '../../journeys/group.ts';
import { KEPT_AFTER_MS } from '../friendship.ts';
import { FIRST_ORDER, type Guests, KEPT_7, KEPT_30, LOST_7, LOST_30, MAY_ORDER } from './guests.ts';

/** What came of the cards of an arm. People are listed: one for each card, but for losses and money. */
export type Came = {
  /** Cards that somebody scanned, or people who scanned codes of many. */
  scanned: number;
  readonly joined: number[];
  readonly kept: number[];
  /** Cards of which it cannot be said yet whether anybody is kept; when it can be of all of them, ms UTC; of none -Infinity. */
  readonly undecided: number[];
  decidedAt: number;
  readonly firstOrder: number[];
  /** Cards of which nobody is known to have bought, and somebody joined later than orders are known. */
  mayOrder: number;
  /** Everybody who joined, and of how many it cannot be said yet whether they left. */
  people: number;
  open7: number;
  open30: number;
  readonly lost7: number[];
  readonly lost30: number[];
  /** Who spent something; what each card brought that brought something, and its sums, in minor units. */
  readonly spenders: number[];
  readonly amounts: number[];
  sum: number;
  squares: number;
};

export function nothingCame(): Came {
  return {
    scanned: 0,
    joined: [],
    kept: [],
    undecided: [],
    decidedAt: -Infinity,
    firstOrder: [],
    mayOrder: 0,
    people: 0,
    open7: 0,
    open30: 0,
    lost7: [],
    lost30: [],
    spenders: [],
    amounts: [],
    sum: 0,
    squares: 0,
  };
}

/**
 * Adds what came of each card through which somebody joined: it has a result where one of its people has it, and
 * the first of them stands for it.
 * @param armOf what came of the arm, by the place of what somebody came from
 */
export function addGuests(guests: Guests, armOf: (origin: number) => Came): void {
  const { size, card, joinedAt } = guests;
  const order = Uint32Array.from({ length: size }, (_, nth) => nth);
  // The people of a card together, by when they joined; equal times as they came.
  const byCard = group({
    keys: card.subarray(0, size),
    columns: [joinedAt.subarray(0, size), order],
  });
  const [, nths = order] = byCard.columns;
  for (let place = 0; place < byCard.keys.length; place += 1) {
    const [from, to] = [byCard.starts[place] ?? 0, byCard.starts[place + 1] ?? 0];
    const arm = armOf(guests.origin[nths[from] ?? 0] ?? 0);
    let [kept, firstOrder, spent, waiting, mayOrder] = [0, 0, 0, 0, false];
    for (let at = from; at < to; at += 1) {
      const nth = nths[at] ?? 0;
      const [person, flags] = [guests.person[nth] ?? 0, guests.flags[nth] ?? 0];
      if (kept === 0 && (flags & KEPT_7) !== 0) kept = person;
      if (firstOrder === 0 && (flags & FIRST_ORDER) !== 0) firstOrder = person;
      if (waiting === 0 && (flags & (KEPT_7 | LOST_7)) === 0) waiting = person;
      mayOrder ||= (flags & MAY_ORDER) !== 0;
      spent += guests.money[nth] ?? 0;
      addPerson(arm, person, flags, guests.money[nth] ?? 0);
    }
    arm.joined.push(guests.person[nths[from] ?? 0] ?? 0);
    if (kept > 0) arm.kept.push(kept);
    else if (waiting > 0) {
      arm.undecided.push(waiting);
      const last = guests.joinedAt[nths[to - 1] ?? 0] ?? 0;
      arm.decidedAt = Math.max(arm.decidedAt, last + KEPT_AFTER_MS);
    }
    if (firstOrder > 0) arm.firstOrder.push(firstOrder);
    else if (mayOrder) arm.mayOrder += 1;
    arm.sum += spent;
    arm.squares += spent * spent;
    if (spent !== 0) arm.amounts.push(spent);
  }
}

/** What is counted by people and not by cards. */
function addPerson(arm: Came, person: number, flags: number, money: number): void {
  arm.people += 1;
  if ((flags & (KEPT_7 | LOST_7)) === 0) arm.open7 += 1;
  if ((flags & (KEPT_30 | LOST_30)) === 0) arm.open30 += 1;
  if ((flags & LOST_7) !== 0) arm.lost7.push(person);
  if ((flags & LOST_30) !== 0) arm.lost30.push(person);
  if (money !== 0) arm.spenders.push(person);
}
