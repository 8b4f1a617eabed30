import fc from 'fast-check';

/** People are few, so that everything meets everything; an identity is named `kind:value`. */
const PEOPLE = [
  ...['t1', 't2', 't3', 't4', 't5'].map((value) => `taobao:${value}`),
  ...['+8613800000001', '+8613800000002', '+8613800000003'].map((value) => `phone:${value}`),
  ...['wm_test_01', 'wm_test_02', 'wm_test_03'].map((value) => `external_userid:${value}`),
  ...['un_test_01', 'un_test_02'].map((value) => `unionid:${value}`),
];
const FRIENDS = PEOPLE.filter((name) => name.startsWith('external_userid'));
const ORDERS = ['pdd:1', 'pdd:2', 'pdd:3'];
/** Codes on parcels, known from the start or made later from a seed. */
const CODES = ['c1', 'c2', 'c3', 'c4'];
export const orderOfCode = (code: string): string | undefined => ORDERS[Number(code.slice(1)) - 1];

const person = fc.constantFrom(...PEOPLE);
const at = fc.integer({ min: 1, max: 9 });
const pair = fc.tuple(person, person).filter(([one, other]) => one !== other);

/** What may happen: a fact comes or goes, or somebody does something by hand. `nth` of those that hold. */
export const happening = fc.oneof(
  { weight: 5, arbitrary: fc.record({ what: fc.constant('tie' as const), pair }) },
  {
    weight: 5,
    arbitrary: fc.record({
      what: fc.constant('join' as const),
      who: fc.constantFrom(...FRIENDS),
      code: fc.constantFrom(...CODES, ''),
      at,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('order' as const),
      key: fc.constantFrom(...ORDERS),
      paid: fc.option(fc.integer({ min: 1, max: 4 })),
      buyer: fc.option(fc.constantFrom('taobao:t1', 'taobao:t2')),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constantFrom(
        'untie' as const,
        'unjoin' as const,
        'unorder' as const,
        'unname' as const,
        'takeback' as const,
      ),
      nth: fc.nat(5),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('name' as const), key: fc.constantFrom(...ORDERS) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('codes' as const), codes: fc.subarray(CODES) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('merge' as const), pair }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('cut' as const), pair }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('block' as const), who: person }) },
);
export type Happening = typeof happening extends fc.Arbitrary<infer T> ? T : never;

type Order = { readonly paid: number | null; readonly buyer: string | null };

/** The facts that hold, as plain data: what a fresh database is made from. */
export type Facts = {
  readonly ties: Set<string>;
  readonly joins: Map<string, { who: string; code: string; at: number }>;
  readonly orders: Map<string, Order>;
  /** Orders that a file of participants names as people: `order:pdd:1`. */
  readonly named: Set<string>;
  readonly codes: Set<string>;
  readonly hands: { action: string; a: string; b: string | null }[];
};

/** Two parcels with a card each, paid early. */
export function firstFacts(): Facts {
  return {
    ties: new Set(),
    joins: new Map(),
    orders: new Map(ORDERS.slice(0, 2).map((key) => [key, { paid: 2, buyer: null }])),
    named: new Set(),
    codes: new Set(CODES.slice(0, 2)),
    hands: [],
  };
}

const nthKey = <T>(of: Iterable<T>, nth: number): T | undefined => [...of][nth];

/** Changes the facts as plain data. */
export function happen(facts: Facts, one: Happening): void {
  switch (one.what) {
    case 'tie':
      facts.ties.add(one.pair.toSorted().join('='));
      break;
    case 'untie':
      facts.ties.delete(nthKey(facts.ties, one.nth) ?? '');
      break;
    case 'join':
      facts.joins.set(`${one.who} ${one.code} ${one.at}`, one);
      break;
    case 'unjoin':
      facts.joins.delete(nthKey(facts.joins.keys(), one.nth) ?? '');
      break;
    case 'order':
      facts.orders.set(one.key, one);
      break;
    case 'unorder':
      facts.orders.delete(nthKey(facts.orders.keys(), one.nth) ?? '');
      break;
    case 'name':
      facts.named.add(one.key);
      break;
    case 'unname':
      facts.named.delete(nthKey(facts.named, one.nth) ?? '');
      break;
    case 'codes':
      for (const code of one.codes) facts.codes.add(code);
      break;
    case 'merge':
    case 'cut':
      facts.hands.push({ action: one.what, a: one.pair[0], b: one.pair[1] });
      break;
    case 'block':
      facts.hands.push({ action: 'block', a: one.who, b: null });
      break;
    case 'takeback':
      facts.hands.splice(one.nth, 1);
  }
}
