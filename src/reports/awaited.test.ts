import { describe, expect, it } from 'vitest';
import type { ReportResult, Row } from '../core/table.ts';
import { ask, noted } from './ask.fixture.ts';
import { expectExplained } from './explained.fixture.ts';
import { expectWhoToFit } from './frame.fixture.ts';
import { at, type Story, tell } from './journeys.fixture.ts';
import type { ReportParams } from './report.ts';

/**
 * It is day 30, and all files were read on day 12, the day after the last order: whoever needs seven days has
 * had them by then or has not, whatever the clock says.
 */
const STORY: Story = {
  batches: [
    { codes: ['c1'], variant: 'sample' },
    { codes: ['c2'], variant: 'sample', made: '+8d' },
  ],
  people: {
    // Seven days are over on day 8.
    ann: ['visit c1 +1d', 'join c1 +1d', 'asked +1d', 'order +3d', 'invite ben +9d'],
    // Nobody knows of day 16.
    ben: ['visit c2 +9d', 'join c2 +9d', 'asked +9d'],
    nobody: ['order +11d', 'order +11d public'],
  },
  read: { orders: '+12d', joins: '+12d', leaves: '+12d', referrals: '+12d' },
};
const READ = { until: '2026-03-13 08:00', last: 0 };

const asked = (report: string, params: Partial<ReportParams> = {}): ReportResult =>
  ask(report, STORY, params);
const pick = (row: Row | undefined, ...keys: string[]): unknown[] => keys.map((key) => row?.[key]);

describe('files that were last read eighteen days ago', () => {
  it('leave steps open that wait for orders', () => {
    const own = { steps: 'join > order:private', window: '7d' };
    const result = asked('funnel', { campaign: undefined, own });
    expect(result.rows.map((row) => pick(row, 'count', 'open'))).toEqual([
      [1, 1], // ann; ben
      [1, 0],
    ]);
    expect(noted(result, 'known-private-orders')).toEqual(READ);
    expect(noted(result, 'known-early')).toEqual({});
  });

  it('know of steps that are written as they happen', () => {
    const own = { steps: 'join > visit', window: '7d' };
    const result = asked('funnel', { campaign: undefined, own });
    expect(pick(result.rows[0], 'count', 'open')).toEqual([2, 0]);
    expect(noted(result, 'known-whole')).toEqual({});
  });

  it.each(['first', 'latest'])('wait for what ends an attempt, with the %s entry', (entry) => {
    const own = { steps: 'visit > visit', window: '7d', without: 'leave', entry };
    const result = asked('funnel', { campaign: undefined, own });
    expect(pick(result.rows[0], 'count', 'open')).toEqual([1, 1]);
    expect(noted(result, 'known-friendships')).toEqual(READ);
  });

  it('leave it open who of the cards’ people is kept', () => {
    const result = asked('funnel');
    const kept = result.rows.find((row) => row['stage'] === 'kept_7d');
    expect(pick(kept, 'count', 'open')).toEqual([1, 1]);
    expect(noted(result, 'known-friendships')).toEqual(READ);
  });

  it.each(['channels', 'staff', 'batches'])('leave it open in %s', (report) => {
    const result = asked(report);
    const sum = (key: string): number =>
      result.rows.reduce((total, row) => total + Number(row[key] ?? 0), 0);
    expect([sum('joins'), sum('kept_7d'), sum('undecided')]).toEqual([2, 1, 1]);
    expect(noted(result, 'known-friendships')).toEqual(READ);
    expect(noted(result, 'known-private-orders')).toEqual(READ);
  });

  it('give participants no time that nobody has seen', () => {
    const result = asked('kfactor');
    // Both were asked, ann alone has had her seven days; whether ben is kept is not known by then.
    expect(result.summary).toMatchObject({
      participants: 2,
      k: { mature: 1, counted: 1 },
      k_kept_7d: { mature: 0 },
    });
    expect(noted(result, 'known-invitations')).toEqual(READ);
    expect(noted(result, 'known-orders')).toEqual(READ);
  });

  it('give cards no window that nobody has seen', () => {
    const result = asked('hooks', { own: { window: '7d' } });
    const joined = result.rows.find((row) => row['measure'] === 'joined');
    expect(pick(joined, 'count', 'of', 'open')).toEqual([1, 1, 1]);
    const kept = asked('hooks').rows.find((row) => row['measure'] === 'kept_7d');
    // Both cards were joined through; the one of which it can be said was kept.
    expect(pick(kept, 'count', 'of', 'open', 'rate')).toEqual([1, 2, 1, 1]);
  });

  it.each([
    ['first-order', {}],
    ['funnel', {}],
    ['kfactor', {}],
    ['hooks', { own: { window: '7d' } }],
    ['channels', {}],
    ['staff', {}],
    ['batches', {}],
  ])('are no less told in statements: %s', (report, more) => {
    const db = tell(STORY);
    const params = { asOf: at('+30d'), untilGiven: true, campaign: 'spring', ...more };
    expect(expectExplained(db, report, params)).toBeGreaterThan(0);
    db.close();
  });

  it('are named where a period goes on after them', () => {
    const result = asked('overview', { campaign: undefined, since: at('-8h') });
    expect(noted(result, 'overview-private-orders-end')).toEqual({
      until: '2026-03-13 08:00',
      to: '2026-03-31 08:00',
    });
    const before = asked('overview', {
      campaign: undefined,
      since: at('-8h'),
      asOf: at('+12d-8h-1ms'),
    });
    expect(noted(before, 'overview-private-orders-end')).toBeUndefined();
  });
});

it('what was kept is compared with nothing while somebody may still be', () => {
  const people = {
    ann: ['join - -20d'],
    ben: ['join - +3d'],
    cat: ['join - +25d'],
    dan: ['order +29d'],
    eve: ['join - -90d'],
  };
  const kept = (asOf: string): unknown[] => {
    const asking = { campaign: undefined, since: at('+0d'), asOf: at(asOf) };
    const { rows } = ask('overview', { people }, asking);
    const row = rows.find(({ measure }) => measure === 'joined_kept');
    return pick(row, 'now', 'last', 'change');
  };
  // ben; cat may yet stay. A month before it was ann.
  expect(kept('+30d')).toEqual([1, 1, null]);
  expect(kept('+24d')).toEqual([1, 1, 0]);
});

describe('a workspace in which no file of leaves was ever read', () => {
  const story: Story = { ...STORY, read: { ...STORY.read, leaves: 'never' } };

  it.each(['funnel', 'kfactor', 'overview', 'hooks', 'channels'])(
    'says in %s that nobody knows who stayed',
    (report) => {
      expect(noted(ask(report, story), 'known-no-friendships')).toEqual({});
      expect(noted(asked(report), 'known-no-friendships')).toBeUndefined();
    },
  );

  it('counts nobody as kept, and nobody as lost', () => {
    const kept = ask('funnel', story).rows.find(({ stage }) => stage === 'kept_7d');
    expect(pick(kept, 'count', 'open', 'rate')).toEqual([0, 2, undefined]);
    const { rows } = ask('channels', story);
    expect(rows.map((row) => pick(row, 'joins', 'kept_7d', 'kept_rate'))).toEqual([
      [2, null, null],
    ]);
  });

  it('gives the reason in the rule of channels, and lists nobody as kept', () => {
    expect(noted(ask('channels', story), 'arrivals-no-leaves')).toEqual({ n: 2 });
    expect(noted(ask('channels', story), 'arrivals-undecided')).toBeUndefined();
    expect(noted(asked('channels'), 'arrivals-no-leaves')).toBeUndefined();
    const stages = (told: Story): string => {
      const db = tell(told);
      const lists = expectWhoToFit(db, 'staff', { asOf: at('+30d'), untilGiven: true });
      db.close();
      return lists.join();
    };
    expect(stages(STORY)).toContain(':added_kept');
    expect(stages(story)).not.toContain(':added_kept');
    const kept = ask('overview', story, { campaign: undefined }).rows.find(
      ({ measure }) => measure === 'joined_kept',
    );
    expect(kept?.['now']).toBeNull();
  });

  it('says nothing of leaves where they are not waited for', () => {
    expect(noted(ask('first-order', story), 'known-no-friendships')).toBeUndefined();
  });
});

it.each(['channels', 'staff', 'batches'])(
  'where no file has private orders, %s says of nobody that they did not buy',
  (report) => {
    const people = { ann: ['join c1 +1d by amy'], nobody: ['order +11d public'] };
    const asking = { campaign: undefined, asOf: at('+30d'), untilGiven: true };
    const [row] = ask(report, { ...STORY, people }, asking).rows;
    expect(pick(row, 'joins', 'customers_before', 'first_orders', 'net_minor')).toEqual([
      1,
      null,
      null,
      null,
    ]);
    const db = tell({ ...STORY, people });
    expect(expectExplained(db, report, asking)).toBeGreaterThan(0);
    db.close();
  },
);
