import { DAY_MS } from '../../core/time.ts';
import { type Contacts, LEAVE } from '../../journeys/contacts.ts';
import { type Contact, contactsBetween, isFriend, KEPT_AFTER_MS } from '../friendship.ts';
import { placeOf } from './rising.ts';

/** The second look at who left: 30 × 24 hours after the join. */
const LATE_MS = 30 * DAY_MS;

/** Bits of `Guests.flags`. Whoever is neither kept nor lost: the time has not passed yet. */
export const KEPT_7 = 1;
export const LOST_7 = 2;
export const KEPT_30 = 4;
export const LOST_30 = 8;
/** Their first private order of all came after the join. */
export const FIRST_ORDER = 16;
/** They joined later than private orders are known, and may have bought. */
export const MAY_ORDER = 32;

/** People who joined through a card, once each, column by column, and what became of them. */
export type Guests = {
  /** How many of the places are taken. */
  size: number;
  readonly person: Int32Array;
  readonly joinedAt: Float64Array;
  /** The card, by how many came before it. */
  readonly card: Int32Array;
  /** The place of what they came from. */
  readonly origin: Int32Array;
  readonly flags: Uint8Array;
  /** What they spent since the join, minor units. */
  readonly money: Float64Array;
};

export function roomForGuests(n: number): Guests {
  return {
    size: 0,
    person: new Int32Array(n),
    joinedAt: new Float64Array(n),
    card: new Int32Array(n),
    origin: new Int32Array(n),
    flags: new Uint8Array(n),
    money: new Float64Array(n),
  };
}

/** Numbers cards as they come. Each that is not known (0) is one of its own: the person stands for it. */
export function cardNumbers(lastCard: number): (card: number) => number {
  const numbers = new Int32Array(lastCard + 1).fill(-1);
  let next = 0;
  return (card) => {
    const known = card === 0 ? -1 : (numbers[card] ?? -1);
    if (known >= 0) return known;
    numbers[card] = next;
    next += 1;
    return next - 1;
  };
}

/**
 * Was somebody who joined `at` (ms UTC) kept?
 * @param contacts none where they never left anybody
 * @param known up to when it is known who is still a friend, ms UTC
 * @returns bits of `Guests.flags`
 */
export function keptFlags(
  at: number,
  contacts: readonly Contact[] | undefined,
  known: number,
): number {
  const look = (moment: number, kept: number, lost: number): number => {
    if (moment > known) return 0;
    return contacts === undefined || isFriend(contacts, moment) ? kept : lost;
  };
  return look(at + KEPT_AFTER_MS, KEPT_7, LOST_7) | look(at + LATE_MS, KEPT_30, LOST_30);
}

/** All contacts of a person who left somebody; undefined of whoever never did. */
export type LeaverOf = (person: number) => readonly Contact[] | undefined;

export function leaversIn(contacts: Contacts): LeaverOf {
  const { people, starts, flags } = contacts;
  return (person) => {
    const nth = placeOf(people, person);
    const [from, to] = [starts[nth] ?? 0, starts[nth + 1] ?? 0];
    let left = false;
    for (let place = from; place < to; place += 1) left ||= ((flags[place] ?? 0) & LEAVE) !== 0;
    return left ? contactsBetween(contacts, from, to) : undefined;
  };
}
