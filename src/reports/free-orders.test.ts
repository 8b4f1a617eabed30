import { describe, expect, it } from 'vitest';
import { ask, counts, noted, stageOf } from './ask.fixture.ts';
import type { Story } from './journeys.fixture.ts';

// ann claims the sample for points, ben buys, cat's amount is in no file. dan had a gift before he came.
const STORY: Story = {
  variants: { sample: 1 },
  batches: [{ codes: ['c1', 'c2', 'c3', 'c4'], variant: 'sample' }],
  people: {
    ann: ['asked -1d', 'join c1 +1d', 'order +2d 0'],
    ben: ['join c2 +1d', 'order +2d 0', 'order +9d 900'],
    cat: ['join c3 +1d', 'order +9d ?'],
    dan: ['order -3d 0', 'join c4 +1d', 'order +9d 500'],
  },
};
const ALL = { campaign: undefined };

describe('an order for which nothing was paid is no purchase', () => {
  it('in a funnel of codes', () => {
    const { rows } = ask('funnel', STORY);
    expect(counts(rows).slice(3)).toEqual(['kept_7d 4', 'first_private_order 3', 'repeat 0']);
    expect(stageOf(rows, 'joined')['already']).toBe(0);
    // Before anything was given back, whatever was ordered counts: dan was a customer before.
    expect(counts(ask('funnel', STORY, { gross: true }).rows).slice(4)).toEqual([
      'first_private_order 3',
      'repeat 1',
      'customers_before 1',
      'customers_before_kept_7d 1',
      'customers_before_ordered 1',
    ]);
  });

  it('in a funnel of people', () => {
    const own = { steps: 'join > order:private', window: '20d' };
    expect(counts(ask('funnel', STORY, { ...ALL, own }).rows.map(step))).toEqual(['1 4', '2 3']);
  });

  it('in a test of hooks, nor one that was there before', () => {
    const { rows } = ask('hooks', STORY);
    expect(rows.find(({ measure }) => measure === 'first_order')).toMatchObject({ count: 3 });
    expect(noted(ask('hooks', STORY), 'hooks-excluded')).toMatchObject({ before: 0 });
  });

  it('by channel, batch and member of staff', () => {
    for (const name of ['channels', 'batches', 'staff'])
      expect(ask(name, STORY, ALL).rows).toMatchObject([
        { joins: 4, customers_before: 0, first_orders: 3, net_minor: 1400 },
      ]);
    const own = { credit: 'last' };
    expect(noted(ask('channels', STORY, { ...ALL, own }), 'credit-all')).toMatchObject({ n: 3 });
  });

  it('in cohorts of buyers and in the wait for the first order', () => {
    const cohort = ask('cohort', STORY, ALL).rows.find(({ size }) => size !== null);
    expect(cohort).toMatchObject({ size: 3, orders: 3 });
    const within = ask('first-order', STORY, ALL).rows.find((row) => row['within_days'] === 30);
    expect(within).toMatchObject({ ordered: 3 });
  });

  it('among invitees who pay', () => {
    const paying = (amount: string): unknown => {
      const people = {
        ann: ['asked +0d', 'invite ben +1d', 'invite cat +1d'],
        ben: ['join - +1d', `order +2d ${amount}`],
        cat: ['join - +1d', 'order +2d 500'],
      };
      return ask('kfactor', { people }).summary?.['k_paying'];
    };
    // One was asked and brought two; both paid, or one of them.
    expect(paying('900')).toMatchObject({ k: 2 });
    expect(paying('0')).toMatchObject({ k: 1 });
  });
});

function step(row: Readonly<Record<string, unknown>>) {
  return { stage: String(row['step']), count: Number(row['count']) };
}
