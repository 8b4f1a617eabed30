import { DIMENSIONS } from '../dimensions/dimension.ts';

/** What a channel can be told apart by, which is the report's own row. */
export const CHANNEL_PARTS = [...DIMENSIONS.filter((one) => one !== 'channel'), 'hour' as const];
