/**
 * `play`: what kind of play a campaign is, where somebody said so, see core/play.ts. `rewards`: what people were
 * given in it, a fact each; `invitee_id`: the one whom they had invited, where it was for one. Rewards that are
 * alike in all are one: a ledger that shows a line twice has not paid twice.
 */
export const plays = /* sql */ `
ALTER TABLE campaigns ADD COLUMN play TEXT;

CREATE TABLE rewards (
  id INTEGER PRIMARY KEY,
  campaign_id INTEGER NOT NULL REFERENCES campaigns (id),
  identity_id INTEGER NOT NULL REFERENCES identities (id),
  at INTEGER NOT NULL,
  day INTEGER NOT NULL,
  task TEXT NOT NULL DEFAULT '',
  reward TEXT NOT NULL DEFAULT '',
  cost_minor INTEGER NOT NULL,
  currency TEXT NOT NULL,
  invitee_id INTEGER REFERENCES identities (id)
) STRICT;
CREATE UNIQUE INDEX rewards_once ON rewards (
  campaign_id, identity_id, at, task, reward, cost_minor, currency, ifnull(invitee_id, 0));
CREATE INDEX rewards_by_identity ON rewards (identity_id);
CREATE INDEX rewards_by_invitee ON rewards (invitee_id) WHERE invitee_id IS NOT NULL;
`;
