import { describe, expect, it } from 'vitest';
import type { Cell, ReportResult } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';

/** It is day 65, and orders of the own shop are known up to day 60. */
const STORY: Story = {
  batches: [
    { codes: ['s1', 's2', 's3', 's4', 's5', 's6'], variant: 'sample' },
    { codes: ['r1', 'r2'], variant: 'red-packet' },
  ],
  costs: ['sample gift 3000 +1d', '- gift 1000 +1d', 'red-packet print 9900 +1d'],
  people: {
    ann: ['join s1 +1d', 'order +2d'],
    ben: ['join s2 +1d', 'order +11d'],
    cat: ['join s3 +50d'], // watched for ten days
    dan: ['join s4 +1d'],
    gus: ['join s5 +62d'], // got her gift, and is not watched yet
    eve: ['join r1 +1d', 'order +40d'], // later than in 30 days
    fay: ['join r2 +2d'],
    nobody: ['order +59d'],
  },
  read: { orders: '+60d' },
};
const NOW = { asOf: at('+65d') };

/** What is said of a variant in all its rows. */
function each(result: ReportResult, variant: string): Cell {
  return result.rows.find((row) => row['variant'] === variant)?.['subsidy_each_minor'] ?? null;
}

describe('gifts for each first order within 30 days', () => {
  it('are those of one who joined by the share of the curve', () => {
    // At risk of the sample 4, then 3: 1 − 3/4 × 2/3. A head 3000 ÷ 5 and 1000 ÷ 7: 742.86, by a half.
    const by = ask('first-order', STORY, { ...NOW, by: 'variant' });
    expect(each(by, 'sample')).toBe(1486);
    expect(each(by, 'red-packet')).toBeNull(); // nobody in 30 days
    expect(by.pivot?.fixed).toContain('subsidy_each_minor');
    expect(noted(by, 'first-order-subsidies')).toEqual({ days: 30 });
    // Of all 1 − 5/6 × 4/5 = 1/3; 4000 ÷ 7 by a third. The print is no gift.
    expect(noted(ask('first-order', STORY, NOW), 'first-order-subsidy')).toEqual({
      amount: '40.00 CNY',
      head: '5.71 CNY',
      n: 7,
      each: '17.14 CNY',
      days: 30,
    });
  });

  it('are as dear whether many joined lately or few', () => {
    const own = { ...STORY, costs: ['sample gift 3000 +1d'] };
    expect(each(ask('first-order', own, { ...NOW, by: 'variant' }), 'sample')).toBe(1200);
    // One more, and the gift for her; she is watched for an hour.
    const people = { ...STORY.people, hal: ['join s6 +59d+23h'] };
    const more = { ...STORY, costs: ['sample gift 3600 +1d'], people };
    expect(each(ask('first-order', more, { ...NOW, by: 'variant' }), 'sample')).toBe(1200);
  });

  it('are not said where some were paid in another currency', () => {
    const costs = [...(STORY.costs ?? []), 'red-packet gift 500 +1d in EUR'];
    const paid = ask('first-order', { ...STORY, costs }, { ...NOW, by: 'variant' });
    expect(each(paid, 'sample')).toBe(1486);
    const bought = { ...STORY, people: { ...STORY.people, fay: ['join r2 +2d', 'order +4d'] } };
    const some = { ...bought, costs };
    expect(each(ask('first-order', bought, { ...NOW, by: 'variant' }), 'red-packet')).toBe(286);
    expect(each(ask('first-order', some, { ...NOW, by: 'variant' }), 'red-packet')).toBeNull();
    const common = { ...bought, costs: [...(STORY.costs ?? []), '- gift 500 +1d in EUR'] };
    const whole = ask('first-order', common, { ...NOW, by: 'variant' });
    expect(each(whole, 'sample')).toBeNull();
    expect(noted(whole, 'arrivals-costs-elsewhere')).toEqual({ currencies: ['EUR'] });
    expect(noted(whole, 'first-order-subsidy')).toBeUndefined();
    for (const story of [some, common]) {
      const db = tell(story);
      expectExplained(db, 'first-order', { ...NOW, untilGiven: true, by: 'variant' });
      db.close();
    }
  });

  it('are told by --explain', () => {
    const db = tell(STORY);
    const asked = { ...NOW, untilGiven: true, campaign: 'spring', by: 'variant' };
    expectExplained(db, 'first-order', asked);
    expectExplained(db, 'first-order', { ...asked, top: 1 });
    db.close();
  });

  it('cannot be said where nobody was watched that long, or nobody has bought', () => {
    const early = ask('first-order', STORY, { asOf: at('+20d') });
    const said = { amount: '40.00 CNY', days: 30 };
    expect(noted(early, 'first-order-subsidy-early')).toEqual(said);
    const late = { ...STORY, people: { eve: STORY.people?.['eve'] ?? [] } };
    expect(noted(ask('first-order', late, NOW), 'first-order-subsidy-alone')).toEqual(said);
    const free = ask('first-order', { ...STORY, costs: [] }, { ...NOW, by: 'variant' });
    expect(each(free, 'sample')).toBeNull();
    expect(noted(free, 'first-order-subsidies')).toBeUndefined();
  });
});
