import { describe, expect, it } from 'vitest';
import type { ReportResult, Row } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import type { ReportParams } from '../report.ts';

// START is 2026-03-01 08:00 in Shanghai: March is the period, February (28 days) and four days of January the last.
const MARCH = { since: at('-8h'), asOf: at('+31d-8h-1ms'), untilGiven: true, campaign: undefined };

/** Files that reach so far back that every period is known from its start; none of it is in one. */
const LONG_AGO = {
  old: ['join - -500d', 'leave -499d'],
  nobody: ['order -500d', 'order -500d public'],
};

const STORY: Story = {
  batches: [
    { codes: ['c1', 'c2', 'c3'], made: '-60d' },
    { codes: ['p1'], made: '-60d', unit: 'shared', channel: 'poster' },
    { codes: ['r1'], made: '-60d', invites: true, channel: 'referral', owners: ['ann'] },
  ],
  people: {
    // A friend since February; bought then, and twice in March.
    ann: [
      'join c1 -20d',
      'visit c1 -20d',
      'order -10d 10000',
      'order +5d 20000',
      'order +9d 30000 5000',
    ],
    // New in March by themselves, kept, and bought once.
    ben: [
      'visit c2 +1d',
      'visit c2 +2d',
      'join c2 +2d',
      'order +3d 5000',
      'order -40d 9000 public',
    ],
    // Invited by ann, left after two days.
    cat: ['join r1 +4d', 'leave +6d', 'order +4d 800 public'],
    // Invited by ann, so late that nobody can say whether she stays.
    dan: ['join r1 +29d'],
    // Bought in the own shop, nobody's friend; what was wholly refunded is no order.
    eve: ['order +8d 7000', 'order +9d 7000 refunded'],
    // A friend who did nothing in March.
    fay: ['join - -50d', 'visit p1 +3d v1'],
    // A friend who left before March, and came back in it: known, not new.
    gus: ['join - -50d', 'leave -30d', 'join - +10d'],
    // In another currency.
    hal: ['join - -50d', 'order +2d 100 in USD'],
    old: LONG_AGO.old,
    nobody: [
      ...LONG_AGO.nobody,
      'order +5d 100 public',
      'order +6d 100 public',
      'order +7d 100',
      'order -1d 100',
    ],
  },
};

const overview = (params: Partial<ReportParams> = {}): ReportResult =>
  ask('overview', STORY, { ...MARCH, ...params });
const line = ({ rows }: ReportResult, measure: string): Row =>
  rows.find((row) => row['measure'] === measure) ?? {};
const nowAndLast = (result: ReportResult, ...measures: string[]): unknown[] =>
  measures.map((measure) => [measure, line(result, measure)['now'], line(result, measure)['last']]);

describe('nine people and a month', () => {
  const result = overview();

  it('go through the stages that a pencil counts', () => {
    expect(
      nowAndLast(
        result,
        'platform_buyers',
        'reached',
        'joined',
        'joined_kept',
        'joined_open',
        'friends',
        'active',
        'private_buyers',
        'private_orders',
        'repeat_buyers',
      ),
    ).toEqual([
      ['platform_buyers', 1, 0], // cat; ben's was 40 days before, which is January 20
      ['reached', 1, 1], // c2, once though scanned twice; c1 in February; p1 is anybody's
      ['joined', 3, 1], // ben, cat, dan; ann
      ['joined_kept', 1, 1], // ben: cat left
      ['joined_open', 1, 0], // dan: joined ≠ kept + lost, and this is why
      ['friends', 6, 3], // ann ben dan fay gus hal; ann fay hal, for gus left on January 30
      ['active', 4, 1], // ann, ben, dan, gus
      ['private_buyers', 3, 1], // ann, ben, eve
      ['private_orders', 4, 1],
      ['repeat_buyers', 1, 0], // ann
    ]);
  });

  it('make revenue of six factors, and its change adds up to the cent', () => {
    expect(
      nowAndLast(
        result,
        'organic_joins',
        'organic_kept',
        'organic_open',
        'referred_joins',
        'referred_kept',
        'referred_open',
        'existing',
      ),
    ).toEqual([
      ['organic_joins', 1, 1],
      ['organic_kept', 1, 1],
      ['organic_open', 0, 0],
      ['referred_joins', 2, 0],
      ['referred_kept', 0, 0],
      ['referred_open', 1, 0], // dan
      ['existing', 5, 3], // ann, fay, gus, hal and eve, who bought; fay, gus, hal in the last period
    ]);
    // 20000 + (30000 − 5000) + 5000 + 7000; ann's 10000 in February.
    expect(line(result, 'gmv')).toMatchObject({
      now: 57_000,
      last: 10_000,
      unit: 'money',
      effect_minor: 47_000,
      effect_year_minor: 57_000,
    });
    expect(line(result, 'order_rate')['now']).toBe(3 / 8);
    expect(line(result, 'orders_per_buyer')['now']).toBe(4 / 3);
    expect(line(result, 'order_value')['now']).toBe(57_000 / 4);
    const effects = result.rows.flatMap(({ measure, effect_minor: effect }) =>
      measure === 'gmv' ? [] : Number(effect ?? 0),
    );
    expect(effects.reduce((sum, effect) => sum + effect, 0)).toBe(47_000);
  });

  it('says how spending is spread, and what the trade’s formula is made of', () => {
    // 45000, 5000 and 7000: the first of three is the top fifth.
    expect(line(result, 'top_fifth_share')['now']).toBeCloseTo(45_000 / 57_000, 12);
    // Σ (2i − n − 1) x ÷ (n Σ x) = (−2 × 5000 + 0 × 7000 + 2 × 45000) ÷ (3 × 57000)
    expect(line(result, 'gini')['now']).toBeCloseTo(80_000 / 171_000, 12);
    expect(nowAndLast(result, 'traffic')).toEqual([['traffic', 3, 1]]); // c2 twice, p1
    expect(line(result, 'conversion')['now']).toBe(1); // three buyers, three visits
    expect(line(result, 'fission')['now']).toBe(2 / 3);
    expect(line(result, 'ltv')['now']).toBe(Math.round(67_000 / 3)); // with February's 10000
  });

  it('says what is left out, what is open, and which days are compared', () => {
    expect(noted(result, 'overview-excluded')).toEqual({ marketplace: 2, own: 1, strangers: 1 });
    expect(noted(result, 'overview-immature')).toEqual({ n: 1 });
    expect(noted(result, 'overview-period')).toEqual({
      now_from: '2026-03-01 00:00',
      now_to: '2026-03-31 23:59',
      last_from: '2026-01-29 00:00',
      last_to: '2026-02-28 23:59',
      year_ago_from: '2025-03-01 00:00',
      year_ago_to: '2025-03-31 23:59',
    });
    expect(noted(result, 'overview-other-currencies')).toEqual({ n: 1 });
    expect(noted(result, 'overview-no-year')).toEqual({});
  });

  it('names the people behind its numbers', () => {
    const db = tell(STORY);
    expect(expectWhoToFit(db, 'overview', { ...MARCH })).toContain('active 4');
    db.close();
  });

  it('are those of a campaign, where it is named', () => {
    const told: Story = {
      ...STORY,
      batches: [
        ...(STORY.batches ?? []),
        { codes: ['x1'], campaign: 'summer', made: '-60d', channel: 'poster' },
      ],
      people: {
        ...STORY.people,
        // Of summer, though the card of spring was scanned and used as well, later.
        ida: ['visit x1 -1d', 'join x1 +1d', 'visit c3 +2d', 'join c3 +3d', 'order +4d 400'],
      },
    };
    const of = (campaign: string): ReportResult => ask('overview', told, { ...MARCH, campaign });
    const measures = [
      'joined',
      'friends',
      'existing',
      'reached',
      'gmv',
      'platform_buyers',
    ] as const;
    const now = (campaign: string) => measures.map((name) => line(of(campaign), name)['now']);
    // ann was there; ben, cat and dan came; reached by c2 and c3. cat bought on a marketplace.
    expect(now('spring')).toEqual([3, 3, 1, 2, 50_000, 1]);
    expect(now('summer')).toEqual([1, 1, 0, 0, 400, 0]);
    expect(noted(of('summer'), 'overview-campaign')).toEqual({ campaign: 'summer' });
  });

  it('can be told apart by what people first came into touch with', () => {
    const { rows, columns, charts } = overview({ by: 'channel' });
    expect(columns[0]).toEqual({ key: 'channel', type: 'word' });
    const of = (measure: string): string[] =>
      rows
        .filter((row) => row['measure'] === measure)
        .map((row) => `${row['channel']} ${row['now']}`);
    expect(of('gmv')).toEqual([
      'package-card 50000', // ann, ben
      'poster 0',
      'referral 0', // cat, dan
      'null 7000', // eve
    ]);
    expect(of('traffic')).toEqual(['package-card 2', 'poster 1', 'referral 0', 'null 0']);
    expect(of('existing')).toEqual(['package-card 1', 'poster 0', 'referral 0', 'null 4']);
    expect(charts?.map(({ title }) => title)).toEqual(['overview-parts']);
    const db = tell(STORY);
    expect(expectWhoToFit(db, 'overview', { ...MARCH, by: 'channel' })).toContain('–:friends 3');
    db.close();
  });

  it('counts before refunds, where asked to', () => {
    const gross = overview({ gross: true });
    expect(line(gross, 'gmv')['now']).toBe(57_000 + 5000 + 7000);
    expect(line(gross, 'private_orders')['now']).toBe(5);
  });

  it('is about the 30 whole days before today where nobody says', () => {
    const asked = overview({ since: undefined, untilGiven: false, asOf: at('+31d') });
    expect(noted(asked, 'overview-period')).toMatchObject({
      now_from: '2026-03-02 00:00',
      now_to: '2026-03-31 23:59',
      last_from: '2026-01-31 00:00',
    });
  });
});

it('a cart that was split into two orders of one instant is no repeat', () => {
  const result = ask(
    'overview',
    {
      people: {
        ...LONG_AGO,
        ann: ['order +2d 100', 'order +2d 200'],
        ben: ['order +2d 100', 'order +3d 100'],
      },
    },
    MARCH,
  );
  expect(nowAndLast(result, 'private_orders', 'private_buyers', 'repeat_buyers')).toEqual([
    ['private_orders', 4, 0],
    ['private_buyers', 2, 0],
    ['repeat_buyers', 1, 0],
  ]);
});

it('has no page for people, or codes, of whom nothing is known yet', () => {
  const story: Story = {
    batches: [{ codes: ['c1'] }, { codes: ['p1'], unit: 'shared', channel: 'poster' }],
    people: {
      ann: ['join c1 +1d'],
      ben: ['join - +20d'],
      cat: ['visit p1 +21d'],
      dan: ['leave +2d'],
    },
  };
  const { rows } = ask('overview', story, { ...MARCH, asOf: at('+9d'), by: 'channel' });
  expect([...new Set(rows.map(({ channel }) => channel))]).toEqual(['package-card']);
});

it('orders of the own shop that name no buyer are those of its currency', () => {
  const people = {
    ann: ['order +1d'],
    nobody: ['order +1d 1', 'order +1d 1 in USD', 'order +2d 1 public in USD'],
  };
  expect(noted(ask('overview', { people }, MARCH), 'overview-excluded')).toMatchObject({
    marketplace: 1,
    own: 1,
  });
});
