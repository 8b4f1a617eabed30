import type { FactFormat } from '../format.ts';

/** Our own plain file of joins: somebody added a member of staff on WeCom. `state` is our code, or empty. */
export const joins: FactFormat = {
  id: 'joins',
  kind: 'joins',
  claims: [
    ['external_userid', 'joined_at'],
    ['unionid', 'joined_at'],
    ['openid', 'joined_at'],
    ['phone', 'joined_at'],
    ['staff', 'joined_at'],
  ],
  fields: {
    external_userid: { from: ['external_userid'], type: 'id' },
    unionid: { from: ['unionid'], type: 'id' },
    openid: { from: ['openid'], type: 'id' },
    phone: { from: ['phone'], type: 'id' },
    email: { from: ['email'], type: 'text' },
    nickname: { from: ['nickname'], type: 'text' },
    staff: { from: ['staff'], type: 'text' },
    joined_at: { from: ['joined_at'], type: 'instant', required: true },
    state: { from: ['state'], type: 'text' },
  },
};
