import { type Contacts, LEAVE, PROVED } from '../../journeys/contacts.ts';
import { PRIVATE, type Purchases, REFUNDED } from '../../journeys/purchases.ts';
import { contactsBetween, isFriend, KEPT_AFTER_MS, keptAfter } from '../friendship.ts';
import type { Parts } from './parts.ts';
import type { Period } from './periods.ts';

/** What is read of everybody, and how it is looked at. */
export type Ground = {
  readonly purchases: Purchases;
  readonly contacts: Contacts;
  /** Who invites with a code; whom a file says to have been invited, and when first (ms UTC). */
  readonly inviting: ReadonlyMap<number, number>;
  readonly invited: ReadonlyMap<number, number>;
  readonly asOf: number;
  readonly currency: string;
  readonly workspace: string;
  readonly gross: boolean;
};

/** The groups that people are counted in; somebody may be in several. */
export const GROUPS = [
  'buyers',
  'organic',
  'organic_kept',
  'referred',
  'referred_kept',
  'undecided',
  'friends',
  'active',
  'existing',
  'strangers',
  'private_buyers',
  'repeat_buyers',
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
};

type Counting = {
  readonly people: Record<GroupName, number[]>;
  orders: number;
  revenue: number;
  spent: number[];
  everBuyers: number;
  everSpent: number;
};

/** Counts everybody who is of a part once in each period. @returns part by part, period by period */
export function countPeople(
  ground: Ground,
  periods: readonly Period[],
  { count, ofPerson }: Parts,
): readonly (readonly Counted[])[] {
  const parts = Array.from({ length: count }, () => periods.map(newCounting));
  const shops = shoppingOf(ground);
  const friends = friendshipsOf(ground);
  for (const { person, bought, met } of everybody(ground)) {
    const counts = parts[ofPerson(person)];
    if (counts === undefined) continue;
    const friendship = friends(person, met);
    for (const [at, period] of periods.entries()) {
      const counting = counts[at];
      if (counting !== undefined)
        countOne(counting, person, shops(bought, period), friendship(period));
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
      undecided: [],
      friends: [],
      active: [],
      existing: [],
      strangers: [],
      private_buyers: [],
      repeat_buyers: [],
    },
    orders: 0,
    revenue: 0,
    spent: [],
    everBuyers: 0,
    everSpent: 0,
  };
}

/** What somebody bought in a period, and whether they are a friend. */
type Shopping = {
  readonly onMarketplace: boolean;
  readonly orders: number;
  /** The instants at which they were paid: a cart that is split into orders is one. */
  readonly occasions: number;
  readonly revenue: number;
  /** The private orders before the period. */
  readonly earlier: number;
  readonly earlierRevenue: number;
};
type Friendship = {
  readonly atStart: boolean;
  readonly atEnd: boolean;
  readonly joined: boolean;
  readonly isNew: boolean;
  readonly referred: boolean;
  readonly kept: 'kept' | 'lost' | 'open';
};

function countOne(to: Counting, person: number, shopping: Shopping, friend: Friendship): void {
  const put = (name: GroupName): void => void to.people[name].push(person);
  if (shopping.onMarketplace) put('buyers');
  if (friend.isNew) {
    const how = friend.referred ? 'referred' : 'organic';
    put(how);
    if (friend.kept === 'kept') put(`${how}_kept`);
    if (friend.kept === 'open') put('undecided');
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
  to.orders += shopping.orders;
  to.revenue += shopping.revenue;
  to.spent.push(shopping.revenue);
}

type Stretch = readonly [number, number];
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
function shoppingOf({ purchases, currency, workspace, gross }: Ground) {
  const { at, flags, paid, net, words } = purchases;
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
          if (when !== lastAt) occasions += 1;
          lastAt = when;
          revenue += amounts[n] ?? 0;
        }
      }
    }
    return { onMarketplace, orders, occasions, revenue, earlier, earlierRevenue };
  };
}

/** Files may note an invitation once it has been accepted; whoever was a friend for longer came without it. */
const NOTED_LATE_MS = 86_400_000;

/** Somebody is new with their first join of all time. */
function friendshipsOf({ contacts, inviting, invited, asOf }: Ground) {
  const { at, flags, codeId } = contacts;
  // Of several joins in one instant none is the first: one through somebody's code is enough.
  const cameInvited = (person: number, start: number, first: number, next: number): boolean => {
    for (let n = first; n < next && at[n] === start; n += 1) {
      const owner = ((flags[n] ?? 0) & PROVED) === 0 ? undefined : inviting.get(codeId[n] ?? 0);
      if (owner !== undefined && owner !== person) return true;
    }
    return false;
  };
  return (person: number, met: Stretch): ((period: Period) => Friendship) => {
    let [place, leaves] = [-1, 0];
    const joins: number[] = [];
    for (let n = met[0]; n < met[1]; n += 1) {
      if (((flags[n] ?? 0) & LEAVE) !== 0) leaves += 1;
      else if ((at[n] ?? 0) <= asOf) {
        if (place < 0) place = n;
        joins.push(at[n] ?? 0);
      }
    }
    if (place < 0) return () => NO_FRIEND;
    const start = at[place] ?? 0;
    // Nine in ten never leave: whoever has joined is a friend from then on.
    const all = leaves === 0 ? undefined : contactsBetween(contacts, ...met);
    const isOne = (moment: number): boolean =>
      all === undefined ? start <= moment : isFriend(all, moment);
    const named = invited.get(person);
    const referred =
      (named !== undefined && named <= start + NOTED_LATE_MS) ||
      cameInvited(person, start, place, met[1]);
    const open = start + KEPT_AFTER_MS > asOf;
    const kept = all === undefined ? (open ? 'open' : 'kept') : keptAfter(all, start, asOf);
    return ({ from, to }) => ({
      atStart: isOne(from - 1),
      atEnd: isOne(to),
      joined: joins.some((when) => when >= from && when <= to),
      isNew: start >= from && start <= to,
      referred,
      kept,
    });
  };
}

const NO_FRIEND: Friendship = {
  atStart: false,
  atEnd: false,
  joined: false,
  isNew: false,
  referred: false,
  kept: 'lost',
};
