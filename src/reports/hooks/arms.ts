import { type Moments, momentsOf } from '../../statistics/welch.ts';
import { collect } from '../collect.ts';
import type { Contact } from '../friendship.ts';
import type { PrivateOrder } from '../private-orders.ts';
import { followGuest, type Guest, type Purse } from './guests.ts';
import type { JoinRow, ScanRow, Stack } from './query.ts';

/** What is known of a campaign's cards. */
export type Facts = {
  readonly stacks: readonly Stack[];
  readonly scans: readonly ScanRow[];
  /** The earliest first. */
  readonly joins: readonly JoinRow[];
  /** Of those who left somebody. */
  readonly contacts: ReadonlyMap<number, readonly Contact[]>;
  /** By time of payment. */
  readonly orders: ReadonlyMap<number, readonly PrivateOrder[]>;
};

export type Ask = Purse & {
  /** How long after it was made a card may still win somebody, ms; null: for ever. */
  readonly window: number | null;
  /** Which arm the cards of a variant belong to. */
  readonly armOf: (variant: string) => string;
};

/** What a rate is counted from. */
export type Tally = {
  readonly count: number;
  /** Out of how many. */
  readonly of: number;
  /** Of how many it cannot be said yet: they are in neither. */
  readonly open: number;
  /** Who is behind the count: one for each counted. */
  readonly people: readonly number[];
};

export type Arm = {
  readonly name: string;
  /** Cards made, those whose window has not passed included. */
  readonly issued: number;
  readonly scanned: Omit<Tally, 'people'>;
  readonly joined: Tally;
  readonly kept: Tally;
  readonly firstOrder: Tally;
  /** These two of people, not of cards. */
  readonly lost7: Tally;
  readonly lost30: Tally;
  /** Money of each card in minor units, and who spent it. */
  readonly money: Moments & { readonly sum: number; readonly people: readonly number[] };
};

export type Arms = {
  readonly arms: readonly Arm[];
  /** People who had bought in the own shop before they joined: their orders are no first ones. */
  readonly customersBefore: number;
  /** People who joined through cards of several arms: they belong to the first. */
  readonly ofSeveral: number;
};

/**
 * Counts what became of each arm's cards. A person belongs to the card that they joined through
 * first; a card has a result where one of its people has it. Arms in the order of their batches.
 */
export function armsOf(facts: Facts, ask: Ask): Arms {
  const { asOf, window, armOf } = ask;
  const dueOf = (issued: number | null): number =>
    window === null || issued === null ? Infinity : issued + window;
  const counts = ({ issued, at }: { readonly issued: number | null; readonly at: number }) =>
    // Without a window every card counts; with one, those of which the whole window has been seen.
    dueOf(issued) === Infinity || (dueOf(issued) <= asOf && at <= dueOf(issued));
  const joins = facts.joins.filter(counts);
  const scans = facts.scans.filter(counts);

  const stock = new Map<string, Stock>();
  const seen = new Set([...facts.scans, ...facts.joins].map(({ batch }) => batch));
  for (const { batch, variant, issued, cards } of facts.stacks) {
    if (issued > asOf && !seen.has(batch)) continue;
    const name = armOf(variant);
    const before = stock.get(name) ?? { issued: 0, mature: 0 };
    const mature = dueOf(issued) === Infinity || dueOf(issued) <= asOf ? cards : 0;
    stock.set(name, { issued: before.issued + cards, mature: before.mature + mature });
  }

  // A card through which somebody joined was scanned, whether a visit is on record or not.
  const known = new Set<number>();
  const scanned = new Map<string, number>();
  for (const { card, variant } of [...scans, ...joins]) {
    if (card === null || known.has(card)) continue;
    known.add(card);
    scanned.set(armOf(variant), (scanned.get(armOf(variant)) ?? 0) + 1);
  }

  const visits = new Map<number, JoinRow[]>();
  for (const join of joins) collect(visits, join.person, join);
  const guests = new Map<string, Map<number, Guest[]>>();
  let customersBefore = 0;
  let ofSeveral = 0;
  for (const [person, all] of visits) {
    const [first] = all;
    if (first === undefined) continue;
    const { contacts, orders } = facts;
    const due = Math.min(asOf, dueOf(first.issued));
    const guest = followGuest(first, due, contacts.get(person), orders.get(person) ?? [], ask);
    const name = armOf(first.variant);
    const cards = guests.get(name) ?? new Map<number, Guest[]>();
    // Where the card is not known, the person stands for one.
    collect(cards, first.card ?? -person, guest);
    guests.set(name, cards);
    if (guest.orderedBefore) customersBefore += 1;
    if (all.some(({ variant }) => armOf(variant) !== name)) ofSeveral += 1;
  }

  const arms = [...stock].map(([name, cards]) =>
    armFrom(name, cards, scanned.get(name) ?? 0, [...(guests.get(name)?.values() ?? [])]),
  );
  return { arms, customersBefore, ofSeveral };
}

/** How many cards there are, and of how many the whole window has been seen. */
type Stock = { readonly issued: number; readonly mature: number };

function armFrom(
  name: string,
  stock: Stock,
  scannedCards: number,
  cards: readonly (readonly Guest[])[],
): Arm {
  // Cards whose people are known by the variant only may be more than those that were seen.
  const scanned = Math.max(scannedCards, cards.length);
  const of = Math.max(stock.mature, scanned);
  const open = stock.issued - stock.mature;
  const undecided = cards.filter(
    (people) => !people.some(({ kept7 }) => kept7) && people.some(({ kept7 }) => kept7 === null),
  ).length;
  const everybody = cards.flat();
  const spent = cards.map((people) => people.reduce((sum, { money }) => sum + money, 0));
  const sum = spent.reduce((total, money) => total + money, 0);
  const squares = spent.reduce((total, money) => total + money * money, 0);
  return {
    name,
    issued: stock.issued,
    scanned: { count: scanned, of, open },
    joined: tally(cards, of, open, () => true),
    kept: tally(cards, of - undecided, open + undecided, ({ kept7 }) => kept7 === true),
    firstOrder: tally(cards, of, open, ({ firstOrder }) => firstOrder),
    lost7: lossOf(everybody, ({ kept7 }) => kept7),
    lost30: lossOf(everybody, ({ kept30 }) => kept30),
    money: {
      ...momentsOf(of, sum, squares),
      sum,
      people: everybody.filter(({ money }) => money !== 0).map(({ person }) => person),
    },
  };
}

/** Cards of which one of the people has something; the first of them stands for the card. */
function tally(
  cards: readonly (readonly Guest[])[],
  of: number,
  open: number,
  has: (guest: Guest) => boolean,
): Tally {
  const people = cards.flatMap((some) => some.find(has)?.person ?? []);
  return { count: people.length, of, open, people };
}

function lossOf(guests: readonly Guest[], kept: (guest: Guest) => boolean | null): Tally {
  const lost = guests.filter((guest) => kept(guest) === false).map(({ person }) => person);
  const open = guests.filter((guest) => kept(guest) === null).length;
  return { count: lost.length, of: guests.length - open, open, people: lost };
}
