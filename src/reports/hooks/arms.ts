import { type Moments, momentsOf } from '../../statistics/welch.ts';
import { type Contact, KEPT_AFTER_MS } from '../friendship.ts';
import { followGuest, type Guest } from './guests.ts';
import type { JoinRow, ScanRow, Stack } from './query.ts';
import type { Shown } from './shown.ts';
import type { SpendingOf } from './spending.ts';
import type { VariantVisitors } from './visitors.ts';

/** What is known of a campaign's cards. */
export type Facts = {
  readonly stacks: readonly Stack[];
  /** No card has a higher id. */
  readonly lastCard: number;
  /** Of each card one. */
  readonly scans: readonly ScanRow[];
  /** Who scanned codes that many people scan; none where those do not count. */
  readonly visitors: readonly VariantVisitors[];
  /** Those of one person together, by time. */
  readonly joins: readonly JoinRow[];
  /** Of those who left somebody. */
  readonly contacts: ReadonlyMap<number, readonly Contact[]>;
  readonly spendingOf: SpendingOf;
};

export type Ask = {
  readonly asOf: number;
  /** Up to when joins and first orders are known, and who is still a friend: ms UTC. */
  readonly known: { readonly cards: number; readonly friendships: number };
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
  /** When it can be said of all of them, as soon as files reach that far: ms UTC; -Infinity where it can be. */
  readonly decidedAt: number;
  readonly firstOrder: Tally;
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
  const { asOf, known, window, armOf } = ask;
  const dueOf = (issued: number | null): number =>
    window === null || issued === null ? Infinity : issued + window;
  const counts = ({ issued, at }: { readonly issued: number | null; readonly at: number }) =>
    // Without a window every card counts; with one, those of which the whole window has been seen.
    dueOf(issued) === Infinity || (dueOf(issued) <= known.cards && at <= dueOf(issued));
  const joins = facts.joins.filter(counts);
  const scans = facts.scans.filter(counts);

  const stock = ask.shown === null ? stockOf(facts, ask, dueOf) : shownTo(ask.shown, armOf);
  const cards = newCards(facts.lastCard);
  for (const { card, variant } of scans) cards.scan(card, armOf(variant));
  for (const { variant, n } of facts.visitors) cards.visit(armOf(variant), n);
  let customersBefore = 0;
  let ofSeveral = 0;
  for (let from = 0, to = 0; from < joins.length; from = to) {
    const first = joins[from];
    if (first === undefined) break;
    const name = armOf(first.variant);
    let elsewhere = false;
    while (joins[to]?.person === first.person) {
      const own = joins[to] ?? first;
      cards.scan(own.card, armOf(own.variant));
      elsewhere ||= armOf(own.variant) !== name;
      to += 1;
    }
    const due = Math.min(asOf, dueOf(first.issued));
    const spending = facts.spendingOf(first.person, first.at, due);
    const guest = followGuest(first, facts.contacts.get(first.person), spending, known.friendships);
    cards.welcome(first.card, name, guest);
    if (guest.orderedBefore) customersBefore += 1;
    if (elsewhere) ofSeveral += 1;
  }

  const arms = [...stock].map(([name, counted]) =>
    armFrom(name, counted, cards.scanned.get(name) ?? 0, cards.guests.get(name) ?? []),
  );
  return { arms, customersBefore, ofSeveral };
}

/** What came of cards, arm by arm. By id in plain arrays: there may be hundreds of thousands of them. */
function newCards(lastCard: number) {
  const wasScanned = new Uint8Array(lastCard + 1);
  const placeOf = new Int32Array(lastCard + 1);
  const scanned = new Map<string, number>();
  const guests = new Map<string, Guest[][]>();
  return {
    /** How many were scanned. A join says so, whether a visit is on record or not. */
    scanned,
    /** Of each card through which somebody joined its people, the earliest first. */
    guests,
    visit: (arm: string, n: number): void => {
      scanned.set(arm, (scanned.get(arm) ?? 0) + n);
    },
    scan: (card: number | null, arm: string): void => {
      if (card === null || wasScanned[card] === 1) return;
      wasScanned[card] = 1;
      scanned.set(arm, (scanned.get(arm) ?? 0) + 1);
    },
    /** Where the card is not known, the person stands for one. */
    welcome: (card: number | null, arm: string, guest: Guest): void => {
      const all = guests.get(arm) ?? [];
      if (all.length === 0) guests.set(arm, all);
      const place = card === null ? 0 : (placeOf[card] ?? 0);
      const before = all[place - 1];
      if (before === undefined) {
        all.push([guest]);
        if (card !== null) placeOf[card] = all.length;
        return;
      }
      before.push(guest);
      before.sort((a, b) => a.joinedAt - b.joinedAt);
    },
  };
}

/** How many cards there are, and of how many the whole window has been seen. */
type Stock = { readonly issued: number; readonly mature: number; readonly madeAt: number };

function stockOf(
  facts: Facts,
  { asOf, known, armOf }: Ask,
  dueOf: (issued: number) => number,
): ReadonlyMap<string, Stock> {
  const stock = new Map<string, Stock>();
  for (const { variant, issued, cards } of stacksOut(facts, asOf)) {
    const name = armOf(variant);
    const before = stock.get(name) ?? { issued: 0, mature: 0, madeAt: 0 };
    const mature = dueOf(issued) === Infinity || dueOf(issued) <= known.cards ? cards : 0;
    const all = before.issued + cards;
    stock.set(name, {
      issued: all,
      mature: before.mature + mature,
      madeAt: before.madeAt + ((issued - before.madeAt) * cards) / all,
    });
  }
  return stock;
}

/** The same of what somebody counted by hand: all of it can be judged, and when it was is not known. */
function shownTo(shown: Shown, armOf: Ask['armOf']): ReadonlyMap<string, Stock> {
  const stock = new Map<string, Stock>();
  for (const [variant, n] of shown) {
    const all = (stock.get(armOf(variant))?.issued ?? 0) + n;
    stock.set(armOf(variant), { issued: all, mature: all, madeAt: 0 });
  }
  return stock;
}

/**
 * The cards that were out by then. Files are often registered late: a batch that is dated after asOf counts
 * once facts show that its cards were out.
 */
export function stacksOut({ stacks, scans, joins }: Facts, asOf: number): readonly Stack[] {
  if (stacks.every(({ issued }) => issued <= asOf)) return stacks;
  const seen = new Set<number | null>();
  for (const rows of [scans, joins]) for (const { batch } of rows) seen.add(batch);
  return stacks.filter(({ batch, issued }) => issued <= asOf || seen.has(batch));
}

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
  );
  const everybody = cards.flat();
  const spent = cards.map((people) => people.reduce((sum, { money }) => sum + money, 0));
  const sum = spent.reduce((total, money) => total + money, 0);
  const squares = spent.reduce((total, money) => total + money * money, 0);
  return {
    name,
    issued: stock.issued,
    madeAt: stock.madeAt,
    scanned: { count: scanned, of, open },
    joined: tally(cards, of, open, () => true),
    kept: tally(cards, of, open + undecided.length, ({ kept7 }) => kept7 === true),
    decidedAt: undecided
      .flat()
      .reduce((last, { joinedAt }) => Math.max(last, joinedAt + KEPT_AFTER_MS), -Infinity),
    firstOrder: tally(cards, of, open, ({ firstOrder }) => firstOrder),
    lost7: lossOf(everybody, ({ kept7 }) => kept7),
    lost30: lossOf(everybody, ({ kept30 }) => kept30),
    money: {
      ...momentsOf(of, sum, squares),
      sum,
      amounts: spent.filter((amount) => amount !== 0),
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
