import type { FactFormat } from '../format.ts';

/**
 * Our own plain file of referrals: one row, one accepted invitation. A bare value is an
 * external_userid; others name their kind, `phone:13800000001`.
 */
export const referrals: FactFormat = {
  id: 'referrals',
  kind: 'referrals',
  claims: [['campaign', 'inviter', 'invitee', 'at']],
  fields: {
    campaign: { from: ['campaign'], type: 'text', required: true },
    inviter: { from: ['inviter'], type: 'id', required: true },
    invitee: { from: ['invitee'], type: 'id', required: true },
    at: { from: ['at'], type: 'instant', required: true },
  },
};
