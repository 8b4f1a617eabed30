import type { Play } from '../core/play.ts';
import type { Database } from '../db/open.ts';
import { type Campaign, findCampaign } from './campaigns.ts';

/** How many codes, visits to them (likely of humans, each once: flags 0) and joins through them. */
export type Counts = { readonly codes: number; readonly visits: number; readonly joins: number };

export type CampaignListRow = Counts & {
  readonly id: number;
  readonly name: string;
  readonly channel: string;
  readonly play: Play | null;
  readonly origin: 'user' | 'import';
  readonly variants: number;
  readonly batches: number;
  readonly created_at: number;
};

const LIST = /* sql */ `
  SELECT
    c.id, c.name, c.channel, c.play, c.origin,
    (SELECT count(*) FROM variants v WHERE v.campaign_id = c.id) AS variants,
    (SELECT count(*) FROM batches b WHERE b.campaign_id = c.id) AS batches,
    (SELECT count(*) FROM codes k WHERE k.campaign_id = c.id) AS codes,
    coalesce(seen.visits, 0) AS visits,
    (SELECT count(*) FROM codes k JOIN join_attributions a ON a.code_id = k.id
      WHERE k.campaign_id = c.id) AS joins,
    c.created_at
  FROM campaigns c
  LEFT JOIN (
    SELECT k.campaign_id, count(*) AS visits
    FROM visits v JOIN codes k ON k.code = v.code
    WHERE v.flags = 0
    GROUP BY k.campaign_id
  ) AS seen ON seen.campaign_id = c.id
  ORDER BY c.id
`;

/** Every campaign, oldest first, with what came of it. */
export function listCampaigns(db: Database): CampaignListRow[] {
  return db.prepare<[], CampaignListRow>(LIST).all();
}

const BY_VARIANT = /* sql */ `
  SELECT
    k.variant AS name,
    count(*) AS codes,
    sum(coalesce(seen.visits, 0)) AS visits,
    sum((SELECT count(*) FROM join_attributions a WHERE a.code_id = k.id)) AS joins
  FROM codes k
  LEFT JOIN (
    SELECT code, count(*) AS visits FROM visits WHERE flags = 0 GROUP BY code
  ) AS seen ON seen.code = k.code
  WHERE k.campaign_id = ?
  GROUP BY k.variant
  ORDER BY k.variant
`;
type VariantCounts = Counts & { readonly name: string };

const BY_BATCH = /* sql */ `
  SELECT
    b.id, b.mode, b.unit, b.length, b.folder, b.created_at,
    (SELECT m.cancelled_at FROM sms_batches m WHERE m.batch_id = b.id) AS cancelled_at,
    count(k.id) AS codes,
    coalesce(sum(seen.visits), 0) AS visits,
    coalesce(sum((SELECT count(*) FROM join_attributions a WHERE a.code_id = k.id)), 0) AS joins
  FROM batches b
  LEFT JOIN codes k ON k.batch_id = b.id AND k.campaign_id = b.campaign_id
  LEFT JOIN (
    SELECT code, count(*) AS visits FROM visits WHERE flags = 0 GROUP BY code
  ) AS seen ON seen.code = k.code
  WHERE b.campaign_id = ?
  GROUP BY b.id
  ORDER BY b.id
`;
export type BatchCounts = Counts & {
  readonly id: number;
  readonly mode: 'count' | 'orders' | 'customers' | 'recipients';
  readonly unit: 'single' | 'shared';
  readonly length: number;
  readonly folder: string | null;
  readonly created_at: number;
  /** When a batch of messages was taken back (ms UTC); null: it was not. */
  readonly cancelled_at: number | null;
};

/** A campaign in full. `variants` has '' where codes without a variant were made. */
export type CampaignDetails = Omit<Campaign, 'variants'> &
  Counts & {
    readonly variants: readonly (VariantCounts & { readonly weight: number | null })[];
    readonly batches: readonly BatchCounts[];
  };

/**
 * One campaign with its variants and batches and what came of each.
 * @throws unknown-campaign {name, known}
 */
export function showCampaign(db: Database, name: string): CampaignDetails {
  const { variants: declared, ...campaign } = findCampaign(db, name);
  const counted = db.prepare<[number], VariantCounts>(BY_VARIANT).all(campaign.id);
  const none = { codes: 0, visits: 0, joins: 0 };
  const variants = [
    ...declared.map((one) => ({
      ...none,
      ...counted.find((row) => row.name === one.name),
      ...one,
    })),
    // codes made before the campaign had variants, or for one that it has no more
    ...counted
      .filter((row) => !declared.some((one) => one.name === row.name))
      .map((row) => ({ ...row, weight: null })),
  ];
  const batches = db.prepare<[number], BatchCounts>(BY_BATCH).all(campaign.id);
  const total = (key: keyof Counts): number => counted.reduce((sum, row) => sum + row[key], 0);
  const [codes, visits, joins] = [total('codes'), total('visits'), total('joins')];
  return { ...campaign, codes, visits, joins, variants, batches };
}
