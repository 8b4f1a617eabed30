import { dayOf } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import { DEFAULTS } from '../../db/settings.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';

const GIVE = `
  INSERT INTO rewards (
    campaign_id, identity_id, at, day, task, reward, cost_minor, currency, invitee_id)
  SELECT 1, who.id, @at, @day, '', '', @minor, @currency, (
    SELECT id FROM identities WHERE value = 'wm_test_' || @invitee)
  FROM identities AS who WHERE who.value = 'wm_test_' || @name`;

/** A story and what people of it were given: `NAME TIME AMOUNT [INVITEE] [in USD]`, minor units. */
export function tellWithRewards(story: Story, rewards: readonly string[]): Database {
  const db = tell(story);
  const give = db.prepare(GIVE);
  for (const reward of rewards) {
    const [name, when = '', minor, ...more] = reward.split(' ');
    const invitee = more[0] === 'in' ? undefined : more[0];
    const currency = more.includes('in') ? more.at(-1) : 'CNY';
    const instant = at(when);
    const day = dayOf(instant, DEFAULTS.timezone);
    give.run({ name, at: instant, day, minor: Number(minor), currency, invitee: invitee ?? null });
  }
  return db;
}
