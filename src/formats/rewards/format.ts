import type { FactFormat } from '../format.ts';

/**
 * Our own plain file of rewards: who was given what in a campaign, and for what. People are named as in a
 * file of participants. What cost nothing, or nobody knows what, needs no cost.
 */
export const rewards: FactFormat = {
  id: 'rewards',
  kind: 'rewards',
  claims: [
    ['campaign', 'person', 'reward', 'at'],
    ['campaign', 'external_userid', 'reward', 'at'],
    ['活动', '领奖人', '奖励', '领取时间'],
  ],
  fields: {
    campaign: { from: ['campaign', '活动'], type: 'text', required: true },
    person: { from: ['person', 'external_userid', '领奖人'], type: 'id', required: true },
    at: { from: ['at', '领取时间'], type: 'instant', required: true },
    task: { from: ['task', '任务'], type: 'text' },
    reward: { from: ['reward', '奖励'], type: 'text' },
    cost: { from: ['cost', '成本'], type: 'money' },
    currency: { from: ['currency', '币种'], type: 'currency' },
    // For whom it was given: the one whom they invited.
    invitee: { from: ['invitee', '被邀请人'], type: 'id' },
  },
};
