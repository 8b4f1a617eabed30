import { PscrmError } from '../core/errors.ts';
import { isPlay, type Play, PLAYS } from '../core/play.ts';
import { CHANNELS, findChannel } from '../channels/index.ts';
import type { Database } from '../db/open.ts';
import type { WeightedVariant } from './draw.ts';
import { checkName } from './names.ts';

/** A campaign as codes are made for it; no variants where it has only one form. */
export type Campaign = {
  readonly id: number;
  readonly name: string;
  readonly channel: string;
  /** What people are asked to do for something; null where nobody said. */
  readonly play: Play | null;
  /** `import`: a file named it first, and nobody has said more about it yet. */
  readonly origin: 'user' | 'import';
  readonly created_at: number;
  readonly variants: readonly WeightedVariant[];
};

type CampaignRow = Omit<Campaign, 'variants'>;
export type NewCampaign = {
  readonly name: string;
  readonly channel: string;
  /** One of PLAYS. */
  readonly play?: string | undefined;
  readonly variants: readonly WeightedVariant[];
};

const BY_NAME = /* sql */ `
  SELECT id, name, channel, play, origin, created_at FROM campaigns WHERE name = ?
`;
const NAMES = /* sql */ `SELECT name, channel FROM campaigns ORDER BY name`;
/** `channel`: '' where a file named the campaign and nobody has said more: no code can be of it yet. */
export type CampaignName = { readonly name: string; readonly channel: string };
const VARIANTS = /* sql */ `
  SELECT name, weight FROM variants WHERE campaign_id = ? ORDER BY position
`;
const INSERT = /* sql */ `
  INSERT INTO campaigns (name, channel, play, origin, created_at) VALUES (?, ?, ?, 'user', ?)
`;
const ADOPT = /* sql */ `UPDATE campaigns SET channel = ?, play = ?, origin = 'user' WHERE id = ?`;
const HAS_CODES = /* sql */ `SELECT 1 FROM codes WHERE campaign_id = ? LIMIT 1`;
const INSERT_VARIANT = /* sql */ `
  INSERT INTO variants (campaign_id, position, name, weight) VALUES (?, ?, ?, ?)
`;

function checkVariants(variants: readonly WeightedVariant[]): void {
  const seen = new Set<string>();
  for (const { name, weight } of variants) {
    checkName(name);
    if (!Number.isSafeInteger(weight) || weight < 1) {
      throw new PscrmError('bad-weight', { variant: `${name}:${weight}` });
    }
    if (seen.has(name)) throw new PscrmError('variant-twice', { name });
    seen.add(name);
  }
}

/**
 * Creates a campaign. One that only a file has named so far, and that has no codes, is adopted: it
 * keeps its facts and its day, and gets the channel and the variants.
 * @param campaign no variants: all its codes have the variant ''. Weights are whole numbers from 1.
 * @throws bad-name, bad-weight {variant}, variant-twice {name}, unknown-channel {name, known},
 *   bad-option {option, value, choices} for a play that is none, campaign-exists {name}
 */
export function createCampaign(db: Database, campaign: NewCampaign, now: number): Campaign {
  const { name, channel, play = null, variants } = campaign;
  checkName(name);
  checkVariants(variants);
  if (findChannel(channel) === undefined) {
    throw new PscrmError('unknown-channel', { name: channel, known: CHANNELS.map(({ id }) => id) });
  }
  if (play !== null && !isPlay(play))
    throw new PscrmError('bad-option', { option: '--play', value: play, choices: PLAYS });
  return db
    .transaction(() => {
      const known = db.prepare<[string], CampaignRow>(BY_NAME).get(name);
      if (known !== undefined && (known.origin === 'user' || hasCodes(db, known.id))) {
        throw new PscrmError('campaign-exists', { name });
      }
      if (known === undefined) db.prepare(INSERT).run(name, channel, play, now);
      else db.prepare(ADOPT).run(channel, play, known.id);
      const { id } = findCampaign(db, name);
      const put = db.prepare(INSERT_VARIANT);
      for (const [position, one] of variants.entries()) put.run(id, position, one.name, one.weight);
      return findCampaign(db, name);
    })
    .immediate();
}

function hasCodes(db: Database, id: number): boolean {
  return db.prepare<[number]>(HAS_CODES).get(id) !== undefined;
}

/** All campaigns by name. */
export function campaignNames(db: Database): readonly CampaignName[] {
  return db.prepare<[], CampaignName>(NAMES).all();
}

/**
 * A campaign by its name, with its variants in the order they were given.
 * @throws unknown-campaign {name, known}
 */
export function findCampaign(db: Database, name: string): Campaign {
  const row = db.prepare<[string], CampaignRow>(BY_NAME).get(name);
  if (row === undefined) {
    const known = campaignNames(db).map((campaign) => campaign.name);
    throw new PscrmError('unknown-campaign', { name, known });
  }
  return { ...row, variants: db.prepare<[number], WeightedVariant>(VARIANTS).all(row.id) };
}
