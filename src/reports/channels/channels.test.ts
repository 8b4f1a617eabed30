import { describe, expect, it } from 'vitest';
import type { Row } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { runReport } from '../run.ts';

/** Cards and posters with two hooks, and what came of them in 30 days. */
const STORY: Story = {
  batches: [
    { codes: ['c1', 'c2', 'c3'], variant: 'sample' },
    { codes: ['c4'], variant: 'red-packet' },
    { codes: ['p1'], unit: 'shared', channel: 'poster', variant: 'sample' },
  ],
  people: {
    // Kept; a first order of 90.00 net; 10.00 on a marketplace count for nothing here.
    ann: ['visit c1 +1h v1', 'join c1 +1d', 'order +9d 10000 1000', 'order +10d 1000 public'],
    // A customer before: the order after the join is revenue, and no first order.
    ben: ['order -5d 500', 'join c2 +2d', 'order +20d 700'],
    // Lost, and bought all the same.
    cat: ['join c4 +1d', 'leave +2d', 'order +3d 300'],
    // Came by the poster first; the card was scanned by a friend of long standing.
    dan: ['visit p1 +1d v2', 'visit p1 +25h v2 repeat', 'join p1 +1d', 'join c3 +5d staff_02'],
    // Joined four days ago.
    eve: ['join p1 +26d'],
    // Nobody knows from where.
    fay: ['join - +3d', 'leave +30d'],
    // Wholly refunded: nobody's first order, and nothing earned.
    gus: ['join c1 +2d staff_02', 'order +4d 800 800'],
  },
};

const KEYS = [
  'codes',
  'visits',
  'joins',
  'kept_7d',
  'undecided',
  'customers_before',
  'first_orders',
  'net_minor',
];
const lines = (rows: readonly Row[], ...first: string[]): string[] =>
  rows.map((row) => [...first, ...KEYS].map((key) => row[key] ?? '–').join(' '));

describe('three channels', () => {
  const result = ask('channels', STORY, { campaign: undefined });

  it('makes the table that a pencil makes', () => {
    // Revenue is that of the workspace's currency: 9000 + 700 + 300 + 0.
    expect(lines(result.rows, 'channel')).toEqual([
      'package-card 4 1 4 3 0 1 2 10000', // ann, ben, cat, gus; kept: all but cat
      'poster 1 1 2 1 1 0 0 0', // dan, eve
      '– 0 0 1 1 0 0 0 0', // fay, who left after 27 days
    ]);
    expect(result.rows[0]).toMatchObject({ kept_rate: 3 / 4, per_join_minor: 2500 });
    expect(result.rows[1]).toMatchObject({ kept_rate: 1, cost_minor: null });
    expect(noted(result, 'arrivals-excluded')).toEqual({ n: 1 }); // dan's second friend
    expect(noted(result, 'arrivals-undecided')).toEqual({ n: 1 }); // eve
    expect(noted(result, 'arrivals-no-costs')).toEqual({});
  });

  it('adds up to the people who joined, each once', () => {
    const stages = expectWhoToFit(tell(STORY), 'channels', { asOf: at('+30d'), untilGiven: true });
    const joins = stages.filter((stage) => stage.includes(':joins'));
    expect(joins).toEqual(['package-card:joins 4', 'poster:joins 2', '–:joins 1']);
    expect(stages).toContain('package-card:customers_before 1'); // ben
    expect(stages).toContain('poster:undecided 1'); // eve
  });

  it('by variant, what nobody tried is no 0', () => {
    const matrix = ask('channels', STORY, { by: 'variant' });
    expect(lines(matrix.rows, 'channel', 'variant', 'tested')).toEqual([
      'package-card red-packet tested 1 0 1 0 0 0 1 300',
      'package-card sample tested 3 1 3 3 0 1 1 9700',
      'poster red-packet untested – – – – – – – –',
      'poster sample tested 1 1 2 1 1 0 0 0',
    ]);
    expect(noted(matrix, 'channels-untested')).toEqual({
      n: 1,
      of: 4,
      pairs: ['poster × red-packet'],
    });
  });

  it('a variant of a campaign that got no code is untested in every channel', () => {
    const told = (top?: number) => {
      // Of the poster’s two codes both were drawn as blue.
      const story: Story = {
        variants: { red: 1, blue: 1 },
        batches: [
          { codes: ['c1'], variant: 'blue' },
          { codes: ['p1', 'p2'], variant: 'blue', unit: 'shared', channel: 'poster' },
        ],
      };
      return ask('channels', story, { by: 'variant', ...(top && { top }) });
    };
    expect(lines(told().rows, 'channel', 'variant', 'tested')).toEqual([
      'package-card blue tested 1 0 0 0 0 – – –',
      'package-card red untested – – – – – – – –',
      'poster blue tested 2 0 0 0 0 – – –',
      'poster red untested – – – – – – – –',
    ]);
    const pairs = ['package-card × red', 'poster × red'];
    expect(noted(told(), 'channels-untested')).toEqual({ n: 2, of: 4, pairs });
    expect(told(2).rows).toHaveLength(4);
    expect(told(1).rows).toHaveLength(2);
  });

  it('what has no variant is no pair, and what was only paid for was not tried', () => {
    const story: Story = {
      batches: [{ codes: ['c1'], variant: 'sample' }],
      costs: ['- print 1000 +0d', 'mug gift 30 +0d'],
      people: { ann: ['join - +1d'] },
    };
    const matrix = ask('channels', story, { by: 'variant', campaign: undefined });
    expect(lines(matrix.rows, 'channel', 'variant', 'tested', 'cost_minor')).toEqual([
      'package-card mug untested 30 0 0 0 0 0 – – –',
      'package-card sample tested – 1 0 0 0 0 – – –',
      'package-card – – 1000 0 0 0 0 0 – – –',
      '– – – – 0 0 1 1 0 – – –',
    ]);
    expect(noted(matrix, 'channels-untested')).toEqual({
      n: 1,
      of: 2,
      pairs: ['package-card × mug'],
    });
  });

  it('by platform, people by what they had bought on by then, codes by their parcels', () => {
    const story: Story = {
      batches: [{ codes: ['c1', 'c2', 'c3'], orders: ['pdd:1', 'pdd:2'] }],
      costs: ['- gift 100 +1d'],
      people: {
        ann: ['order -3d 100 public', 'visit c1 +1d v1', 'join c1 +1d'],
        ben: ['join c2 +2d', 'order +3d 100'], // his first order came later: it says nothing of him
        cat: ['order -1d 100 public', 'join c3 +2d'],
      },
    };
    const { rows } = ask('channels', story, { by: 'platform' });
    expect(lines(rows, 'channel', 'platform')).toEqual([
      'package-card market 0 0 2 2 0 0 0 0', // the story's public orders are all of one
      'package-card pdd 2 1 0 0 0 0 0 0',
      'package-card – 1 0 1 1 0 0 1 100',
    ]);
    // 100 by three people: one unit is left, and goes to the first of those who lost most.
    expect(rows.map(({ cost_minor }) => cost_minor)).toEqual([67, null, 33]);
  });

  it('a period is of joins, and of what was spent and looked at in it', () => {
    const late = ask('channels', STORY, { since: at('+2d'), asOf: at('+25d') });
    // ben and gus; dan was there before, and eve has not come yet.
    expect(lines(late.rows, 'channel')).toEqual([
      'package-card 4 0 2 2 0 1 0 700',
      'poster 1 0 0 0 0 0 0 0',
    ]);
  });

  it('gross counts what was paid back, too', () => {
    const gross = ask('channels', STORY, { campaign: undefined, gross: true });
    expect(gross.rows[0]).toMatchObject({ net_minor: 11_800, first_orders: 2 }); // + 1000 + 800
  });
});

describe('the long view beside the short one', () => {
  const story: Story = {
    batches: [{ codes: ['c1', 'c2', 'c3', 'c4'] }],
    people: {
      // 900 in the first week, to its last instant; 500 in half a year; a year later more.
      ann: ['join c1 +1d', 'order +8d 900', 'order +30d 500', 'order +300d 4000'],
      // Kept a week, and no half year.
      ben: ['join c2 +1d', 'leave +60d'],
      // Not even a week of hers, and no half year of dan's, has been seen.
      cat: ['join c3 +198d', 'order +199d 700'],
      dan: ['join c4 +100d', 'order +101d 300'],
    },
  };
  const ALL = { campaign: undefined, asOf: at('+200d') };

  it('is of those who have had as long', () => {
    const result = ask('channels', story, ALL);
    expect(result.rows).toMatchObject([
      {
        joins: 4,
        kept_7d: 3,
        undecided: 1,
        kept_180d: 1,
        undecided_180d: 2,
        kept_180d_rate: 1 / 2,
        week_each_minor: 400, // 900 + 0 + 300, of three
        half_year_each_minor: 700, // 1400 and 0, of two
      },
    ]);
    expect(noted(result, 'channels-long-view')).toEqual({ kept: 2, week: 1, half: 2 });
  });

  it('is told by --explain, and lists whom it counts', () => {
    const db = tell(story);
    expectExplained(db, 'channels', { ...ALL, untilGiven: true });
    expect(expectWhoToFit(db, 'channels', { ...ALL, untilGiven: true })).toContain(
      'package-card:kept_180d 1',
    );
    db.close();
  });

  it('is blank where nobody has, and ends where files do', () => {
    const early = ask('channels', story, { ...ALL, asOf: at('+2d') });
    expect(early.rows).toMatchObject([
      { kept_180d: 0, kept_180d_rate: null, week_each_minor: null, half_year_each_minor: null },
    ]);
    const unread = ask('channels', { ...story, read: { orders: '+103d' } }, ALL);
    // By then a week of dan's has not been seen.
    expect(unread.rows).toMatchObject([{ week_each_minor: 450, half_year_each_minor: null }]);
  });
});

describe('costs', () => {
  const spend = (variant: string, amount_minor: number, currency = 'CNY') => ({
    variant,
    amount_minor,
    currency,
  });
  function withCosts(...costs: readonly ReturnType<typeof spend>[]) {
    const db = tell(STORY);
    const put =
      db.prepare(`INSERT INTO costs (campaign_id, kind, at, day, nth, variant, amount_minor, currency)
      VALUES (1, 'gift', ${at('+1d')}, 20000, 1, @variant, @amount_minor, @currency)`);
    for (const cost of costs) put.run(cost);
    return db;
  }

  it('are those of the channel’s campaign, divided by whom they won', () => {
    const db = withCosts(spend('', 1000), spend('sample', 2001), spend('sample', 500, 'USD'));
    const { rows, notes } = runReport(db, 'channels', { asOf: at('+30d'), untilGiven: true });
    expect(rows[0]).toMatchObject({
      cost_minor: 3001,
      cost_per_kept_minor: 1000, // ÷ 3
      cost_per_order_minor: 1501, // ÷ 2, rounded up
    });
    expect(rows[1]).toMatchObject({ channel: 'poster', cost_minor: null });
    expect(noted({ rule: [], notes }, 'arrivals-costs-elsewhere')).toEqual({ currencies: ['USD'] });
  });

  it('by variant are those that name one', () => {
    const db = withCosts(spend('', 1000), spend('sample', 2001));
    const { rows } = runReport(db, 'channels', {
      asOf: at('+30d'),
      untilGiven: true,
      by: 'variant',
    });
    const costs = rows.map(({ channel, variant, cost_minor }) => [channel, variant, cost_minor]);
    expect(costs).toContainEqual(['package-card', 'sample', 2001]);
    expect(costs).toContainEqual(['package-card', 'red-packet', null]);
    expect(costs).toContainEqual(['package-card', null, 1000]);
  });

  it('of a whole campaign are there where every card has a variant, too', () => {
    const story: Story = {
      batches: [{ codes: ['c1'], variant: 'sample' }],
      costs: ['- print 1000 +0d', 'sample gift 30 +0d'],
    };
    const { rows } = ask('channels', story, { by: 'variant' });
    expect(rows.map(({ variant, cost_minor }) => [variant, cost_minor])).toEqual([
      ['sample', 30],
      [null, 1000],
    ]);
  });
});
