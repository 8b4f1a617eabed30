import type { Column, Row, RulePart } from '../../core/table.ts';
import type { Settings } from '../../db/settings.ts';
import type { Tree } from '../invitations/tree.ts';
import { type Known, knownRule } from '../known.ts';
import type { Behind } from '../report.ts';
import { rule, zoneRule } from '../rule.ts';
import type { RewardsGiven } from './rewards.ts';
import { excludedCounts } from './summary.ts';

/** What `--rewards` shows: the rewards of each currency, and what each invitation cost in them. */
export const REWARD_COLUMNS: readonly Column[] = [
  { key: 'stage', type: 'word' },
  { key: 'people', type: 'count' },
  { key: 'rewards', type: 'count' },
  { key: 'cost_minor', type: 'money' },
  { key: 'invitations', type: 'count' },
  { key: 'each_minor', type: 'money' },
  { key: 'currency', type: 'text' },
];

export function rewardRows({ lines }: RewardsGiven): Row[] {
  return lines.map(({ stage, currency, rewards, people, minor, invitations, each }) => ({
    stage,
    people: people.length,
    rewards,
    cost_minor: minor,
    invitations,
    each_minor: each,
    currency,
  }));
}

/** Who got the rewards of each line, each once: `CNY:rewarded`, `CNY:in_vain`, … */
export function rewardLinesBehind({ lines }: RewardsGiven): readonly Behind[] {
  return lines.map(({ stage, currency, people }, row) => ({
    stage: `${currency}:${stage}`,
    row,
    key: 'people',
    people: () => people.map((person) => ({ person })),
  }));
}

type Ground = {
  readonly tree: Tree;
  readonly known: readonly Known[];
  readonly settings: Settings;
};

/** The rule of `--rewards` by itself. */
export function rewardListRule({ tree, known, settings }: Ground): readonly RulePart[] {
  return [
    rule('unit', 'person'),
    rule('counted', 'kfactor-rewards-counted'),
    rule('entry', 'kfactor-entry'),
    rule('window', 'no-window'),
    zoneRule(settings),
    rule('money', 'kfactor-rewards-money'),
    rule('excluded', 'kfactor-rewards-excluded', excludedCounts(tree)),
    ...knownRule(known, settings),
    rule('immature', 'kfactor-rewards-immature'),
  ];
}
