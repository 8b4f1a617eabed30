import type { Database } from '../db/open.ts';
import type { Finding } from './rule.ts';

/** A rule that somebody chose to go on against, why, and when (ms UTC). */
export type Risk = {
  readonly rule: string;
  readonly of: string;
  readonly why: string;
  readonly at: number;
};

const OF_CAMPAIGN = /* sql */ `
  SELECT rule, of, why, at FROM risks WHERE campaign_id = ? ORDER BY id`;
const TAKE = /* sql */ `
  INSERT INTO risks (campaign_id, rule, of, why, at) VALUES (?, ?, ?, ?, ?)
  ON CONFLICT (campaign_id, rule, of) DO NOTHING`;

/** The risks that were taken for a campaign, in the order in which they were. */
export function risksOf(db: Database, campaignId: number): Risk[] {
  return db.prepare<[number], Risk>(OF_CAMPAIGN).all(campaignId);
}

/** Records that the campaign goes on in spite of these; a risk that was taken before stays as it was. */
export function takeRisks(
  db: Database,
  campaignId: number,
  findings: readonly Finding[],
  why: string,
  now: number,
): void {
  const take = db.prepare(TAKE);
  for (const { id, of } of findings) take.run(campaignId, id, of, why, now);
}

/** What would be refused, and that nobody has taken the risk of. */
export function notTaken(findings: readonly Finding[], risks: readonly Risk[]): Finding[] {
  return findings.filter(
    ({ id, of, effect }) =>
      effect === 'refused' && !risks.some((risk) => risk.rule === id && risk.of === of),
  );
}
