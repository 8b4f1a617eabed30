import { DIMENSIONS, isPeriod } from '../dimensions/dimension.ts';

/** What a batch can be told apart by: it is the report's own row, has one channel and was made on one day. */
export const BATCH_PARTS = [
  ...DIMENSIONS.filter((one) => one !== 'batch' && one !== 'channel' && !isPeriod(one)),
  'hour' as const,
];
