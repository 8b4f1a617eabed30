import { PscrmError } from '../core/errors.ts';
import type { Database } from '../db/open.ts';

/** WeCom keeps so many characters of a contact way's state. */
export const STATE_LENGTH = 30;

/** A way to a member of staff: campaign null and variant '' are for all. Either url or picture_id. */
export type NewWay = {
  readonly state: string;
  readonly campaign_id: number | null;
  readonly variant: string;
  readonly url: string | null;
  readonly picture_id: number | null;
};

const TAKEN = /* sql */ `
  SELECT t.name FROM contact_ways w JOIN targets t ON t.id = w.target_id
  WHERE w.state = ? AND (w.target_id <> ? OR w.campaign_id IS NOT ? OR w.variant <> ?)`;
const RETIRE = /* sql */ `
  UPDATE contact_ways SET retired_at = ?
  WHERE target_id = ? AND campaign_id IS ? AND variant = ? AND state <> ? AND retired_at IS NULL`;
const ADD = /* sql */ `
  INSERT INTO contact_ways (state, target_id, campaign_id, variant, url, picture_id)
  VALUES (:state, :target_id, :campaign_id, :variant, :url, :picture_id)
  ON CONFLICT (state) DO UPDATE SET
    url = excluded.url, picture_id = excluded.picture_id, retired_at = NULL`;
const LIST = /* sql */ `
  SELECT w.state, c.name AS campaign, w.variant, w.url, w.picture_id
  FROM contact_ways w LEFT JOIN campaigns c ON c.id = w.campaign_id
  WHERE w.target_id = ? AND w.retired_at IS NULL ORDER BY campaign, w.variant`;

/**
 * Gives a target a way for a campaign and variant, instead of the one it had for them: that one is
 * shown no more, and keeps the joins that came by it. Whoever calls derives the joins of its state.
 * @throws bad-option for a state that is empty or too long; state-taken {state, name}
 */
export function putWay(db: Database, targetId: number, way: NewWay, now: number): void {
  const { state, campaign_id, variant } = way;
  if (state === '' || [...state].length > STATE_LENGTH) {
    const choices = [`1 … ${STATE_LENGTH} characters`];
    throw new PscrmError('bad-option', { option: '--state', value: state, choices });
  }
  const taken = db
    .prepare<[string, number, number | null, string], string>(TAKEN)
    .pluck()
    .get(state, targetId, campaign_id, variant);
  if (taken !== undefined) throw new PscrmError('state-taken', { state, name: taken });
  db.prepare(RETIRE).run(now, targetId, campaign_id, variant, state);
  db.prepare(ADD).run({ ...way, target_id: targetId });
}

export type ListedWay = {
  readonly state: string;
  readonly campaign: string | null;
  readonly variant: string;
  readonly url: string | null;
  readonly picture_id: number | null;
};

export function listWays(db: Database, targetId: number): ListedWay[] {
  return db.prepare<[number], ListedWay>(LIST).all(targetId);
}
