import type { Column, Row } from '../core/table.ts';
import { isoInstant } from '../core/time.ts';
import type { CustomerReward } from '../people/history.ts';
import { FREE, importsShown, type Shown } from './people-shown.ts';

/** What a customer was given, as `customer show` says it: numbers in its words masked unless `--reveal`. */

export const CUSTOMER_REWARD_COLUMNS: readonly Column[] = [
  { key: 'campaign', type: 'text' },
  { key: 'given_at', type: 'instant' },
  { key: 'task', type: 'text' },
  { key: 'reward', type: 'text' },
  { key: 'cost_minor', type: 'money' },
  { key: 'currency', type: 'text' },
  { key: 'invitee', type: 'count' },
  { key: 'where', type: 'text' },
];

export function rewardCells({ imports, ...one }: CustomerReward, shown: Shown): Row {
  return { ...one, ...wordsOf(one, shown), where: importsShown(imports) };
}

export function rewardJson(one: CustomerReward, shown: Shown, zone: string) {
  return { ...one, ...wordsOf(one, shown), given_at: isoInstant(one.given_at, zone) };
}

function wordsOf({ task, reward }: Pick<CustomerReward, 'task' | 'reward'>, shown: Shown) {
  return { task: shown(FREE, task) || null, reward: shown(FREE, reward) || null };
}
