/**
 * Facts from the tests of ClickHouse's aggregate function windowFunnel: what happened to one user, and
 * how many steps the function says they reached.
 * Source: ClickHouse, tests/queries/0_stateless/00632_aggregation_window_funnel.sql and its .reference.
 * Left out are the vectors on allow_reentry and on a first step that repeats under strict_order: there
 * the stored source and the stored reference disagree, and nothing is claimed.
 */
export type Vector = {
  /** The function's own words for its modes, joined with +; none is its default. */
  readonly modes: string;
  readonly window: number;
  readonly steps: string;
  readonly level: number;
};

/** By what happened. */
export const VECTORS: Readonly<Record<string, readonly Vector[]>> = {
  '0:1000 1:1001 2:1002 3:1003 4:1004 5:1005 6:1006 7:1007 8:1008': [
    { modes: '', window: 10000, steps: '1000', level: 1 },
    { modes: '', window: 10000, steps: '1000 > 1001', level: 2 },
    { modes: '', window: 10000, steps: '1000 > 1001 > 1002', level: 3 },
    { modes: '', window: 10000, steps: '1000 > 1001 > 1002 > 1008', level: 4 },
    { modes: '', window: 2, steps: '1003 > 1004 > 1005 > 1006 > 1007', level: 3 },
    { modes: '', window: 3, steps: '1003 > 1004 > 1005 > 1006 > 1007', level: 4 },
    { modes: '', window: 4, steps: '1003 > 1004 > 1005 > 1006 > 1007', level: 5 },
  ],
  '1:1001 2:1002 3:1003 4:1004 5:1005 6:1006 7:1007 8:1008': [
    { modes: '', window: 10000, steps: '1008 > 1001', level: 1 },
  ],
  '0:1000 10:1001 20:1002 30:1003 40:1004 50:1005 51:1005 60:1006 70:1007 80:1008': [
    {
      modes: 'strict_deduplication',
      window: 10000,
      steps: '1000 > 1001 > 1002 > 1003 > 1004 > 1005 > 1006',
      level: 6,
    },
    { modes: '', window: 10000, steps: '1000 > 1001 > 1002 > 1003 > 1004 > 1005 > 1006', level: 7 },
  ],
  '1:a 2:b 3:c': [
    { modes: '', window: 86400, steps: 'a > b > c', level: 3 },
    { modes: 'strict_order', window: 86400, steps: 'a > b > c', level: 3 },
    { modes: 'strict_deduplication+strict_order', window: 86400, steps: 'a > b > c', level: 3 },
  ],
  '1:a 2:d 3:b 4:c': [
    { modes: '', window: 86400, steps: 'a > b > c', level: 3 },
    { modes: 'strict_order', window: 86400, steps: 'a > b > c', level: 1 },
    { modes: 'strict_deduplication+strict_order', window: 86400, steps: 'a > b > c', level: 1 },
  ],
  '1:a 2:a 3:b 4:b 5:c 6:c': [
    { modes: '', window: 86400, steps: 'a > b > c', level: 3 },
    { modes: 'strict_order', window: 86400, steps: 'a > b > c', level: 3 },
    { modes: 'strict_deduplication+strict_order', window: 86400, steps: 'a > b > c', level: 2 },
  ],
  '1:a 2:a 3:a 4:a 5:b 6:b 7:c 8:c': [
    { modes: '', window: 86400, steps: 'a > b > c', level: 3 },
    { modes: 'strict_order', window: 86400, steps: 'a > b > c', level: 3 },
    { modes: 'strict_deduplication+strict_order', window: 86400, steps: 'a > b > c', level: 2 },
  ],
  '1:a 2:a 3:b 4:b 5:d 6:c 7:c': [
    { modes: '', window: 86400, steps: 'a > b > c', level: 3 },
    { modes: 'strict_order', window: 86400, steps: 'a > b > c', level: 2 },
    { modes: 'strict_deduplication+strict_order', window: 86400, steps: 'a > b > c', level: 2 },
  ],
  '1:c 2:c 3:b 4:b 5:a 6:a': [
    { modes: '', window: 86400, steps: 'a > b > c', level: 1 },
    { modes: 'strict_order', window: 86400, steps: 'a > b > c', level: 1 },
    { modes: 'strict_deduplication+strict_order', window: 86400, steps: 'a > b > c', level: 1 },
  ],
  '1:a 2:c 3:b': [{ modes: 'strict_order', window: 10, steps: 'a > b > c', level: 1 }],
  '1:a 2:b 3:c 4:b 5:d': [
    { modes: 'strict_deduplication', window: 86400, steps: 'a > b > c > d', level: 3 },
  ],
  '0:1000 1:1001 1:1002 1:1003 2:1004': [
    { modes: '', window: 10000, steps: '1000 > 1001 > 1002 > 1003 > 1004', level: 5 },
    {
      modes: 'strict_increase',
      window: 10000,
      steps: '1000 > 1001 > 1002 > 1003 > 1004',
      level: 2,
    },
    { modes: '', window: 10000, steps: '1004 > 1004 > 1004', level: 3 },
    { modes: 'strict_once', window: 10000, steps: '1004 > 1004 > 1004', level: 1 },
    { modes: 'strict_increase', window: 10000, steps: '1004 > 1004 > 1004', level: 1 },
  ],
  '180:failure 220:failure 250:success': [
    {
      modes: 'strict_once+strict_increase',
      window: 200,
      steps: 'failure > failure > success',
      level: 3,
    },
    { modes: 'strict_once', window: 200, steps: 'failure > failure > success', level: 3 },
    {
      modes: 'strict_once+strict_deduplication',
      window: 200,
      steps: 'failure > failure > success',
      level: 3,
    },
  ],
  '100:failure 250:failure': [
    {
      modes: 'strict_once+strict_increase',
      window: 200,
      steps: 'failure > failure > success',
      level: 2,
    },
    { modes: 'strict_once', window: 200, steps: 'failure > failure > success', level: 2 },
    {
      modes: 'strict_once+strict_deduplication',
      window: 200,
      steps: 'failure > failure > success',
      level: 2,
    },
  ],
  '200:success 210:failure 230:success': [
    {
      modes: 'strict_once+strict_increase',
      window: 200,
      steps: 'failure > failure > success',
      level: 1,
    },
    { modes: 'strict_once', window: 200, steps: 'failure > failure > success', level: 1 },
    {
      modes: 'strict_once+strict_deduplication',
      window: 200,
      steps: 'failure > failure > success',
      level: 1,
    },
  ],
};
