import { describe, expect, it, test } from 'vitest';
import type { ReportResult, Row } from '../../../core/table.ts';
import { ask, noted } from '../../ask.fixture.ts';
import { expectWhoToFit } from '../../frame.fixture.ts';
import { at, type Story, tell } from '../../journeys.fixture.ts';
import type { ReportParams } from '../../report.ts';
import { whoIsBehind } from '../../run.ts';

/** Eight people and what they did; seen 60 days after the cards were made. */
const STREET: Story = {
  batches: [
    {
      codes: ['c1', 'c2', 'c3', 'c4', 'c5'],
      variant: 'sample',
      orders: ['pdd:1', 'pdd:2', 'pdd:3', 'pdd:4', 'pdd:5'],
    },
    { codes: ['p1'], unit: 'shared', channel: 'poster', variant: 'poster' },
  ],
  people: {
    // All the way, 1 d + 2 d + 4 d.
    ann: ['visit c1 +0d', 'join c1 +1d', 'order +3d', 'order +7d'],
    // The second order comes at the last moment of fourteen days: 2 d + 2 d + 10 d.
    ben: ['visit c2 +0d', 'join c2 +2d', 'order +4d', 'order +14d'],
    // … and here a millisecond later.
    cat: ['visit c3 +0d', 'join c3 +3d', 'order +5d', 'order +14d+1ms'],
    // Two orders in one instant are one occasion.
    dan: ['visit c4 +0d', 'join c4 +3d', 'order +6d', 'order +6d'],
    // Began ten days ago.
    eve: ['visit c5 +50d', 'join c5 +51d'],
    // A poster is in nobody's hand: fay joined, and never began.
    fay: ['visit p1 +1d', 'join p1 +2d', 'order +3d'],
    // Bought nothing but on a marketplace, and never saw a card.
    gus: ['order +1d public'],
    nobody: ['order +2d', 'order +3d refunded'],
  },
};
const STEPS = 'visit > join > order:private > order:private';

function walk(
  own: Readonly<Record<string, string>> = {},
  params: Partial<ReportParams> = {},
  story: Story = STREET,
): ReportResult {
  return ask('funnel', story, {
    asOf: at('+60d'),
    campaign: undefined,
    ...params,
    own: { steps: STEPS, ...own },
  });
}

const counted = ({ rows }: ReportResult): unknown[] => rows.map((row) => row['count']);
const column = ({ rows }: ReportResult, key: string): unknown[] => rows.map((row: Row) => row[key]);

describe('a street of eight', () => {
  const result = walk();

  it('counts who came how far within fourteen days, and apart who has not had them', () => {
    expect(
      result.rows.map((row) => `${row['step']} ${row['event']} ${row['count']} ${row['open']}`),
    ).toEqual([
      '1 visit 4 1', // eve is apart
      '2 join 4 1',
      '3 order:private 4 0',
      '4 order:private 2 0', // not cat, a millisecond late; not dan, who bought once
    ]);
  });

  it('divides by the step before and by the first, of those who have had the window', () => {
    expect(column(result, 'step_rate')).toEqual([null, 1, 1, 0.5]);
    expect(column(result, 'overall_rate')).toEqual([1, 1, 1, 0.5]);
    // Wilson of 2 in 4: 0.5 ± 1.96 √(0.25/4 + 3.8415/64) / (1 + 3.8415/4), centre 0.5.
    expect(result.rows[3]?.['ci_low']).toBeCloseTo(0.15, 3);
    expect(result.rows[3]?.['ci_high']).toBeCloseTo(0.85, 3);
    expect(column(result, 'overall_low').slice(1)).toEqual(column(result, 'ci_low').slice(1));
    expect(result.rows[2]?.['overall_low']).toBeCloseTo(4 / (4 + 3.8415), 4); // 4 of 4
    expect(noted(result, 'funnel-intervals')).toEqual({});
  });

  it('times each step from the one before: joins after 1, 2, 3 and 3 days', () => {
    expect(result.rows[1]).toMatchObject({
      p25_hours: 1.75 * 24, // three quarters of the way from 1 to 2
      median_hours: 2.5 * 24,
      p75_hours: 3 * 24,
      mean_hours: 2.25 * 24,
    });
    // The whole way took ann 7 days and ben 14.
    expect(result.summary).toMatchObject({ median_hours: 10.5 * 24, mean_hours: 10.5 * 24 });
    // Two of them: two bins of 84 hours.
    expect(result.summary?.['histogram']).toEqual({ '168-252 h': 1, '252-336 h': 1 });
  });

  it('says what it leaves out', () => {
    expect(result.summary).toMatchObject({ began: 4, open: 1, converted: 2, rate: 0.5, never: 1 });
    expect(noted(result, 'funnel-never')).toEqual({ n: 1 }); // fay; gus did no step at all
    expect(noted(result, 'funnel-of-nobody')).toEqual({ events: ['order:private 1'] });
    expect(noted(result, 'funnel-visits-of-many')).toEqual({ visits: ['visit 1'] }); // the poster's
    expect(noted(result, 'funnel-person-or-code')).toEqual({ n: 0 });
    expect(noted(result, 'funnel-open')).toEqual({ n: 1, window: '14d' });
    expect(noted(result, 'funnel-window')).toEqual({ window: '14d' });
  });

  it('lists as many people as each number says', () => {
    const db = tell(STREET);
    const params = { asOf: at('+60d'), untilGiven: true, own: { steps: STEPS } };
    expect(expectWhoToFit(db, 'funnel', params)).toContain('4 2');
    expect(expectWhoToFit(db, 'funnel', { ...params, by: 'variant', top: 1 }).length).toBe(11);
    expect(whoIsBehind(db, 'funnel', params, 'never').people).toHaveLength(1);
  });
});

describe('what a step may be', () => {
  it('a wider window lets cat in; a narrower one nobody', () => {
    expect(counted(walk({ window: '15d' }))).toEqual([4, 4, 4, 3]);
    expect(counted(walk({ window: '36h' }))).toEqual([5, 2, 0, 0]); // ann and eve joined within 24 hours
  });

  it('filters: who paid enough, where, and in which money', () => {
    const story: Story = {
      people: {
        ann: ['join - +1d', 'order +2d 10000'],
        ben: ['join - +1d', 'order +2d 9999'],
        cat: ['join - +1d staff_02', 'order +2d 20000 in USD'],
        dan: ['join - +1d', 'order +2d 10000 public'],
      },
    };
    const of = (steps: string) => counted(walk({ steps }, {}, story));
    expect(of('join > order[paid>=10000]')).toEqual([4, 2]); // dollars are not compared with yuan
    expect(of('join > order[paid>=10000,currency=USD]')).toEqual([4, 1]);
    expect(of('join > order[paid>9998,paid<10000]')).toEqual([4, 1]);
    expect(of('join > order:private[platform=shop|jd]')).toEqual([4, 3]);
    expect(of('join > order[platform=jd]')).toEqual([4, 0]);
    expect(of('join[staff=staff_02] > order')).toEqual([1, 1]);
  });

  it('a fixed way of a member of staff tells the variant of a join, though no code', () => {
    const db = tell({
      people: { ann: ['join - +1d', 'order +2d'], ben: ['join - +1d', 'order +2d'] },
    });
    db.exec(`
      INSERT INTO targets (name, kind, staff, created_at) VALUES ('anna', 'contact-way', 'anna', 0);
      INSERT INTO contact_ways (state, target_id, campaign_id, variant, url)
        VALUES ('way-1', 1, 1, 'sample', 'https://work.example.cn/way-1');
      UPDATE joins SET state = 'way-1' WHERE id = 1;
      UPDATE join_attributions SET level = 'P3' WHERE join_id = 1`);
    const of = (steps: string) => {
      const params = { asOf: at('+60d'), untilGiven: true, own: { steps } };
      return whoIsBehind(db, 'funnel', params, '1').people.length;
    };
    expect(of('join > order')).toBe(2);
    expect(of('join[variant=sample,campaign=spring,level=P3] > order')).toBe(1);
    expect(of('join[variant=red-packet] > order')).toBe(0);
  });

  it('--campaign is a filter of every step that has campaigns', () => {
    expect(counted(walk({}, { campaign: 'spring' }))).toEqual(counted(walk()));
    expect(() => walk({ steps: 'join[campaign=autumn] > order' })).toThrow(
      expect.objectContaining({ code: 'unknown-campaign' }),
    );
  });

  it('messages, invitations and being asked are steps, too', () => {
    const story: Story = {
      people: {
        ann: ['asked +1d', 'invite ben +2d', 'order +3d'],
        ben: ['join - +3d', 'order +4d'],
      },
    };
    expect(counted(walk({ steps: 'asked > invite > order' }, {}, story))).toEqual([1, 1, 1]);
    expect(counted(walk({ steps: 'invited > join > order' }, {}, story))).toEqual([1, 1, 1]);
  });

  it('refunds: an order that was wholly refunded is none, unless --gross', () => {
    const story: Story = { people: { ann: ['join - +1d', 'order +2d refunded'] } };
    expect(counted(walk({ steps: 'join > order' }, {}, story))).toEqual([1, 0]);
    expect(counted(walk({ steps: 'join > order' }, { gross: true }, story))).toEqual([1, 1]);
  });
});

describe('beginnings and ends', () => {
  const story: Story = {
    people: {
      ann: ['join - +1d', 'leave +2d', 'order +3d'],
      ben: ['join - +1d', 'order +3d', 'leave +4d'],
      cat: ['order -2d', 'join - +1d', 'order +2d'],
    },
  };

  it('--without ends an attempt, and says for how many', () => {
    const result = walk({ steps: 'join > order', without: 'leave' }, {}, story);
    expect(counted(result)).toEqual([3, 2]);
    expect(noted(result, 'funnel-without')).toEqual({ events: ['leave'], n: 1 });
  });

  it('says who had done a later step before', () => {
    const result = walk({ steps: 'join > order' }, {}, story);
    expect(noted(result, 'funnel-before')).toEqual({ n: 1 });
    expect(result.summary).toMatchObject({ before: 1 });
  });

  it('any order counts steps, not their sequence', () => {
    const people = { ann: ['order +1d', 'join - +2d'], ben: ['join - +1d'] };
    const result = walk({ steps: 'join > order', order: 'any' }, {}, { people });
    expect(result.rows.map((row) => [row['event'], row['count']])).toEqual([
      ['1/2', 2],
      ['2/2', 1],
    ]);
  });

  it('strict lets nothing come between, whatever it is', () => {
    const people = {
      ann: ['join - +1d', 'order +2d'],
      ben: ['join - +1d', 'leave +1d+1h', 'order +2d'],
      cat: ['join - +1d', 'order +1d+1h public', 'order +2d'],
    };
    const steps = 'join > order:private';
    expect(counted(walk({ steps, order: 'strict' }, {}, { people }))).toEqual([3, 1]);
    expect(counted(walk({ steps }, {}, { people }))).toEqual([3, 3]);
  });

  it('says so where nobody began', () => {
    const result = walk({}, {}, {});
    expect(counted(result)).toEqual([0, 0, 0, 0]);
    expect(noted(result, 'funnel-nobody')).toEqual({});
    expect(result.charts).toEqual([]);
  });

  it('--since chooses by the beginning', () => {
    expect(counted(walk({}, { since: at('+1d') }))).toEqual([0, 0, 0, 0]);
    expect(column(walk({}, { since: at('+1d') }), 'open')).toEqual([1, 1, 0, 0]);
  });
});

test('by month and week of the beginning, unripe ones marked', () => {
  const result = walk({}, { by: 'month' });
  expect(result.rows.map((row) => [row['month'], row['step'], row['count'], row['open']])).toEqual([
    ['2026-03', 1, 4, 0],
    ['2026-03', 2, 4, 0],
    ['2026-03', 3, 4, 0],
    ['2026-03', 4, 2, 0],
    ['2026-04', 1, 0, 1],
    ['2026-04', 2, 0, 1],
    ['2026-04', 3, 0, 0],
    ['2026-04', 4, 0, 0],
  ]);
  expect(noted(result, 'funnel-unripe')).toEqual({ periods: ['2026-04'] });
  // Half of March's came to the end; nobody can say of April's yet.
  expect(result.charts?.[0]).toMatchObject({
    kind: 'bars',
    series: [{ values: [{ value: 0.5 }, { value: null }] }],
  });
  // 2026-03-01 was the Sunday of the ninth week, 2026-04-20 the Monday of the seventeenth.
  const weeks = new Set(column(walk({}, { by: 'week' }), 'week'));
  expect([...weeks]).toEqual(['2026-W09', '2026-W17']);
});

test('by first touch: what brought people first', () => {
  const story: Story = {
    batches: [
      { codes: ['c1', 'c2'], variant: 'sample' },
      { codes: ['p1'], unit: 'shared', channel: 'poster' },
    ],
    people: {
      ann: ['visit c1 +1d', 'join c1 +2d', 'order +3d'],
      ben: ['order +0d', 'join p1 +1d'],
      cat: ['join - +1d'],
    },
  };
  const first = (by: string) =>
    walk({ steps: 'join > order' }, { by }, story)
      .rows.filter((row) => row['step'] === 1)
      .map((row) => `${row[by]} ${row['count']}`);
  expect(first('channel')).toEqual(['package-card 1', 'poster 1', 'null 1']);
  expect(first('variant')).toEqual(['sample 1', 'null 2']);
  expect(first('first-source')).toEqual(['package-card 1', 'shop 1', 'null 1']);
  expect(first('staff')).toEqual(['staff_01 3']);
  expect(first('batch')).toEqual(['1 1', '2 1', 'null 1']);
  expect(first('platform')).toEqual(['shop 2', 'null 1']);
});
