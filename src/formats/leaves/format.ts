import type { FactFormat } from '../format.ts';

/** Our own plain file of leaves: a customer removed a member of staff. */
export const leaves: FactFormat = {
  id: 'leaves',
  kind: 'leaves',
  claims: [['external_userid', 'left_at']],
  fields: {
    external_userid: { from: ['external_userid'], type: 'id', required: true },
    staff: { from: ['staff'], type: 'text' },
    left_at: { from: ['left_at'], type: 'instant', required: true },
  },
};
