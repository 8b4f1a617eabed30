import { dayOf } from '../core/time.ts';
import type { Database } from '../db/open.ts';
import type { FactSeen } from '../formats/canonical.ts';
import type { FactKind } from '../formats/format.ts';
import { type Identifier, parsePerson } from '../people/normalise.ts';
import type { PeopleStore } from '../people/store.ts';
import { FactProblem } from './fact-problem.ts';
import { openDeliveries } from './delivery-writer.ts';
import { type Change, openKeeper } from './fact-keeper.ts';
import { openFriends } from './friend.ts';
import { openJoins } from './join-writer.ts';
import { openPhoneHolders } from './phone-holder.ts';
import { openProfiles } from './profile-writer.ts';
import { openReplies } from './reply-writer.ts';
import type { Sightings } from './sightings.ts';
import { instant, text, type Values } from './values.ts';

const FIND_LEAVE = /* sql */ `
  SELECT id FROM leaves WHERE identity_id = ? AND staff = ? AND left_at = ?`;
const ADD_LEAVE = /* sql */ `
  INSERT INTO leaves (identity_id, staff, left_at, day) VALUES (?, ?, ?, ?)`;
// Visits of our own server have a reason, and are none of a file's.
const FIND_VISIT = /* sql */ `
  SELECT id FROM visits WHERE code = ? AND at = ? AND visitor = ? AND reason IS NULL`;
const ADD_VISIT = /* sql */ `INSERT INTO visits (code, at, visitor, day) VALUES (?, ?, ?, ?)`;
const FIND_REFERRAL = /* sql */ `
  SELECT id FROM referrals
  WHERE campaign_id = ? AND inviter_id = ? AND invitee_id = ? AND at = ?`;
const ADD_REFERRAL = /* sql */ `
  INSERT INTO referrals (campaign_id, inviter_id, invitee_id, at, day) VALUES (?, ?, ?, ?, ?)`;
const FIND_PARTICIPANT = /* sql */ `
  SELECT id FROM participants WHERE campaign_id = ? AND identity_id = ? AND at = ?`;
const ADD_PARTICIPANT = /* sql */ `
  INSERT INTO participants (campaign_id, identity_id, at, day) VALUES (?, ?, ?, ?)`;
const FIND_COST = /* sql */ `
  SELECT id FROM costs
  WHERE campaign_id = ? AND variant = ? AND kind = ? AND amount_minor = ? AND currency = ?
    AND at = ? AND nth = ?`;
const ADD_COST = /* sql */ `
  INSERT INTO costs (campaign_id, variant, kind, amount_minor, currency, at, nth, day)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?)`;
const FIND_REWARD = /* sql */ `
  SELECT id FROM rewards
  WHERE campaign_id = ? AND identity_id = ? AND at = ? AND task = ? AND reward = ?
    AND cost_minor = ? AND currency = ? AND ifnull(invitee_id, 0) = ifnull(?, 0)`;
const ADD_REWARD = /* sql */ `
  INSERT INTO rewards (
    campaign_id, identity_id, at, task, reward, cost_minor, currency, invitee_id, day)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const FIND_CAMPAIGN = /* sql */ `SELECT id, origin FROM campaigns WHERE name = ?`;
const ADD_CAMPAIGN = /* sql */ `
  INSERT INTO campaigns (name, channel, origin, created_at) VALUES (?, ?, 'import', ?)`;

export type FactContext = {
  /** The workspace's. */
  readonly timezone: string;
  /** The format's: the country of bare numbers, and whose file it is; '' for files of our own. */
  readonly region: string | null;
  readonly platform: string;
  readonly now: number;
};

export type FactWriter = {
  /** @returns whether the fact is new to the workspace, or says more of one @throws FactProblem */
  readonly write: (fact: FactSeen) => Change;
  /** How many rows named somebody by a hidden number only. */
  readonly hidden: () => number;
  /** Names of campaigns that a file named first, and that were created for it. */
  readonly createdCampaigns: () => readonly string[];
};

/**
 * Writes facts other than orders, each at most once. Run inside the import's transaction.
 * @param actor is told each person who joined or left anew
 */
export function openFacts(
  db: Database,
  context: FactContext,
  people: PeopleStore,
  sightings: Sightings,
  actor: (identityId: number) => void = () => undefined,
): FactWriter {
  const created: string[] = [];
  const costs = new Map<string, number>();
  const day = (at: number): number => dayOf(at, context.timezone);

  const keeper = openKeeper(db, sightings);
  const keepLeave = keeper('leave', FIND_LEAVE, ADD_LEAVE);
  const keepVisit = keeper('visit', FIND_VISIT, ADD_VISIT);
  const keepReferral = keeper('referral', FIND_REFERRAL, ADD_REFERRAL);
  const keepParticipant = keeper('participant', FIND_PARTICIPANT, ADD_PARTICIPANT);
  const keepCost = keeper('cost', FIND_COST, ADD_COST);
  const keepReward = keeper('reward', FIND_REWARD, ADD_REWARD);
  const findCampaign = db.prepare<[string], { id: number; origin: string }>(FIND_CAMPAIGN);
  const addCampaign = db.prepare<[string, string, number]>(ADD_CAMPAIGN);

  const named = (values: Values, field: string): Identifier => {
    const identifier = parsePerson(text(values, field), context.region);
    if (identifier === 'unknown-kind') {
      throw new FactProblem(field, text(values, field), 'unknown-kind');
    }
    if (identifier === undefined) throw new FactProblem(field, text(values, field));
    return identifier;
  };
  const person = (values: Values, field: string): number => people.identity(named(values, field));

  const campaign = (values: Values, channel: string, line: number): number => {
    const name = text(values, 'campaign');
    const known = findCampaign.get(name);
    const id = known?.id ?? Number(addCampaign.run(name, channel, context.now).lastInsertRowid);
    if (known === undefined) created.push(name);
    if (known?.origin !== 'user') sightings.add('campaign', id, line);
    return id;
  };

  const joins = openJoins(keeper, openFriends(people, sightings, context.region), day, actor);
  const holders = openPhoneHolders(people, context.region);
  const profiles = openProfiles(keeper, holders, context.platform);
  const deliveries = openDeliveries(keeper, holders, day);
  const replies = openReplies(keeper, holders, day);

  const writers: Record<Exclude<FactKind, 'joins'>, (values: Values, line: number) => boolean> = {
    profiles,
    deliveries,
    replies,
    leaves: (values, line) => {
      const at = instant(values, 'left_at');
      const who = person(values, 'external_userid');
      const { isNew } = keepLeave(line, [who, text(values, 'staff'), at], [day(at)]);
      if (isNew) actor(who);
      return isNew;
    },
    visits: (values, line) => {
      const at = instant(values, 'at');
      return keepVisit(line, [codeOf(text(values, 'code')), at, text(values, 'visitor')], [day(at)])
        .isNew;
    },
    referrals: (values, line) => {
      const at = instant(values, 'at');
      // Both are read before either is written: a row that is rejected leaves nobody behind.
      const [one, other] = [named(values, 'inviter'), named(values, 'invitee')];
      const [inviter, invitee] = [people.identity(one), people.identity(other)];
      return keepReferral(
        line,
        [campaign(values, 'referral', line), inviter, invitee, at],
        [day(at)],
      ).isNew;
    },
    participants: (values, line) => {
      const at = instant(values, 'at');
      const who = person(values, 'person');
      return keepParticipant(line, [campaign(values, 'referral', line), who, at], [day(at)]).isNew;
    },
    costs: (values, line) => {
      const at = instant(values, 'at');
      const key = [
        campaign(values, '', line),
        text(values, 'variant'),
        text(values, 'kind'),
        values['amount'] ?? 0,
        text(values, 'currency'),
        at,
      ];
      const nth = (costs.get(key.join('\u0000')) ?? 0) + 1;
      costs.set(key.join('\u0000'), nth);
      return keepCost(line, [...key, nth], [day(at)]).isNew;
    },
    rewards: (values, line) => {
      const at = instant(values, 'at');
      // As above: who and for whom are both read before either is written.
      const one = named(values, 'person');
      const other = text(values, 'invitee') === '' ? null : named(values, 'invitee');
      const [who, invitee] = [people.identity(one), other === null ? null : people.identity(other)];
      const what = [text(values, 'task'), text(values, 'reward')];
      const cost = [values['cost'] ?? 0, text(values, 'currency')];
      const key = [campaign(values, 'referral', line), who, at, ...what, ...cost, invitee];
      return keepReward(line, key, [day(at)]).isNew;
    },
    recipients: () => false,
  };

  return {
    write: ({ kind, values, line }) => {
      if (kind === 'joins') return joins(values, line);
      return writers[kind](values, line) ? 'inserted' : 'unchanged';
    },
    hidden: holders.hidden,
    createdCampaigns: () => created,
  };
}

/** A code, or the address that its QR holds. */
export function codeOf(written: string): string {
  return /^https?:\/\/[^?#]*\/([^/?#]+)/i.exec(written)?.[1] ?? written;
}
