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

describe('cards through which somebody joined later than orders are known', () => {
  const row = ({ rows }: ReportResult, variant: string): unknown[] => {
    const found = rows.find(
      (one) => one['measure'] === 'first_order' && one['variant'] === variant,
    );
    return ['count', 'of', 'open', 'rate'].map((key) => found?.[key]);
  };

  it('are no failures of a hook test', () => {
    const result = ask('hooks', STORY);
    // ann's card; not ben's. Nobody knows of cat's, dan's (who left, and may have bought), eve's and the sixth.
    expect(row(result, 'sample')).toEqual([1, 6, 4, 1 / 2]);
    expect(row(result, 'gift')).toEqual([1, 1, 0, 1]);
    expect(noted(result, 'hooks-may-order')).toEqual({ n: 4, shown: 0 });
    const known = ask('hooks', { ...STORY, read: {} });
    expect(row(known, 'sample')).toEqual([1, 6, 0, 1 / 6]);
    expect(noted(known, 'hooks-may-order')).toBeUndefined();
  });

  it('leave a verdict open that turns on them', () => {
    const codes = (letter: string): string[] =>
      Array.from({ length: 20 }, (_, n) => `${letter}${n}`);
    const people = Object.fromEntries([
      ...codes('c').map((code) => [code, [`join ${code} +1d`, 'order +3d']]),
      ...codes('d').map((code) => [code, [`join ${code} +13d`]]),
    ]);
    const batches = [
      { codes: codes('c'), variant: 'sample' },
      { codes: codes('d'), variant: 'gift' },
    ];
    const story = { batches, people, read: { orders: '+4d' } };
    const asked = { own: { goal: 'first_order' } };
    expect(noted(ask('hooks', story, asked), 'hooks-verdict-may-order')).toEqual({
      n: 20,
      shown: 0,
    });
    const known = ask('hooks', { ...story, read: {} }, asked);
    expect(noted(known, 'hooks-verdict-winner')).toMatchObject({ arm: 'sample' });
  });

  it('can be listed, and are no less told in statements', () => {
    const db = tell(STORY);
    expect(expectWhoToFit(db, 'hooks', PARAMS)).toContain('sample:first_order 1');
    for (const own of [{}, { window: '5d' }, { factor: 'hook' }, { shown: ['sample=9', 'gift=9'] }])
      expect(expectExplained(db, 'hooks', { ...PARAMS, own })).toBeGreaterThan(0);
    db.close();
  });
});
