import type { Database } from '../../db/open.ts';
import { readUnsent } from '../unsent.ts';
import type { Scope } from './query.ts';

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

/** What a card, and with it a scan or a join, came from. Of a route that proves no more than the variant there is no batch, and it was made when its newest were. */
export type Origin = {
  readonly batch: number | null;
  readonly variant: string;
  readonly issued: number | null;
};

/** Cards of one variant that were made together: how many, and when. */
export type Stack = Origin & {
  readonly batch: number;
  readonly issued: number;
  readonly cards: number;
  /** Many people scan each of them, so that a person and not a code stands for one. */
  readonly shared: boolean;
};

export type Cards = {
  /** The place of a card's stack, by the id of its code; -1: the code is none of the cards. */
  readonly stackOf: Int32Array;
  readonly stacks: readonly Stack[];
  /** Codes that are no cards, since the message that they stand in was never sent. */
  readonly unsent: number;
};

/** The cards of a campaign. Hundreds of thousands: numbers side by side, not an object for each. */
export function readCards(db: Database, { campaign, since, shared }: Scope): Cards {
  const batches = db.prepare<BatchesOf, IssueRow>(BATCHES).all({ campaign, since, shared });
  const places = new Map(batches.map(({ id }) => [id, new Map<string, number>()]));
  const batchBy = new Map(batches.map((row) => [row.id, row]));
  const row = db.prepare<{ campaign: number }, CardsRow>(CARDS).get({ campaign });
  const ids: readonly number[] = JSON.parse(row?.ids ?? '[]');
  const batchOf: readonly number[] = JSON.parse(row?.batches ?? '[]');
  const variantOf: readonly string[] = JSON.parse(row?.variants ?? '[]');
  const neverSent = readUnsent(db);
  let unsent = 0;
  const stackOf = new Int32Array((ids.at(-1) ?? 0) + 1).fill(-1);
  const stacks: (Omit<Stack, 'cards'> & { cards: number })[] = [];
  for (let at = 0; at < ids.length; at += 1) {
    const [batch, variant] = [batchOf[at] ?? 0, variantOf[at] ?? ''];
    const [made, variants] = [batchBy.get(batch), places.get(batch)];
    if (made === undefined || variants === undefined) continue;
    if (neverSent.size > 0 && neverSent.has(ids[at] ?? 0)) {
      unsent += 1;
      continue;
    }
    let place = variants.get(variant);
    if (place === undefined) {
      place = stacks.length;
      variants.set(variant, place);
      stacks.push({ batch, variant, issued: made.issued, cards: 0, shared: made.shared === 1 });
    }
    const stack = stacks[place];
    if (stack !== undefined) stack.cards += 1;
    stackOf[ids[at] ?? 0] = place;
  }
  return { stackOf, stacks, unsent };
}
