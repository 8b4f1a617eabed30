import type { FactFormat } from '../format.ts';

/** Our own plain file of visits: one row, one scan of a code. */
export const visits: FactFormat = {
  id: 'visits',
  kind: 'visits',
  claims: [['code', 'at']],
  fields: {
    code: { from: ['code'], type: 'text', required: true },
    at: { from: ['at'], type: 'instant', required: true },
    visitor: { from: ['visitor'], type: 'text' },
  },
};
