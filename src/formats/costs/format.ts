import type { FactFormat } from '../format.ts';

/** Our own plain file of costs. Without a currency, the workspace's. */
export const costs: FactFormat = {
  id: 'costs',
  kind: 'costs',
  claims: [['campaign', 'kind', 'amount', 'at']],
  fields: {
    campaign: { from: ['campaign'], type: 'text', required: true },
    variant: { from: ['variant'], type: 'text' },
    kind: {
      from: ['kind'],
      type: 'word',
      words: ['print', 'gift', 'red_packet', 'sms', 'ads', 'other'],
      required: true,
    },
    amount: { from: ['amount'], type: 'money', required: true },
    currency: { from: ['currency'], type: 'currency' },
    at: { from: ['at'], type: 'instant', required: true },
  },
};
