import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportResult, Row } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { randomStory, turned } from '../random-story.fixture.ts';

const STORY: Story = {
  batches: [
    { codes: ['s1', 's2', 's3'], variant: 'sample' },
    { codes: ['r1', 'r2'], variant: 'red-packet' },
  ],
  people: {
    // START is day 0; orders were read on day 25, with the last of them.
    ann: ['join s1 +1d', 'order +2d'], // after one day
    ben: ['join s2 +1d', 'order +6d'], // after five
    cat: ['join s3 +20d', 'leave +21d'], // watched for five days, and left: she may still buy
    dan: ['join r1 +1d staff_02', 'order +1d', 'order +9d'], // bought at that very moment
    eve: ['join r2 +1d staff_02', 'order +3d refunded', 'order +4d unpaid', 'order +5d public'],
    fay: ['join - +10d', 'order +24d'], // after fourteen days, through no code
    gus: ['join - +26d'], // after the last order: not watched yet
    nobody: ['order +25d'],
  },
  read: { orders: '+25d' },
};

/** `days ordered/waiting/open share`. */
function lines({ rows }: ReportResult): readonly string[] {
  const share = (row: Row): string =>
    row['share'] === null ? '–' : Number(row['share']).toFixed(4);
  return rows.map(
    (row) =>
      `${row['within_days']} ${row['ordered']}/${row['waiting']}/${row['open']} ${share(row)}`,
  );
}

describe('seven people who joined', () => {
  const result = ask('first-order', STORY, { campaign: undefined });

  it('are watched from the join to the last order that is known', () => {
    // ann 1, ben 5, fay 14; cat is watched for 5 days, eve for 24. At risk 5, 4 (day 5), 2 (day 14):
    // 1 − 4/5, 1 − 4/5 × 3/4, 1 − 3/5 × 1/2.
    expect(lines(result)).toEqual([
      '1 1/4/0 0.2000',
      '3 1/4/0 0.2000',
      '7 2/2/1 0.4000',
      '30 3/0/2 –',
      '60 3/0/2 –',
      '90 3/0/2 –',
      '180 3/0/2 –',
    ]);
    expect(result.summary).toEqual({ people: 5, buyers: 3, median_days: 14 });
  });

  it('leave out who was a customer before, and who has not been watched', () => {
    expect(noted(result, 'first-order-excluded')).toEqual({ before: 1, unwatched: 1, ofNobody: 1 });
    expect(noted(result, 'first-order-immature')).toEqual({ n: 2 }); // cat and eve
    expect(noted(result, 'known-private-orders')).toEqual({ until: '2026-03-26 08:00', last: 0 });
  });

  it('are flagged where they joined before any order that is known', () => {
    // dan's of day 1 is the first; nobody joined before it.
    expect(noted(result, 'first-order-truncated')).toBeUndefined();
    const early = { people: { ann: ['join - -3d', 'order +2d'], ben: ['join - +3d'] } };
    expect(
      noted(ask('first-order', early, { campaign: undefined }), 'first-order-truncated'),
    ).toEqual({ n: 1, first: '2026-03-03T08:00:00+08:00' });
  });

  it('--gross counts orders that were wholly refunded as well', () => {
    const gross = ask('first-order', STORY, { campaign: undefined, gross: true });
    // eve's of day 3, two days after she joined, besides ann's, ben's and fay's.
    expect(gross.summary).toMatchObject({ people: 5, buyers: 4 });
    expect(noted(gross, 'funnel-orders-gross')).toEqual({});
  });

  it('are of a campaign where it is named, and of a period', () => {
    const spring = ask('first-order', STORY);
    expect(spring.summary).toMatchObject({ people: 4, buyers: 2 });
    const late = ask('first-order', STORY, { campaign: undefined, since: at('+9d') });
    expect(late.summary).toMatchObject({ people: 2, buyers: 1 }); // cat, fay
  });

  it('can be told apart by variant', () => {
    const by = ask('first-order', STORY, { by: 'variant' });
    const first = (variant: string): Row =>
      by.rows.find((row) => row['variant'] === variant && row['within_days'] === 7) ?? {};
    expect(first('sample')).toMatchObject({ people: 3, buyers: 2, ordered: 2 });
    expect(first('red-packet')).toMatchObject({ people: 1, buyers: 0 });
  });

  it.each([
    ['staff', ['staff_01 4', 'staff_02 1']],
    ['channel', ['package-card 4', 'null 1']],
    ['batch', ['1 3', '2 1', 'null 1']],
    ['month', ['2026-03 5']],
    ['week', ['2026-W10 3', '2026-W11 1', '2026-W12 1']],
  ])('can be told apart by %s', (by, groups) => {
    const { rows } = ask('first-order', STORY, { by, campaign: undefined });
    const seen = rows
      .filter((row) => row['within_days'] === 1)
      .map((row) => `${row[by]} ${row['people']}`);
    expect(seen).toEqual(groups);
  });

  it('are of the platform that they had bought on by then, never of what they bought later', () => {
    const story: Story = {
      people: {
        ann: ['order -3d public', 'join - +1d', 'order +2d'],
        ben: ['join - +1d', 'order +2d'], // his first order ever is the one that is waited for
      },
    };
    const asked = { by: 'platform', campaign: undefined };
    const bought = ask('first-order', story, asked);
    const seen = bought.rows.filter((row) => row['within_days'] === 1);
    expect(seen.map((row) => `${row['platform']} ${row['people']}`)).toEqual([
      'market 1',
      'null 1',
    ]);
    expect(noted(bought, 'by-touch-before')).toEqual({});
  });

  it('name as many people as each number says', () => {
    const db = tell(STORY);
    const asked = { asOf: at('+30d'), untilGiven: true };
    expect(expectWhoToFit(db, 'first-order', asked)).toContain('7 2');
    expect(expectWhoToFit(db, 'first-order', { ...asked, by: 'staff' })).toContain('staff_01:30 3');
    db.close();
  });
});

it('nobody who joined is nothing to draw', () => {
  const result = ask('first-order', { people: { ann: ['order +1d'] } }, { campaign: undefined });
  expect(result.summary).toEqual({ people: 0, buyers: 0, median_days: null });
  expect(noted(result, 'first-order-nobody')).toEqual({});
});

it('the order in which things were told, and so every id, changes nothing', () => {
  fc.assert(
    fc.property(randomStory, fc.constantFrom(undefined, 'variant', 'staff'), (story, by) => {
      const run = (told: Story): ReportResult =>
        ask('first-order', told, { asOf: at('+20d'), campaign: undefined, by });
      expect(run(turned(story))).toEqual(run(story));
    }),
    { numRuns: 40 },
  );
});
