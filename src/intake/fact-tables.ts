import type { FactTable } from './sightings.ts';

/**
 * How the facts of each kind are dropped that no import shows any more. `unseen` is a temporary table
 * of such facts, `loose` one of the identities that they named: who is named by nothing else goes too.
 * Orders have a way of their own, see undo.ts.
 */
type Dropping = { readonly people: readonly string[]; readonly drop: readonly string[] };

export const FACT_TABLES: Readonly<Record<Exclude<FactTable, 'version'>, Dropping>> = {
  evidence: {
    people: [
      /* sql temp */ `
      INSERT OR IGNORE INTO temp.loose SELECT a FROM evidence
      WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'evidence')`,
      /* sql temp */ `
      INSERT OR IGNORE INTO temp.loose SELECT b FROM evidence
      WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'evidence')`,
    ],
    drop: [
      /* sql temp */ `
      DELETE FROM evidence WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'evidence')`,
    ],
  },
  visit: {
    people: [],
    drop: [
      /* sql temp */ `
      DELETE FROM visits WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'visit')`,
    ],
  },
  // Before the joins that they are of.
  detail: {
    people: [],
    drop: [
      /* sql temp */ `
      DELETE FROM join_details WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'detail')`,
    ],
  },
  join: {
    people: [
      /* sql temp */ `
      INSERT OR IGNORE INTO temp.loose SELECT identity_id FROM joins
      WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'join')`,
    ],
    drop: [
      /* sql temp */ `
      DELETE FROM join_attributions
      WHERE join_id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'join')`,
      /* sql temp */ `
      DELETE FROM joins WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'join')`,
    ],
  },
  leave: {
    people: [
      /* sql temp */ `
      INSERT OR IGNORE INTO temp.loose SELECT identity_id FROM leaves
      WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'leave')`,
    ],
    drop: [
      /* sql temp */ `
      DELETE FROM leaves WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'leave')`,
    ],
  },
  profile: {
    people: [
      /* sql temp */ `
      INSERT OR IGNORE INTO temp.loose SELECT identity_id FROM profiles
      WHERE identity_id IS NOT NULL
        AND id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'profile')`,
    ],
    drop: [
      /* sql temp */ `
      DELETE FROM profiles WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'profile')`,
    ],
  },
  delivery: {
    people: [
      /* sql temp */ `
      INSERT OR IGNORE INTO temp.loose SELECT identity_id FROM deliveries
      WHERE identity_id IS NOT NULL
        AND id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'delivery')`,
    ],
    drop: [
      /* sql temp */ `
      DELETE FROM deliveries WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'delivery')`,
    ],
  },
  reply: {
    people: [
      /* sql temp */ `
      INSERT OR IGNORE INTO temp.loose SELECT identity_id FROM replies
      WHERE identity_id IS NOT NULL
        AND id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'reply')`,
    ],
    drop: [
      /* sql temp */ `
      DELETE FROM replies WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'reply')`,
    ],
  },
  referral: {
    people: [
      /* sql temp */ `
      INSERT OR IGNORE INTO temp.loose SELECT inviter_id FROM referrals
      WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'referral')`,
      /* sql temp */ `
      INSERT OR IGNORE INTO temp.loose SELECT invitee_id FROM referrals
      WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'referral')`,
    ],
    drop: [
      /* sql temp */ `
      DELETE FROM referrals WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'referral')`,
    ],
  },
  participant: {
    people: [
      /* sql temp */ `
      INSERT OR IGNORE INTO temp.loose SELECT identity_id FROM participants
      WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'participant')`,
    ],
    drop: [
      /* sql temp */ `
      DELETE FROM participants
      WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'participant')`,
    ],
  },
  cost: {
    people: [],
    drop: [
      /* sql temp */ `
      DELETE FROM costs WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'cost')`,
    ],
  },
  reward: {
    people: [
      /* sql temp */ `
      INSERT OR IGNORE INTO temp.loose SELECT identity_id FROM rewards
      WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'reward')`,
      /* sql temp */ `
      INSERT OR IGNORE INTO temp.loose SELECT invitee_id FROM rewards
      WHERE invitee_id IS NOT NULL
        AND id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'reward')`,
    ],
    drop: [
      /* sql temp */ `
      DELETE FROM rewards WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'reward')`,
    ],
  },
  campaign: {
    people: [],
    drop: [
      // A campaign that somebody has gone on with is theirs now, whoever named it first.
      /* sql temp */ `
      DELETE FROM campaigns
      WHERE id IN (SELECT fact_id FROM temp.unseen WHERE fact = 'campaign') AND origin = 'import'
        AND NOT EXISTS (SELECT 1 FROM batches WHERE campaign_id = campaigns.id)
        AND NOT EXISTS (SELECT 1 FROM codes WHERE campaign_id = campaigns.id)
        AND NOT EXISTS (SELECT 1 FROM variants WHERE campaign_id = campaigns.id)
        AND NOT EXISTS (SELECT 1 FROM contact_ways WHERE campaign_id = campaigns.id)
        AND NOT EXISTS (SELECT 1 FROM referrals WHERE campaign_id = campaigns.id)
        AND NOT EXISTS (SELECT 1 FROM participants WHERE campaign_id = campaigns.id)
        AND NOT EXISTS (SELECT 1 FROM costs WHERE campaign_id = campaigns.id)
        AND NOT EXISTS (SELECT 1 FROM rewards WHERE campaign_id = campaigns.id)
        AND NOT EXISTS (SELECT 1 FROM risks WHERE campaign_id = campaigns.id)`,
    ],
  },
};
