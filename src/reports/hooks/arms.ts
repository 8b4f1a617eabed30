import { type Moments, momentsOf } from '../../statistics/welch.ts';
import { addGuests, type Came, nothingCame } from './came.ts';
import type { Origin, Stack } from './cards.ts';
import {
  cardNumbers,
  FIRST_ORDER,
  keptFlags,
  type LeaverOf,
  MAY_ORDER,
  roomForGuests,
} from './guests.ts';
import type { Joins } from './joins.ts';
import type { Scans } from './scans.ts';
import type { Shown } from './shown.ts';
import type { SpendingOf } from './spending.ts';
import { shownTo, type Stock, stockOf } from './stock.ts';
import type { VariantVisitors } from './visitors.ts';

/** What is known of a campaign's cards. */
export type Facts = {
  readonly stacks: readonly Stack[];
  /** What scans and joins came from; null: what came from it is in no comparison. */
  readonly origins: readonly (Origin | null)[];
  /** No card has a higher id. */
  readonly lastCard: number;
  readonly scans: Scans;
  /** Who scanned codes that many people scan; none where those do not count. */
  readonly visitors: readonly VariantVisitors[];
  readonly joins: Joins;
  readonly leaverOf: LeaverOf;
  readonly spendingOf: SpendingOf;
};

export type Ask = {
  readonly asOf: number;
  /** Up to when joins and first orders together are known, joins, who is still a friend, and private orders: ms UTC. */
  readonly known: {
    readonly cards: number;
    /** The moment of the report where no file of joins was ever read. */
    readonly joins: number;
    /** These two -Infinity where no file has any. */
    readonly friendships: number;
    readonly orders: number;
  };
  /** How long after it was made a card may still win somebody, ms; null: for ever. */
  readonly window: number | null;
  /** Which arm the cards of a variant belong to. */
  readonly armOf: (variant: string) => string;
  /** To how many people each variant was shown, where it is not the cards that are counted. */
  readonly shown: Shown | null;
};

/** What a rate is counted from. */
export type Tally = {
  readonly count: number;
  /** Out of how many. */
  readonly of: number;
  /** Of how many it cannot be said yet. */
  readonly open: number;
  /** Who is behind the count: one for each counted. */
  readonly people: readonly number[];
};

export type Arm = {
  readonly name: string;
  /** Cards made, those whose window has not passed included; or people who were shown the variant. */
  readonly issued: number;
  /** When they were made, on average: ms UTC. */
  readonly madeAt: number;
  readonly scanned: Omit<Tally, 'people'>;
  readonly joined: Tally;
  /** Of all cards; in `open` those too of which it cannot be said yet. What the rate is: see rates.ts. */
  readonly kept: Tally;
  /** Of whom it cannot be said yet whether they are kept: one for each card. */
  readonly undecided: readonly number[];
  /** When it can be said of all of them, as soon as files reach that far: ms UTC; -Infinity where it can be. */
  readonly decidedAt: number;
  /** As with `kept`: in `open` those too through which somebody joined later than orders are known. */
  readonly firstOrder: Tally;
  /** Has any file private orders? Without, first orders and money are not 0 but unknown. */
  readonly isTold: boolean;
  /** These two of people, not of cards. */
  readonly lost7: Tally;
  readonly lost30: Tally;
  /** Money of each card in minor units; the amounts that are not 0; and who spent it. */
  readonly money: Moments & {
    readonly sum: number;
    readonly amounts: readonly number[];
    readonly people: readonly number[];
  };
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
  const { window, armOf } = ask;
  const dueOf = (issued: number | null): number =>
    window === null || issued === null ? Infinity : issued + window;
  const came = new Map<string, Came>();
  const cameTo = (variant: string): Came => {
    const arm = came.get(armOf(variant)) ?? nothingCame();
    came.set(armOf(variant), arm);
    return arm;
  };
  const origins = facts.origins.map((origin) => ({
    arm: origin && cameTo(origin.variant),
    due: dueOf(origin && origin.issued),
  }));
  for (const { variant, n } of facts.visitors) cameTo(variant).scanned += n;
  const counted = countPeople(facts, ask, origins);
  const stock = ask.shown === null ? stockOf(facts, ask, dueOf) : shownTo(ask.shown, armOf);
  const arms = [...stock].map(([name, cards]) =>
    armFrom(name, cards, came.get(name) ?? nothingCame(), ask.known.orders > -Infinity),
  );
  return { arms, ...counted };
}

/** What came of the arm that something came from, null where it is in no comparison; until when it counts, ms UTC. */
type From = { readonly arm: Came | null; readonly due: number };

/** Adds scans and joins to what came of the arms. Column by column: there may be hundreds of thousands of them. */
function countPeople(
  { scans, joins, lastCard, spendingOf, leaverOf }: Facts,
  { asOf, known }: Ask,
  origins: readonly From[],
): Omit<Arms, 'arms'> {
  const armFor = (origin: number, at: number): Came | null => {
    const { arm, due } = origins[origin] ?? { arm: null, due: 0 };
    // Without a window every card counts; with one, those of which the whole window has been seen.
    return due === Infinity || (due <= known.cards && at <= due) ? arm : null;
  };
  const wasScanned = new Uint8Array(lastCard + 1);
  const scan = (card: number, arm: Came): void => {
    if (card === 0 || wasScanned[card] === 1) return;
    wasScanned[card] = 1;
    arm.scanned += 1;
  };
  for (let n = 0; n < scans.card.length; n += 1) {
    const card = scans.card[n] ?? 0;
    const arm = armFor(scans.origin[n] ?? 0, scans.at[n] ?? 0);
    if (arm !== null) scan(card, arm);
  }
  const guests = roomForGuests(joins.person.length);
  const numberOf = cardNumbers(lastCard);
  let [customersBefore, ofSeveral] = [0, 0];
  let last: { readonly person: number; readonly arm: Came; elsewhere: boolean } | undefined;
  for (let n = 0; n < joins.person.length; n += 1) {
    const person = joins.person[n] ?? 0;
    const [card, origin, at] = [joins.card[n] ?? 0, joins.origin[n] ?? 0, joins.at[n] ?? 0];
    const arm = armFor(origin, at);
    if (arm === null) continue;
    // A join says that the card was scanned, whether a visit is on record or not.
    scan(card, arm);
    if (person === last?.person) {
      if (arm !== last.arm && !last.elsewhere) ofSeveral += 1;
      last.elsewhere ||= arm !== last.arm;
      continue;
    }
    last = { person, arm, elsewhere: false };
    const due = Math.min(asOf, origins[origin]?.due ?? asOf);
    const { orderedBefore, firstOrder, money } = spendingOf(person, at, due);
    if (orderedBefore) customersBefore += 1;
    const nth = guests.size;
    guests.size += 1;
    guests.person[nth] = person;
    guests.joinedAt[nth] = at;
    guests.card[nth] = numberOf(card);
    guests.origin[nth] = origin;
    // Who had bought before has no first order to wait for.
    const mayOrder = !firstOrder && !orderedBefore && at > known.orders;
    guests.flags[nth] =
      keptFlags(at, leaverOf(person), known.friendships) |
      (firstOrder ? FIRST_ORDER : 0) |
      (mayOrder ? MAY_ORDER : 0);
    guests.money[nth] = money;
  }
  addGuests(guests, (origin) => origins[origin]?.arm ?? nothingCame());
  return { customersBefore, ofSeveral };
}

function armFrom(name: string, stock: Stock, came: Came, isTold: boolean): Arm {
  // Cards whose people are known by the variant only may be more than those that were seen.
  const scanned = Math.max(came.scanned, came.joined.length);
  const of = Math.max(stock.mature, scanned);
  const open = stock.issued - stock.mature;
  return {
    name,
    issued: stock.issued,
    madeAt: stock.madeAt,
    scanned: { count: scanned, of, open },
    joined: tally(came.joined, of, open),
    kept: tally(came.kept, of, open + came.undecided.length),
    undecided: came.undecided,
    decidedAt: came.decidedAt,
    firstOrder: tally(came.firstOrder, of, open + came.mayOrder),
    isTold,
    lost7: tally(came.lost7, came.people - came.open7, came.open7),
    lost30: tally(came.lost30, came.people - came.open30, came.open30),
    money: {
      ...momentsOf(of, came.sum, came.squares),
      sum: came.sum,
      amounts: came.amounts,
      people: came.spenders,
    },
  };
}

function tally(people: readonly number[], of: number, open: number): Tally {
  return { count: people.length, of, open, people };
}
