import type { Database } from '../../db/open.ts';
import type { Scope } from '../invitations/facts.ts';
import { kept } from './answers.ts';
import type { Facts } from './figures.ts';
import { type Measure, WAIT } from './measures.ts';

/** Something that somebody was given in the campaign. People are customers. */
export type Reward = {
  readonly person: number;
  /** ms UTC. */
  readonly at: number;
  /** What it cost, minor units of `currency`; 0 where the file does not say. */
  readonly minor: number;
  readonly currency: string;
  /** For whom whom they had invited; null: for nobody by name. */
  readonly invitee: number | null;
};

const REWARDS = /* sql */ `
SELECT coalesce(customers.customer_id, rewards.identity_id) AS person, rewards.at,
  rewards.cost_minor AS minor, coalesce(nullif(rewards.currency, ''), @workspace) AS currency,
  coalesce(invited.customer_id, rewards.invitee_id) AS invitee
FROM rewards
LEFT JOIN customers ON customers.identity_id = rewards.identity_id
LEFT JOIN customers AS invited ON invited.identity_id = rewards.invitee_id
WHERE rewards.campaign_id = @campaign AND rewards.at <= @asOf
ORDER BY rewards.at, rewards.id`;

/** The rewards of a campaign, the oldest first. @param workspace the currency where a file names none */
export function readRewards(db: Database, { campaign, asOf }: Scope, workspace: string): Reward[] {
  const scope = { campaign, asOf, workspace };
  return db.prepare<typeof scope, Reward>(REWARDS).all(scope);
}

/**
 * Some of the rewards: all of them; all that had been given 7 or 30 days before the end of what is known;
 * those of people none of whose invitations was accepted; those for somebody who had left within 7 days.
 */
const STAGES = ['rewarded', 'rewarded_7d', 'rewarded_30d', 'in_vain', 'reclaimable'] as const;

/** Rewards of one kind in one currency. */
export type RewardLine = {
  readonly stage: (typeof STAGES)[number];
  readonly currency: string;
  readonly rewards: number;
  /** Who got them, each once. */
  readonly people: readonly number[];
  readonly minor: number;
  /** The invitations that they are divided by: accepted, or kept so long; null where that says nothing. */
  readonly invitations: number | null;
  /** Minor units for each of these, rounded; null where there is none. */
  readonly each: number | null;
};

/** What came of the rewards of a campaign: of all of them, and line by line in each currency. */
export type RewardsGiven = {
  readonly rewards: number;
  readonly people: readonly number[];
  readonly inVain: readonly number[];
  readonly reclaimable: readonly number[];
  readonly lines: readonly RewardLine[];
};

const NOTHING: RewardsGiven = { rewards: 0, people: [], inVain: [], reclaimable: [], lines: [] };

/**
 * Holds rewards against the invitations that they were given for. Cost per invitation = cost of all rewards ÷
 * accepted invitations; per invitation kept 7 or 30 days, both as they stood so long before the end of what
 * is known, as K is: what was given or accepted since then is in neither, for nobody knows yet who stays.
 * Amounts in several currencies stand in lines of their own.
 */
export function rewardsGiven(rewards: readonly Reward[], facts: Facts): RewardsGiven {
  if (rewards.length === 0) return NOTHING;
  const { accepted, contacts, known } = facts;
  const inviters = new Set([...accepted.values()].map(({ inviter }) => inviter));
  const isInVain = ({ person }: Reward): boolean => !inviters.has(person);
  const isReclaimable = ({ invitee }: Reward): boolean =>
    invitee !== null && kept(contacts.get(invitee) ?? [], WAIT.kept_7d, known.friendships) === 'no';
  const early = (measure: 'kept_7d' | 'kept_30d') => {
    const then = keptBy(measure, facts);
    return { is: ({ at }: Reward) => at <= then, invitations: keptUpTo(then, measure, facts) };
  };
  const parts: Readonly<Record<RewardLine['stage'], Part>> = {
    rewarded: { is: () => true, invitations: accepted.size },
    rewarded_7d: early('kept_7d'),
    rewarded_30d: early('kept_30d'),
    in_vain: { is: isInVain, invitations: null },
    reclaimable: { is: isReclaimable, invitations: null },
  };
  const currencies = [...new Set(rewards.map(({ currency }) => currency))].toSorted();
  return {
    rewards: rewards.length,
    people: peopleOf(rewards),
    inVain: peopleOf(rewards.filter(isInVain)),
    reclaimable: peopleOf(rewards.filter(isReclaimable)),
    lines: currencies.flatMap((currency) => {
      const own = rewards.filter((one) => one.currency === currency);
      return STAGES.map((stage) => lineOf({ stage, currency }, own, parts[stage]));
    }),
  };
}

type Part = { readonly is: (reward: Reward) => boolean; readonly invitations: number | null };

function lineOf(
  name: Pick<RewardLine, 'stage' | 'currency'>,
  rewards: readonly Reward[],
  { is, invitations }: Part,
): RewardLine {
  const some = rewards.filter(is);
  const minor = some.reduce((sum, one) => sum + one.minor, 0);
  return {
    ...name,
    rewards: some.length,
    people: peopleOf(some),
    minor,
    invitations,
    each: invitations === null || invitations === 0 ? null : Math.round(minor / invitations),
  };
}

function peopleOf(rewards: readonly Reward[]): readonly number[] {
  return [...new Set(rewards.map(({ person }) => person))];
}

/** Up to when somebody must have been won so that it is known whether they were kept, ms UTC. */
function keptBy(measure: Measure, { known }: Facts): number {
  return Math.min(known.invitations, known.friendships - WAIT[measure]);
}

/** How many of the invitations accepted by then are known to have been kept so long. */
function keptUpTo(then: number, measure: Measure, { accepted, contacts, known }: Facts): number {
  return [...accepted.values()].filter(
    ({ invitee, at }) =>
      at <= then && kept(contacts.get(invitee) ?? [], WAIT[measure], known.friendships) === 'yes',
  ).length;
}
