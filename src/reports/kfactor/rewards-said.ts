import { formatMoney } from '../../core/money.ts';
import type { Note, RulePart } from '../../core/table.ts';
import type { Behind } from '../report.ts';
import { rule } from '../rule.ts';
import type { RewardsGiven } from './rewards.ts';

/** Counts over all currencies, beside the invitations; nothing where nobody was given anything. */
export function rewardSummary(given: RewardsGiven): Readonly<Record<string, number>> {
  if (given.rewards === 0) return {};
  return {
    rewarded: given.people.length,
    rewards: given.rewards,
    rewarded_in_vain: given.inVain.length,
    reclaimable: given.reclaimable.length,
  };
}

/** Who is behind these counts. */
export function rewardsBehind(given: RewardsGiven): readonly Behind[] {
  if (given.rewards === 0) return [];
  const of = (stage: string, people: readonly number[]): Behind => ({
    stage,
    row: 'summary',
    key: stage,
    people: () => people.map((person) => ({ person })),
  });
  return [
    of('rewarded', given.people),
    of('rewarded_in_vain', given.inVain),
    of('reclaimable', given.reclaimable),
  ];
}

/** What the rewards cost, a sentence for each currency, and what of it may be had back. */
export function rewardNotes({ lines }: RewardsGiven): Note[] {
  return lines.flatMap(({ stage, currency, rewards, people, minor, each }): Note[] => {
    const cost = { n: rewards, amount_minor: minor, currency };
    if (stage === 'reclaimable')
      return rewards === 0 ? [] : [{ code: 'kfactor-reclaimable', params: cost }];
    if (stage !== 'rewarded') return [];
    const params = { ...cost, people: people.length };
    if (each === null) return [{ code: 'kfactor-rewards-unearned', params }];
    return [{ code: 'kfactor-rewards', params: { ...params, each: formatMoney(each, currency) } }];
  });
}

/** How rewards are counted, where there are any. */
export function rewardRule({ rewards }: RewardsGiven): RulePart[] {
  if (rewards === 0) return [];
  return [rule('counted', 'kfactor-rewards-counted'), rule('money', 'kfactor-rewards-money')];
}
