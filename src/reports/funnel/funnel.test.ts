import { describe, expect, it } from 'vitest';
import { ask, counts, noted, stageOf } from '../ask.fixture.ts';
import { at, type Story } from '../journeys.fixture.ts';

/** A dozen cards, each in one parcel, seen 30 days after they were made. */
const DOZEN: Story = {
  batches: [
    {
      codes: 'c01 c02 c03 c04 c05 c06 c07 c08 c09 c10 c11 c12'.split(' '),
      orders: ['pdd:1', 'pdd:2', 'pdd:3', 'pdd:4', 'taobao:5', 'taobao:6'],
    },
  ],
  people: {
    // All the way: 1 h to the scan, 1 h to the join, 10 d − 2 h = 238 h to the order, 240 h to the next.
    ann: ['visit c01 +1h', 'join c01 +2h', 'order +10d', 'order +20d'],
    // One order: 3 h, 2 h, 4 d − 5 h = 91 h.
    ben: ['visit c02 +3h', 'join c02 +5h', 'order +4d'],
    // Kept, buys nothing: 2 h, 8 h.
    cat: ['visit c03 +2h', 'visit c03 +3h', 'join c03 +10h'],
    // Kept; the visit is not on record, and the only order was wholly refunded.
    dan: ['join c04 +1d', 'order +9d refunded'],
    // Leaves at the last moment of the seven days: lost, and the order is in no step. 4 h, 2 h.
    eve: ['visit c05 +4h', 'join c05 +6h', 'leave +7d+6h', 'order +10d'],
    // Leaves, and another member of staff is added inside the seven days: kept. 5 h, 1 h.
    fay: ['visit c06 +5h', 'join c06 +6h', 'leave +3d', 'join - +5d staff_02'],
    // Leaves a millisecond after the seven days: kept.
    gus: ['join c07 +6h', 'leave +7d+6h+1ms'],
    // Joined four days ago: nobody can say yet, and the order must wait. 25 d = 600 h, 24 h.
    hal: ['visit c08 +25d', 'join c08 +26d', 'order +27d'],
    // Scanned and went away: 6 h.
    ivy: ['visit c09 +6h'],
    // c10 lies in a drawer.
    // Two people, one card: jon is lost, kim is kept and buys 10 d = 240 h after her own join. 20 h, 4 h.
    jon: ['visit c11 +20h', 'join c11 +24h', 'leave +2d'],
    kim: ['join c11 +2d', 'order +12d'],
    // A customer of the own shop before the card; afterwards only on a marketplace: kept. 8 h, 1 h.
    lea: ['order -5d', 'visit c12 +8h', 'join c12 +9h', 'order +10d public'],
  },
};

describe('a dozen cards', () => {
  const result = ask('funnel', DOZEN);

  it('counts how far each card came', () => {
    expect(counts(result.rows)).toEqual([
      'issued 12',
      'scanned 11', // all but c10; c04 and c07 were joined through, so they were scanned
      'joined 10', // not c09 either
      'kept_7d 8', // not c05 (lost), not c08 (not yet)
      'first_private_order 3', // c01, c02, c11
      'repeat 1', // c01
      'customers_before 1', // c12, which is lea's
      'customers_before_kept_7d 1',
      'customers_before_ordered 0', // she bought on a marketplace since, and never again in the shop
    ]);
  });

  it('divides by those who could: c08 is in no step from kept_7d on', () => {
    expect(result.rows.map((row) => row['step_rate'])).toEqual([
      null,
      11 / 12,
      10 / 11,
      8 / 9,
      3 / 7, // of newcomers: lea has no first order to come
      1 / 3,
      null,
      1,
      0,
    ]);
    expect(result.rows.map((row) => row['overall_rate'])).toEqual([
      1,
      11 / 12,
      10 / 12,
      expect.closeTo((10 / 12) * (8 / 9), 12),
      expect.closeTo((10 / 12) * (8 / 9) * (7 / 8) * (3 / 7), 12),
      expect.closeTo((10 / 12) * (8 / 9) * (7 / 8) * (3 / 7) * (1 / 3), 12),
      1,
      1,
      0,
    ]);
    expect(noted(result, 'funnel-chained')).toEqual({});
  });

  it('says of a running campaign what it says once everybody has had their time', () => {
    // Of twenty cards half are joined, and half of those stay; of four it cannot be said yet where they came late.
    const cards = (n: number, word: (card: string) => readonly string[]) =>
      Object.fromEntries(
        Array.from({ length: n }, (_, nth) => [`p${nth + 1}`, word(`c${nth + 1}`)]),
      );
    const story = (late: string): Story => ({
      batches: [{ codes: Array.from({ length: 20 }, (_, nth) => `c${nth + 1}`) }],
      people: {
        ...cards(10, (card) => {
          const nth = Number(card.slice(1));
          const leave = nth % 2 === 0 ? [`leave ${nth > 6 ? late : '+1d'}`] : [];
          return [`join ${card} ${nth > 6 ? late : '+1d'}`, ...leave];
        }),
        nobody: ['order +1d'], // orders of the own shop are known
      },
    });
    const [running, over] = [ask('funnel', story('+28d')), ask('funnel', story('+2d'))];
    expect(stageOf(running.rows, 'kept_7d')).toMatchObject({ count: 3, open: 4 });
    expect(stageOf(over.rows, 'kept_7d')).toMatchObject({ count: 5, open: 0, overall_rate: 1 / 4 });
    expect(stageOf(running.rows, 'kept_7d')['overall_rate']).toBeCloseTo(1 / 4, 12);
    expect(noted(over, 'funnel-chained')).toBeUndefined();
  });

  it('gives the Wilson interval of the step, with the denominator of the step', () => {
    // (p + z²/2n ± z √(p(1−p)/n + z²/4n²)) / (1 + z²/n) by hand, p = 8/9, n = 9, z² = 3.8414588:
    // (0.8888889 + 0.2134144 ± 1.9599640 × √(0.0109739 + 0.0118564)) / 1.4268288
    expect(stageOf(result.rows, 'kept_7d')['ci_low']).toBeCloseTo(0.565, 3);
    expect(stageOf(result.rows, 'kept_7d')['ci_high']).toBeCloseTo(0.9801, 3);
    expect(stageOf(result.rows, 'issued')).toMatchObject({ ci_low: null, ci_high: null });
  });

  it('gives Overall its own: Wilson where it is plain, at what Greenwood leaves where it is a product', () => {
    // 10 of 12: (0.833333 + 0.160061 ± 1.959964 × √(0.0115741 + 0.0066692)) / 1.320122
    expect(stageOf(result.rows, 'joined')['overall_low']).toBeCloseTo(0.552, 4);
    expect(stageOf(result.rows, 'joined')['overall_high']).toBeCloseTo(0.953, 4);
    // 10/12 × 8/9 = 20/27. Σ = (1/6) ÷ 10 + (1/9) ÷ 8 = 0.0305556; (7/27) ÷ (20/27 × Σ) = 11.454545 cards:
    // (0.740741 + 0.167683 ± 1.959964 × √(0.0167659 + 0.0073195)) / 1.335366
    expect(stageOf(result.rows, 'kept_7d')['overall_low']).toBeCloseTo(0.4525, 4);
    expect(stageOf(result.rows, 'kept_7d')['overall_high']).toBeCloseTo(0.9081, 4);
    expect(stageOf(result.rows, 'issued')).toMatchObject({ overall_low: null, overall_high: null });
    expect(noted(result, 'funnel-intervals')).toEqual({});
    expect(noted(result, 'funnel-chained-interval')).toEqual({});
  });

  it('takes medians over the cards that have both times', () => {
    expect(result.rows.map((row) => row['median_hours'])).toEqual([
      null,
      5, // 1 2 3 4 [5] 6 8 20 600
      2, // 1 1 1 [2 2] 4 8 24
      null, // seven days are seven days
      238, // 91 [238] 240
      240,
      null,
      null,
      null,
    ]);
  });

  it('says what it counts, who was a customer before, and whom nobody can tell of yet', () => {
    expect(result.rows.map((row) => [row['unit'], row['already'], row['open']])).toEqual([
      ['codes', null, 0],
      ['codes', null, 0],
      ['codes', 1, 0], // lea, the other entrance
      ['codes', 1, 1], // c08
      ['codes', null, 1],
      ['codes', null, 1],
      ['codes', null, 0],
      ['codes', null, 0],
      ['codes', null, 0],
    ]);
  });

  it('says what the steps leave out', () => {
    expect(noted(result, 'funnel-undecided')).toEqual({ n: 1 }); // c08
    expect(noted(result, 'funnel-ordered-unkept')).toEqual({ n: 2 }); // eve, hal
    expect(noted(result, 'funnel-several')).toEqual({ people: 2, codes: 1 }); // jon and kim
    expect(noted(result, 'funnel-definition')).toEqual({});
    expect(noted(result, 'funnel-mixed-units')).toBeUndefined();
  });

  it('keeps the promised keys, in their order', () => {
    expect(result.name).toBe('funnel');
    expect(result.params).toEqual({
      campaign: 'spring',
      by: null,
      top: null,
      since: null,
      until: '2026-03-31T08:00:00+08:00',
      visits: 'counted',
      gross: false,
      steps: null,
      window: null,
      order: null,
      entry: null,
      ties: null,
      repeats: null,
      without: null,
      as_of: '2026-03-31T08:00:00+08:00',
    });
    const keys =
      'stage,unit,count,already,open,step_rate,ci_low,ci_high,overall_rate,overall_low,overall_high,median_hours';
    expect(result.columns.map(({ key }) => key).join()).toBe(keys);
    for (const row of result.rows) expect(Object.keys(row).join()).toBe(keys);
    const byMonth = ask('funnel', DOZEN, { by: 'month' });
    for (const row of byMonth.rows) expect(Object.keys(row).join()).toBe(`month,${keys}`);
    expect(byMonth.columns.map(({ key }) => key).join()).toBe(`month,${keys}`);
  });

  it('looks the same from every side that does not split it', () => {
    expect(counts(ask('funnel', DOZEN, { by: 'month' }).rows)).toEqual(counts(result.rows));
    expect(counts(ask('funnel', DOZEN, { campaign: undefined }).rows)).toEqual(counts(result.rows));
  });

  it('splits by the platform of the parcel, cards without a parcel last', () => {
    const { rows } = ask('funnel', DOZEN, { by: 'platform' });
    const joined = rows.filter((row) => row['stage'] === 'joined' || row['stage'] === 'issued');
    expect(joined.map((row) => [row['platform'], row['stage'], row['count']])).toEqual([
      ['pdd', 'issued', 4],
      ['pdd', 'joined', 4],
      ['taobao', 'issued', 2],
      ['taobao', 'joined', 2],
      [null, 'issued', 6],
      [null, 'joined', 4], // c07, c08, c11, c12
    ]);
  });

  it('a day after the cards were made, nobody has been kept and nobody has failed', () => {
    const early = ask('funnel', DOZEN, { asOf: at('+25h') });
    // Joined by then: c01 c02 c03 c04 c05 c06 c07 c11 c12; scanned c09 besides.
    expect(counts(early.rows)).toEqual([
      'issued 12',
      'scanned 10',
      'joined 9',
      'kept_7d 0',
      'first_private_order 0',
      'repeat 0',
      'customers_before 1', // lea
      'customers_before_kept_7d 0',
      'customers_before_ordered 0',
    ]);
    expect(stageOf(early.rows, 'kept_7d')).toMatchObject({ step_rate: null, overall_rate: null });
    expect(stageOf(early.rows, 'repeat')).toMatchObject({ step_rate: null, overall_rate: null });
    expect(noted(early, 'funnel-undecided')).toEqual({ n: 9 });
  });
});
