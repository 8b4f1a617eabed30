import type { Database } from '../../db/open.ts';
import type { CodeVisits } from '../../journeys/code-visits.ts';
import { type Contacts, PROVED } from '../../journeys/contacts.ts';

/** Of which campaign, made since when, seen up to when (ms UTC), and which visits are left out: see VISITS. */
export type Scope = {
  readonly campaign: number;
  readonly since: number;
  readonly asOf: number;
  readonly skip: number;
  /** Codes that many people scan count as well, 1: somebody says how many were shown them. */
  readonly shared: 0 | 1;
};

// Cards are codes one-per-parcel that nobody invites with.
const BATCHES = /* sql */ `
SELECT id, created_at AS issued, unit = 'shared' AS shared FROM batches
WHERE campaign_id = @campaign AND (unit = 'single' OR @shared = 1) AND invites = 0
  AND created_at >= @since`;
type IssueRow = { readonly id: number; readonly issued: number; readonly shared: 0 | 1 };
type BatchesOf = Pick<Scope, 'campaign' | 'since' | 'shared'>;

// As lists: a row for each of hundreds of thousands of cards would take longer to fetch than to read. One campaign's
// come by id, from the table and from its index alike: in a subquery that says so they take half as long again.
const CARDS = /* sql */ `
SELECT json_group_array(id) AS ids, json_group_array(batch_id) AS batches,
  json_group_array(variant) AS variants
FROM codes WHERE campaign_id = @campaign`;
type CardsRow = { readonly ids: string; readonly batches: string; readonly variants: string };

/** Cards of one variant that were made together: how many, and when. */
export type Stack = {
  readonly batch: number;
  readonly variant: string;
  readonly issued: number;
  readonly cards: number;
  /** Many people scan each of them, so that a person and not a code stands for one. */
  readonly shared: boolean;
};

export type Cards = {
  /** Ids of codes, ascending, and the place of each one's stack. */
  readonly ids: Int32Array;
  readonly stackOf: Int32Array;
  readonly stacks: readonly Stack[];
};

/** The cards of a campaign. Hundreds of thousands: numbers side by side, not an object for each. */
export function readCards(db: Database, { campaign, since, shared }: Scope): Cards {
  const batches = db.prepare<BatchesOf, IssueRow>(BATCHES).all({ campaign, since, shared });
  const batchBy = new Map(batches.map((row) => [row.id, row]));
  const row = db.prepare<{ campaign: number }, CardsRow>(CARDS).get({ campaign });
  const ids: readonly number[] = JSON.parse(row?.ids ?? '[]');
  const batchOf: readonly number[] = JSON.parse(row?.batches ?? '[]');
  const variantOf: readonly string[] = JSON.parse(row?.variants ?? '[]');
  const kept = new Int32Array(ids.length);
  const stackOf = new Int32Array(ids.length);
  const stacks: (Omit<Stack, 'cards'> & { cards: number })[] = [];
  const places = new Map<number, Map<string, number>>();
  let n = 0;
  for (const [at, id] of ids.entries()) {
    const [batch, variant] = [batchOf[at] ?? 0, variantOf[at] ?? ''];
    const made = batchBy.get(batch);
    if (made === undefined) continue;
    const variants = places.get(batch) ?? new Map<string, number>();
    if (variants.size === 0) places.set(batch, variants);
    const place = variants.get(variant) ?? stacks.length;
    if (place === stacks.length) {
      variants.set(variant, place);
      stacks.push({ batch, variant, issued: made.issued, cards: 0, shared: made.shared === 1 });
    }
    const stack = stacks[place];
    if (stack !== undefined) stack.cards += 1;
    kept[n] = id;
    stackOf[n] = place;
    n += 1;
  }
  return { ids: kept.subarray(0, n), stackOf: stackOf.subarray(0, n), stacks };
}

/** The stack of a card; undefined where the code is none of the cards. */
function stackFor({ ids, stackOf, stacks }: Cards, id: number): Stack | undefined {
  let [low, high] = [0, ids.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = ids[middle] ?? 0;
    if (found === id) return stacks[stackOf[middle] ?? -1];
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return undefined;
}

/** What happened to a card, or to one of a variant: then `card`, `batch` and `issued` are null. */
type OfCard = {
  readonly card: number | null;
  readonly batch: number | null;
  readonly variant: string;
  readonly issued: number | null;
  readonly at: number;
};

/** The first visit to a card that counts. */
export type ScanRow = OfCard;

export function scansOf(
  { codes, starts, at, flags }: CodeVisits,
  cards: Cards,
  { asOf, skip }: Scope,
): readonly ScanRow[] {
  const scans: ScanRow[] = [];
  for (const [n, card] of codes.entries()) {
    const stack = stackFor(cards, card);
    if (stack === undefined || stack.shared) continue;
    let place = starts[n] ?? 0;
    const end = starts[n + 1] ?? 0;
    while (place < end && ((flags[place] ?? 0) & skip) !== 0) place += 1;
    const first = place < end ? (at[place] ?? Infinity) : Infinity;
    if (first > asOf) continue;
    scans.push({
      card,
      batch: stack.batch,
      variant: stack.variant,
      issued: stack.issued,
      at: first,
    });
  }
  return scans;
}

/** A person joined through a card, a code that others scan too, or a route that proves the variant only. */
export type JoinRow = OfCard & { readonly person: number; readonly code: number | null };

/**
 * Every join that is proved to a card, those of one person together, by time; the code settles ties,
 * ids of ours never do.
 */
export function joinsOf(
  db: Database,
  { people, starts, at, flags, codeId }: Contacts,
  cards: Cards,
  { asOf }: Scope,
): readonly JoinRow[] {
  const joins: JoinRow[] = [];
  for (const [n, person] of people.entries()) {
    for (let place = starts[n] ?? 0; place < (starts[n + 1] ?? 0); place += 1) {
      const when = at[place] ?? Infinity;
      if (((flags[place] ?? 0) & PROVED) === 0 || when > asOf) continue;
      const code = codeId[place] ?? 0;
      const stack = stackFor(cards, code);
      if (stack === undefined) continue;
      const { batch, variant, issued, shared } = stack;
      joins.push({ code, card: shared ? null : code, batch, variant, issued, person, at: when });
    }
  }
  const names = namesOfTied(db, joins);
  const nameOf = ({ code }: JoinRow): string => names.get(code ?? 0) ?? '';
  return names.size === 0 ? joins : inTurn(joins, nameOf);
}

/** The joins of one person together, by time, equal times by name. */
export function inTurn(
  joins: readonly JoinRow[],
  nameOf: (join: JoinRow) => string = () => '',
): readonly JoinRow[] {
  return joins.toSorted(
    (a, b) => a.person - b.person || a.at - b.at || (nameOf(a) < nameOf(b) ? -1 : 1),
  );
}

const NAMES = /* sql */ `
SELECT codes.id, codes.code AS name
FROM json_each(@ids) AS wanted
CROSS JOIN codes ON codes.id = wanted.value`;

/** The codes through which one person joined at one moment: few, and nothing else tells them apart. */
function namesOfTied(db: Database, joins: readonly JoinRow[]): ReadonlyMap<number, string> {
  const tied: number[] = [];
  // The joins of a person stand together, by time.
  for (const [place, join] of joins.entries()) {
    const before = joins[place - 1];
    if (before?.person !== join.person || before.at !== join.at) continue;
    tied.push(before.code ?? 0, join.code ?? 0);
  }
  if (tied.length === 0) return new Map();
  const ids = JSON.stringify(tied);
  const rows = db.prepare<{ ids: string }, { id: number; name: string }>(NAMES).all({ ids });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

// A fixed state of a contact way proves the variant (P3), and with it a card, where the campaign has no
// posters or the like that lead to the same contact way. Where those count as well, the variant is enough.
const ROUTES = /* sql */ `
SELECT NULL AS code, NULL AS card, NULL AS batch, contact_ways.variant, NULL AS issued,
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

/** Joins of which only the variant is proved, by time. */
export function readRouteJoins(db: Database, { campaign, since, asOf, shared }: Scope): JoinRow[] {
  const scope = { campaign, since, asOf, shared };
  return db.prepare<typeof scope, JoinRow>(ROUTES).all(scope);
}

const VARIANTS = /* sql */ `
SELECT name, weight FROM variants WHERE campaign_id = @campaign ORDER BY position`;
export type VariantRow = { readonly name: string; readonly weight: number };

/** The variants of the campaign in their order, with how often each was to be drawn. */
export function readVariants(db: Database, campaign: number): VariantRow[] {
  return db.prepare<{ campaign: number }, VariantRow>(VARIANTS).all({ campaign });
}

const COSTS = /* sql */ `
SELECT variant, kind, currency, sum(amount_minor) AS amount
FROM costs
WHERE campaign_id = @campaign AND at <= @asOf
GROUP BY variant, kind, currency
ORDER BY variant, kind, currency`;
export type CostRow = {
  /** '' is the whole campaign. */
  readonly variant: string;
  readonly kind: string;
  readonly currency: string;
  /** Minor units. */
  readonly amount: number;
};

export function readCosts(db: Database, campaign: number, asOf: number): CostRow[] {
  const scope = { campaign, asOf };
  return db.prepare<typeof scope, CostRow>(COSTS).all(scope);
}

const SHARED = /* sql */ `
SELECT coalesce(sum(count), 0) FROM batches
WHERE campaign_id = @campaign AND unit = 'shared' AND created_at <= @asOf`;

/** Codes that many people scan: nobody knows how many saw one, so that they have no rate. */
export function countShared(db: Database, campaign: number, asOf: number): number {
  const scope = { campaign, asOf };
  return db.prepare<typeof scope, number>(SHARED).pluck().get(scope) ?? 0;
}
