import type { FactFormat } from '../format.ts';

/**
 * A list of people to make codes for. Any one column that names them will do, so that every column
 * that makes a file something else stands in `unless`.
 */
export const recipients: FactFormat = {
  id: 'recipients',
  kind: 'recipients',
  claims: [['person'], ['external_userid'], ['unionid'], ['openid'], ['phone'], ['email']],
  unless: [
    'platform',
    'order_no',
    'status',
    'paid',
    'Financial Status',
    'Lineitem quantity',
    'joined_at',
    'left_at',
    'staff',
    'state',
    'code',
    'at',
    'visitor',
    'campaign',
    'inviter',
    'invitee',
    'amount',
  ],
  fields: {
    person: { from: ['person'], type: 'id' },
    external_userid: { from: ['external_userid'], type: 'id' },
    unionid: { from: ['unionid'], type: 'id' },
    openid: { from: ['openid'], type: 'id' },
    phone: { from: ['phone'], type: 'id' },
    email: { from: ['email'], type: 'text' },
  },
};
