import type { FactFormat } from '../format.ts';

/** Our own plain file of participants: who was asked to invite, silent ones included. */
export const participants: FactFormat = {
  id: 'participants',
  kind: 'participants',
  claims: [['campaign', 'person', 'at']],
  unless: ['reward'],
  fields: {
    campaign: { from: ['campaign'], type: 'text', required: true },
    person: { from: ['person'], type: 'id', required: true },
    at: { from: ['at'], type: 'instant', required: true },
  },
};
