import { describe, expect, it } from 'vitest';
import type { ReportResult, Row } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { PERIODS } from './periods.ts';

// March in Shanghai. All files were read on the morning of the 11th, and something was in them the day before.
const MARCH = { since: at('-8h'), asOf: at('+31d-8h-1ms'), untilGiven: true, campaign: undefined };
const FEBRUARY = { ...MARCH, since: at('-28d-8h'), asOf: at('-8h-1ms') };
const STORY: Story = {
  people: {
    ann: ['asked -50d', 'invite ben -20d', 'join - -40d', 'order -9d 5000', 'order +2d 1000'],
    ben: ['join - -20d', 'order -20d 2000', 'order -19d 2000 public'],
    // Seven days end on the 10th, and on the 12th, which nobody knows of.
    cat: ['join - +2d', 'order +3d 700'],
    dan: ['join - +4d', 'order +5d 900'],
    // What reaches back further than every period.
    old: ['join - -500d', 'leave -499d'],
    nobody: ['order -500d', 'order -500d public', 'order +9d 100', 'order +9d 100 public'],
  },
  read: { orders: '+10d', joins: '+10d', leaves: '+10d', referrals: '+10d' },
};
const line = ({ rows }: ReportResult, measure: string): Row =>
  rows.find((row) => row['measure'] === measure) ?? {};
const compared = ({ rows }: ReportResult): readonly Row[] =>
  rows.filter(({ change, effect_minor: effect }) => (change ?? effect) !== null);
const overview = (story: Story, params = MARCH): ReportResult => ask('overview', story, params);

describe('a period that goes on after what files say', () => {
  it('is compared with nothing, whoever is missing', () => {
    const result = overview(STORY);
    expect(line(result, 'gmv')).toMatchObject({ now: 2600, last: 7000, change: null });
    expect(line(result, 'gmv')).toMatchObject({ effect_minor: null, effect_year_minor: null });
    // Only a share of those who had their time: cat, and before ben, who had spent nothing by then.
    expect(compared(result).map((row) => row['measure'])).toEqual(['aged_7d_rate']);
    expect(result.charts?.map(({ title }) => title)).toEqual(['overview-stages']);
    for (const what of ['public-orders', 'private-orders', 'joins', 'friendships', 'invitations'])
      expect(noted(result, `overview-${what}-end`)).toEqual({
        until: '2026-03-11 08:00',
        to: '2026-03-31 23:59',
      });
  });

  it('counts whom it leaves out of an age', () => {
    const result = overview(STORY);
    expect(line(result, 'aged_7d')).toMatchObject({ now: 1, last: 1, change: null }); // cat; ben
    expect(line(result, 'aged_7d_spent')).toMatchObject({ now: 700, last: 0 });
    expect(noted(result, 'overview-ages')).toEqual({ early7: 1, early180: 0 }); // dan
  });

  it('compares no number of people of an age, of whom more may have joined than is known', () => {
    const { dan: _, ...people } = STORY.people ?? {};
    const result = overview({ ...STORY, people });
    expect(noted(result, 'overview-ages')).toEqual({ early7: 0, early180: 0 });
    expect(line(result, 'aged_7d')).toMatchObject({ now: 1, last: 1, change: null });
  });

  it('is whole where the files reach its end', () => {
    const result = overview(STORY, FEBRUARY);
    expect(line(result, 'gmv')).toMatchObject({ now: 7000, last: 0, effect_minor: 7000 });
    expect(line(result, 'joined')).toMatchObject({ now: 1, last: 1, change: 0 });
    expect(noted(result, 'overview-private-orders-end')).toBeUndefined();
  });

  it('is compared in what is known of it: orders are late, joins are not', () => {
    const late = { ...STORY, read: { orders: '+10d' } };
    const result = overview(late);
    expect(line(result, 'joined')).toMatchObject({ now: 2, last: 1, change: 1 });
    expect(line(result, 'private_buyers')).toMatchObject({ now: 3, last: 2, change: null });
    expect(line(result, 'organic_joins')).toMatchObject({ change: null, effect_minor: null });
    expect(noted(result, 'overview-joins-end')).toBeUndefined();
  });

  it('tells who came by invitation from who did not only as far as invitations are known', () => {
    const people = {
      ann: ['asked -50d', 'invite ben -20d', 'invite eve +2d', 'join - -40d'],
      ben: ['join - -20d'],
      eve: ['join - +2d'],
      fay: ['join - -19d'],
      gus: ['join - +3d'],
      nobody: ['order -20d 100', 'order +9d 100'],
    };
    const whole = overview({ people });
    const cut = overview({ people, read: { referrals: '+10d' } });
    const changes = (result: ReportResult, ...measures: string[]): unknown[] =>
      measures.map((measure) => line(result, measure)['change']);
    const apart = ['organic_joins', 'organic_kept', 'referred_joins', 'referred_kept'] as const;
    expect(changes(whole, 'joined', 'joined_kept', ...apart)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(changes(cut, 'joined', 'joined_kept')).toEqual([0, 0]);
    expect(changes(cut, ...apart, 'fission')).toEqual([null, null, null, null, null]);
  });

  it('misses nothing where no file has any: that is so of all periods', () => {
    const people = {
      ann: ['order -9d 5000', 'order +2d 1000'],
      nobody: ['order -500d', 'order +30d 1'],
    };
    const result = overview({ people, read: { joins: 'never', leaves: 'never' } });
    expect(line(result, 'gmv')).toMatchObject({ change: -4000 / 5000, effect_minor: -4000 });
  });

  it('is told in statements, and names its people', () => {
    const db = tell(STORY);
    const turned = (rows: readonly Row[]): readonly Row[] =>
      PERIODS.map((period) => ({
        period,
        ...Object.fromEntries(rows.map((row) => [String(row['measure']), row[period] ?? null])),
      }));
    expect(expectExplained(db, 'overview', MARCH, turned)).toBeGreaterThan(0);
    expect(expectWhoToFit(db, 'overview', MARCH)).toContain('aged_7d 1');
    db.close();
  });
});
