import type { Database } from '../../db/open.ts';
import { type Contacts, PROVED } from '../../journeys/contacts.ts';
import { collect } from '../collect.ts';
import type { Cards, Origin } from './cards.ts';
import type { Scope } from './query.ts';

/**
 * People who joined through a card, a code that others scan too, or a route that proves the variant only, column by
 * column. Those of one person together, by time; the code settles ties, ids of ours never do.
 */
export type Joins = {
  readonly person: Int32Array;
  /** The id of the card's code; 0: it is not known, or is no card of one person. */
  readonly card: Int32Array;
  /** The place of what it came from. */
  readonly origin: Int32Array;
  /** When, ms UTC. */
  readonly at: Float64Array;
};

/** Every join that is proved to a card. */
export function joinsOf(
  db: Database,
  { people, starts, at, flags, codeId }: Contacts,
  { stackOf, stacks }: Cards,
  { asOf }: Scope,
): Joins {
  const joins = roomFor(at.length);
  const code = new Int32Array(at.length);
  let size = 0;
  for (let nth = 0; nth < people.length; nth += 1) {
    const person = people[nth] ?? 0;
    const end = starts[nth + 1] ?? 0;
    for (let place = starts[nth] ?? 0; place < end; place += 1) {
      const when = at[place] ?? Infinity;
      if (((flags[place] ?? 0) & PROVED) === 0 || when > asOf) continue;
      const through = codeId[place] ?? 0;
      const stack = stackOf[through] ?? -1;
      if (stack < 0) continue;
      joins.person[size] = person;
      joins.card[size] = stacks[stack]?.shared === true ? 0 : through;
      joins.origin[size] = stack;
      joins.at[size] = when;
      code[size] = through;
      size += 1;
    }
  }
  const found = {
    person: joins.person.subarray(0, size),
    card: joins.card.subarray(0, size),
    origin: joins.origin.subarray(0, size),
    at: joins.at.subarray(0, size),
  };
  const names = namesOfTied(db, found, code);
  return names.size === 0 ? found : inTurn(found, (n) => names.get(code[n] ?? 0) ?? '');
}

const NAMES = /* sql */ `
SELECT codes.id, codes.code AS name
FROM json_each(@ids) AS wanted
CROSS JOIN codes ON codes.id = wanted.value`;

/** The codes through which one person joined at one moment: few, and nothing else tells them apart. */
function namesOfTied(
  db: Database,
  { person, at }: Joins,
  code: Int32Array,
): ReadonlyMap<number, string> {
  const tied: number[] = [];
  for (let n = 1; n < person.length; n += 1) {
    if (person[n] !== person[n - 1] || at[n] !== at[n - 1]) continue;
    tied.push(code[n - 1] ?? 0, code[n] ?? 0);
  }
  if (tied.length === 0) return new Map();
  const ids = JSON.stringify(tied);
  const rows = db.prepare<{ ids: string }, { id: number; name: string }>(NAMES).all({ ids });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

// A fixed state of a contact way proves the variant (P3), and with it a card, where the campaign has no
// posters or the like that lead to the same contact way. Where those count as well, the variant is enough.
const ROUTES = /* sql */ `
SELECT contact_ways.variant,
  coalesce(customers.customer_id, joins.identity_id) AS person, joins.joined_at AS at
FROM contact_ways
CROSS JOIN joins ON joins.state = contact_ways.state AND joins.state <> ''
CROSS JOIN join_attributions
  ON join_attributions.join_id = joins.id AND join_attributions.level = 'P3'
LEFT JOIN customers ON customers.identity_id = joins.identity_id
WHERE contact_ways.campaign_id = @campaign AND joins.joined_at BETWEEN @since AND @asOf
  AND (@shared = 1 OR NOT EXISTS (
    SELECT 1 FROM batches WHERE batches.campaign_id = @campaign AND batches.unit = 'shared'
  ))
ORDER BY joins.joined_at, joins.state`;

type RouteRow = { readonly variant: string; readonly person: number; readonly at: number };

/** Joins of which only the variant is proved, by time. */
export function readRouteJoins(
  db: Database,
  { campaign, since, asOf, shared }: Scope,
): readonly RouteRow[] {
  const scope = { campaign, since, asOf, shared };
  return db.prepare<typeof scope, RouteRow>(ROUTES).all(scope);
}

/**
 * Joins with those that only a route proves among them, and where both came from: the cards' stacks, then the routes,
 * each with the newest cards of its variant that were made by then.
 */
export function withRoutes(
  joins: Joins,
  routed: readonly RouteRow[],
  stacks: readonly Origin[],
): { readonly joins: Joins; readonly origins: readonly Origin[] } {
  if (routed.length === 0) return { joins, origins: stacks };
  const madeBy = timesMade(stacks);
  const origins = [...stacks];
  const places = new Map<string, number>();
  const placeOf = (variant: string, issued: number | null): number => {
    const name = `${issued} ${variant}`;
    const known = places.get(name);
    if (known !== undefined) return known;
    places.set(name, origins.length);
    return origins.push({ batch: null, variant, issued }) - 1;
  };
  const all = roomFor(joins.person.length + routed.length);
  for (const column of COLUMNS) all[column].set(joins[column]);
  for (const [nth, { variant, person, at }] of routed.entries()) {
    const n = joins.person.length + nth;
    all.person[n] = person;
    all.origin[n] = placeOf(variant, madeBy(variant, at));
    all.at[n] = at;
  }
  return { joins: inTurn(all), origins };
}

/** Says when the newest cards of a variant were made by a moment, or its first ones after it, ms UTC; null: it has none. */
function timesMade(stacks: readonly Origin[]): (variant: string, at: number) => number | null {
  const made = new Map<string, number[]>();
  for (const { variant, issued } of stacks) if (issued !== null) collect(made, variant, issued);
  for (const times of made.values()) times.sort((a, b) => a - b);
  return (variant, at) => {
    const times = made.get(variant) ?? [];
    return times.findLast((issued) => issued <= at) ?? times[0] ?? null;
  };
}

const COLUMNS = ['person', 'card', 'origin', 'at'] as const;

function roomFor(n: number): Joins {
  return {
    person: new Int32Array(n),
    card: new Int32Array(n),
    origin: new Int32Array(n),
    at: new Float64Array(n),
  };
}

/** The joins of one person together, by time, equal times by name, and else as they came. */
function inTurn(joins: Joins, nameOf: (n: number) => string = () => ''): Joins {
  const { person, at } = joins;
  const order = Uint32Array.from(person.keys()).toSorted(
    (a, b) =>
      (person[a] ?? 0) - (person[b] ?? 0) ||
      (at[a] ?? 0) - (at[b] ?? 0) ||
      compareText(nameOf(a), nameOf(b)) ||
      a - b,
  );
  const turned = roomFor(order.length);
  for (const [n, from] of order.entries())
    for (const column of COLUMNS) turned[column][n] = joins[column][from] ?? 0;
  return turned;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
