import { describe, expect, it } from 'vitest';
import type { ReportResult } from '../core/table.ts';
import { ask, noted, stageOf } from './ask.fixture.ts';
import { expectExplained } from './explained.fixture.ts';
import { expectWhoToFit } from './frame.fixture.ts';
import { at, type Story, tell } from './journeys.fixture.ts';
import type { ReportParams } from './report.ts';

/**
 * Orders were read on day 12, all else goes on: nobody can say whether those bought who joined later than that,
 * or whether those came back whose first order is the last thing that is known.
 */
const STORY: Story = {
  batches: [
    { codes: ['c1', 'c2', 'c3', 'c4', 'c5', 'c6'], variant: 'sample' },
    { codes: ['d1'], variant: 'gift' },
  ],
  people: {
    ann: ['join c1 +1d', 'order +3d', 'order +11d'],
    ben: ['join c2 +2d'], // had time, and did not buy
    cat: ['join c3 +13d'], // nobody knows
    dan: ['join c4 +14d', 'leave +15d'], // lost
    eve: ['join c5 +26d'], // not even whether she is kept
    // One card, two people: fay had time, gus joined later.
    fay: ['join c6 +4d'],
    gus: ['join c6 +13d'],
    hal: ['join d1 +5d', 'order +12d-1h'],
  },
  read: { orders: '+12d' },
};
const PARAMS: ReportParams = { asOf: at('+30d'), untilGiven: true, campaign: 'spring' };
const funnel = (params: Partial<ReportParams> = {}): ReportResult => ask('funnel', STORY, params);
const cells = (result: ReportResult, stage: string): unknown[] =>
  ['count', 'open', 'step_rate'].map((key) => stageOf(result.rows, stage)[key]);

describe('people who joined later than orders are known', () => {
  it('are no failures of a campaign funnel', () => {
    const result = funnel();
    expect(cells(result, 'kept_7d')).toEqual([5, 1, 5 / 6]); // but for dan; eve cannot be told
    // ann and hal of them, ben and nobody else for sure: cat, and gus of the sixth card, may have.
    expect(cells(result, 'first_private_order')).toEqual([2, 3, 2 / 3]);
    expect(cells(result, 'repeat')).toEqual([1, 3, 1 / 2]);
    expect(noted(result, 'funnel-unseen')).toEqual({ n: 2 });
    expect(noted(result, 'funnel-undecided')).toEqual({ n: 1 });
    // 7 cards, 7 joined; of 6 that can be told 5 are kept, of 3 two bought.
    expect(stageOf(result.rows, 'first_private_order')['overall_rate']).toBeCloseTo(
      (5 / 6) * (2 / 3),
      12,
    );
  });

  it('are failures once orders are known that far', () => {
    const result = ask('funnel', { ...STORY, read: {} });
    expect(cells(result, 'first_private_order')).toEqual([2, 1, 2 / 5]);
    expect(noted(result, 'funnel-unseen')).toBeUndefined();
  });

  it('are told of where nothing is known of orders at all', () => {
    const people = { ann: ['join c1 +1d'] };
    const result = ask('funnel', { ...STORY, people, read: { orders: 'never' } });
    expect(cells(result, 'first_private_order')).toEqual([0, 1, null]);
  });

  it('can be listed, and are no less told in statements', () => {
    const db = tell(STORY);
    const stages = expectWhoToFit(db, 'funnel', PARAMS);
    expect(stages).toContain('first_private_order:open 3');
    expect(expectExplained(db, 'funnel', PARAMS)).toBeGreaterThan(0);
    expect(expectExplained(db, 'funnel', { ...PARAMS, by: 'variant' })).toBeGreaterThan(0);
    db.close();
  });
});
