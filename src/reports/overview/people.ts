import type { Contacts } from '../../journeys/contacts.ts';
import { PRIVATE, type Purchases, REFUNDED } from '../../journeys/purchases.ts';
import { type Age, AGES, type Friendship, friendshipsOf } from './friends.ts';
import type { Parts } from './parts.ts';
import type { Period } from './periods.ts';

/** What is read of everybody, and how it is looked at. */
export type Ground = {
  readonly purchases: Purchases;
  readonly contacts: Contacts;
  /** Whom an invitation that counts has won, and when it was accepted, ms UTC. */
  readonly won: ReadonlyMap<number, number>;
  readonly asOf: number;
  /** Up to when it is known who is still a friend, ms UTC. */
  readonly known: number;
  /** Up to when it is known, too, what people spent. */
  readonly aged: number;
  readonly currency: string;
  readonly workspace: string;
  readonly gross: boolean;
  /** Orders of one day are one occasion, not only those of one instant. */
  readonly mergeDays: boolean;
};

/** The groups that people are counted in; somebody may be in several. */
export const GROUPS = [
  'buyers',
  'organic',
  'organic_kept',
  'referred',
  'referred_kept',
  'organic_open',
  'referred_open',
  'friends',
  'active',
  'existing',
  'strangers',
  'private_buyers',
  'repeat_buyers',
  'twice_buyers',
  'aged_7d',
  'aged_7d_kept',
  'aged_180d',
  'aged_180d_kept',
  'early_7d',
  'early_180d',
] as const;
export type GroupName = (typeof GROUPS)[number];

/** One period: who is in which group, and what they bought in the own shop. */
export type Counted = {
  readonly people: Readonly<Record<GroupName, readonly number[]>>;
  readonly orders: number;
  readonly revenue: number;
  /** Of each private buyer, by place. */
  readonly spent: readonly number[];
  /** Everybody who has ever bought there up to its end, and what they spent. */
  readonly everBuyers: number;
  readonly everSpent: number;
  /** What those who have been there for so many days spent in them. */
  readonly agedSpent: Readonly<Record<Age, number>>;
};

type Counting = {
  readonly people: Record<GroupName, number[]>;
  orders: number;
  revenue: number;
  spent: number[];
  everBuyers: number;
  everSpent: number;
  agedSpent: Record<Age, number>;
};

/** Counts everybody who is of a part once in each period. @returns part by part, period by period */
export function countPeople(
  ground: Ground,
  periods: readonly Period[],
  { count, ofPerson }: Parts,
): readonly (readonly Counted[])[] {
  const parts = Array.from({ length: count }, () => periods.map(newCounting));
  const shops = shoppingOf(ground);
  const spends = spendingOf(ground);
  const friends = friendshipsOf(ground);
  for (const { person, bought, met } of everybody(ground)) {
    const counts = parts[ofPerson(person)];
    if (counts === undefined) continue;
    const friendship = friends(person, met);
    for (const [at, period] of periods.entries()) {
      const counting = counts[at];
      if (counting === undefined) continue;
      const friend = friendship(period);
      countOne(counting, person, shops(bought, period), friend);
      for (const age of AGES)
        countAged(counting, person, age, friend, (due) => spends(bought, due));
    }
  }
  return parts;
}

function newCounting(): Counting {
  return {
    people: {
      buyers: [],
      organic: [],
      organic_kept: [],
      referred: [],
      referred_kept: [],
      organic_open: [],
      referred_open: [],
      friends: [],
      active: [],
      existing: [],
      strangers: [],
      private_buyers: [],
      repeat_buyers: [],
      twice_buyers: [],
      aged_7d: [],
      aged_7d_kept: [],
      aged_180d: [],
      aged_180d_kept: [],
      early_7d: [],
      early_180d: [],
    },
    orders: 0,
    revenue: 0,
    spent: [],
    everBuyers: 0,
    everSpent: 0,
    agedSpent: { '7d': 0, '180d': 0 },
  };
}

/** What somebody bought in a period. */
type Shopping = {
  readonly onMarketplace: boolean;
  readonly orders: number;
  /** The instants at which they were paid: a cart that is split into orders is one; or the days. */
  readonly occasions: number;
  readonly revenue: number;
  /** The private orders before the period. */
  readonly earlier: number;
  readonly earlierRevenue: number;
};
function countOne(to: Counting, person: number, shopping: Shopping, friend: Friendship): void {
  const put = (name: GroupName): void => void to.people[name].push(person);
  if (shopping.onMarketplace) put('buyers');
  if (friend.isNew) {
    const how = friend.referred ? 'referred' : 'organic';
    put(how);
    if (friend.kept === 'kept') put(`${how}_kept`);
    if (friend.kept === 'open') put(`${how}_open`);
  }
  const bought = shopping.orders > 0;
  if (friend.atEnd) put('friends');
  if (friend.atEnd && (friend.joined || bought || shopping.onMarketplace)) put('active');
  const known = friend.atStart || friend.atEnd || friend.joined;
  if (!friend.isNew && (known || bought)) put('existing');
  if (!known && bought) put('strangers');
  if (bought || shopping.earlier > 0) to.everBuyers += 1;
  to.everSpent += shopping.revenue + shopping.earlierRevenue;
  if (!bought) return;
  put('private_buyers');
  if (shopping.earlier > 0 || shopping.occasions > 1) put('repeat_buyers');
  if (shopping.occasions > 1) put('twice_buyers');
  to.orders += shopping.orders;
  to.revenue += shopping.revenue;
  to.spent.push(shopping.revenue);
}

function countAged(
  to: Counting,
  person: number,
  age: Age,
  { aged }: Friendship,
  spentIn: (days: Period) => number,
): void {
  const reached = aged[age];
  if (reached === undefined) return;
  if (reached.early) {
    to.people[`early_${age}`].push(person);
    return;
  }
  to.people[`aged_${age}`].push(person);
  if (reached.kept) to.people[`aged_${age}_kept`].push(person);
  to.agedSpent[age] += spentIn(reached.days);
}

/** From the first place up to the next. */
export type Stretch = readonly [number, number];
type Somebody = { readonly person: number; readonly bought: Stretch; readonly met: Stretch };

/** Everybody who bought or was met, by their number, with where their orders and contacts stand. */
function* everybody({ purchases, contacts }: Ground): Generator<Somebody> {
  let [buyer, friend] = [0, 0];
  while (buyer < purchases.people.length || friend < contacts.people.length) {
    const one = purchases.people[buyer] ?? Infinity;
    const other = contacts.people[friend] ?? Infinity;
    const person = Math.min(one, other);
    const bought = one === person ? stretch(purchases.starts, buyer++) : NOTHING;
    const met = other === person ? stretch(contacts.starts, friend++) : NOTHING;
    yield { person, bought, met };
  }
}

const NOTHING: Stretch = [0, 0];

function stretch(starts: Uint32Array, at: number): Stretch {
  return [starts[at] ?? 0, starts[at + 1] ?? 0];
}

/** Private orders count in one currency, those on marketplaces in any. */
function shoppingOf({ purchases, currency, workspace, gross, mergeDays }: Ground) {
  const { at, day, flags, paid, net, words } = purchases;
  const occasionAt = mergeDays ? day : at;
  const isOurs = words.map((word) => (word === '' ? workspace : word) === currency);
  const amounts = gross ? paid : net;
  return ([first, next]: Stretch, { from, to }: Period): Shopping => {
    let onMarketplace = false;
    let [earlier, earlierRevenue, orders, occasions, revenue] = [0, 0, 0, 0, 0];
    let lastAt = -1;
    for (let n = first; n < next; n += 1) {
      const when = at[n] ?? 0;
      if (when > to) break;
      const flag = flags[n] ?? 0;
      if ((flag & REFUNDED) !== 0 && !gross) continue;
      if ((flag & PRIVATE) === 0) {
        if (when >= from) onMarketplace = true;
      } else if (isOurs[purchases.currency[n] ?? 0] === true) {
        if (when < from) {
          earlier += 1;
          earlierRevenue += amounts[n] ?? 0;
        } else {
          orders += 1;
          const occasion = occasionAt[n] ?? 0;
          if (occasion !== lastAt) occasions += 1;
          lastAt = occasion;
          revenue += amounts[n] ?? 0;
        }
      }
    }
    return { onMarketplace, orders, occasions, revenue, earlier, earlierRevenue };
  };
}

/** What somebody spent in the own shop in a stretch of time, after its first instant. */
function spendingOf(ground: Ground) {
  const shops = shoppingOf(ground);
  return (bought: Stretch, { from, to }: Period): number =>
    shops(bought, { from: from + 1, to }).revenue;
}
