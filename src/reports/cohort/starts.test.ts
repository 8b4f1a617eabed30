import { describe, expect, it } from 'vitest';
import type { Row } from '../../core/table.ts';
import { ask } from '../ask.fixture.ts';
import { at, type Story } from '../journeys.fixture.ts';

type Own = Readonly<Record<string, string | true>>;

function cellsOf(story: Story, own: Own, ...keys: string[]): string[] {
  const asked = { asOf: at('+120d'), untilGiven: false, campaign: undefined };
  // Nothing is told for so long that the data end with the last order.
  const told = { ...story, read: { orders: '+120d' } };
  const { rows } = ask('cohort', told, { ...asked, own: { measure: 'orders', ...own } });
  return rows.map((row: Row) => keys.map((key) => row[key] ?? '–').join(' '));
}

// START is 2026-03-01 08:00 in Shanghai: +31d is April 1, +61d May 1.
const STORY: Story = {
  batches: [
    { codes: ['c1', 'c2'], campaign: 'spring' },
    { codes: ['d1'], campaign: 'autumn' },
  ],
  people: {
    ann: ['order -3d 100', 'join c1 +1d', 'order +1d+1h 200', 'order +35d 300'],
    ben: ['join c2 +2d', 'join d1 +3d', 'order +70d 400'],
    cat: ['join d1 +33d', 'order +33d 500'],
    dan: ['join - +5d'],
    eve: ['order +90d 600'],
  },
};

describe('people by their first join', () => {
  it('count whether they bought or not, and only what they bought since', () => {
    expect(
      cellsOf(STORY, { start: 'join' }, 'cohort', 'size', 'period', 'customers', 'net_minor'),
    ).toEqual([
      '2026-03 3 0 1 200', // ann, ben, dan; ann's 100 were before
      '2026-03 3 1 1 300',
      '2026-03 3 2 1 400', // ben
      '2026-04 1 0 1 500',
      '2026-04 1 1 0 0',
    ]);
  });

  it('buy in the moment of the join, not before', () => {
    const story: Story = { people: { ann: ['order +1d-1ms 1', 'join - +1d', 'order +1d 20'] } };
    expect(cellsOf(story, { start: 'join' }, 'customers', 'net_minor')).toEqual(['1 20']);
  });
});

describe('people by the campaign of their first join', () => {
  it('stand under its name, those of none last', () => {
    expect(
      cellsOf(STORY, { start: 'campaign' }, 'cohort', 'size', 'period', 'customers', 'mature'),
    ).toEqual([
      'autumn 1 0 1 1', // cat
      'autumn 1 1 0 0', // May: the data end with the 30th
      'spring 2 0 1 2', // ann, and ben, who came through autumn later
      'spring 2 1 1 2',
      'spring 2 2 1 0',
      '– 1 0 0 1', // dan
      '– 1 1 0 1',
      '– 1 2 0 0',
    ]);
  });

  it('of two joins in one moment the name decides', () => {
    const two = (codes: string[]): Story => ({
      batches: STORY.batches ?? [],
      people: { ann: codes.map((code) => `join ${code} +1d`), ben: ['order +1d'] },
    });
    const cohorts = ['autumn'];
    for (const codes of [
      ['c1', 'd1'],
      ['d1', 'c1'],
      ['-', 'd1'],
    ]) {
      expect(cellsOf(two(codes), { start: 'campaign' }, 'cohort')).toEqual(cohorts);
    }
  });

  it('--campaign keeps those of one, whatever the cohorts are', () => {
    const asked = { asOf: at('+120d'), untilGiven: false, campaign: 'spring' };
    const sizes = (own: Own): unknown[] =>
      ask('cohort', STORY, { ...asked, own: { measure: 'orders', ...own } })
        .rows.filter((row) => row['period'] === 0)
        .map((row) => `${row['cohort']} ${row['size']}`);
    expect(sizes({ start: 'join' })).toEqual(['2026-03 2']);
    expect(sizes({ start: 'campaign' })).toEqual(['spring 2']);
    // ann's and ben's first orders
    expect(sizes({})).toEqual(['2026-02 1', '2026-03 0', '2026-04 0', '2026-05 1']);
  });
});

describe('other periods', () => {
  const WEEKS: Story = {
    people: {
      // 2026-03-01 is a Sunday, the last day of W09.
      ann: ['order +0d', 'order +1d', 'order +15d'],
      ben: ['order +6d', 'order +22d'],
    },
  };

  it('weeks are those of ISO 8601', () => {
    expect(cellsOf(WEEKS, { unit: 'week' }, 'cohort', 'period', 'customers')).toEqual([
      '2026-W09 0 1',
      '2026-W09 1 1', // Monday, the day after
      '2026-W09 2 0',
      '2026-W09 3 1',
      '2026-W09 4 0',
      '2026-W10 0 1',
      '2026-W10 1 0',
      '2026-W10 2 0',
      '2026-W10 3 1',
    ]);
  });

  it('rolling: each from their own first day, grouped by the month of it', () => {
    const own = { rolling: '7d' };
    expect(
      cellsOf(WEEKS, own, 'cohort', 'period', 'size', 'mature', 'customers', 'retained'),
    ).toEqual([
      '2026-03 0 2 2 2 2', // ann twice
      '2026-03 1 2 2 0 0',
      '2026-03 2 2 1 2 1', // ann on day 15; ben on his day 16, a week that is not over
      '2026-03 3 2 0 0 0',
    ]);
  });

  it('every order starts anew, where that is asked for', () => {
    expect(
      cellsOf(
        WEEKS,
        { unit: 'week', start: 'every-order' },
        'cohort',
        'period',
        'customers',
      ).filter((line) => !line.endsWith(' 0')),
    ).toEqual([
      '2026-W09 0 1',
      '2026-W09 1 1',
      '2026-W09 3 1',
      '2026-W10 0 2', // ann again, and ben
      '2026-W10 2 1',
      '2026-W10 3 1',
      '2026-W12 0 1',
      '2026-W13 0 1',
    ]);
  });

  it('every order starts anew, and each counts from its own day', () => {
    const own = { unit: 'week', start: 'every-order', rolling: '2d' };
    const lines = cellsOf(WEEKS, own, 'cohort', 'period', 'customers');
    expect(lines.filter((line) => !line.endsWith(' 0'))).toEqual([
      '2026-W09 0 1', // ann on days 0 and 1
      '2026-W09 7 1', // and on day 15
      '2026-W10 0 2', // ann from day 1, ben from day 6
      '2026-W10 7 1', // ann on day 15 again, 14 days later
      '2026-W10 8 1', // ben on day 22, 16 days later
      '2026-W12 0 1',
      '2026-W13 0 1',
    ]);
  });

  it.each<[Own, string]>([
    [{ rolling: 'soon' }, '--rolling'],
    [{ rolling: '0d' }, '--rolling'],
    [{ rolling: '367d' }, '--rolling'],
    [{ unit: 'year' }, '--unit'],
  ])('%o is refused', (own, option) => {
    expect(() => cellsOf({}, own)).toThrow(
      expect.objectContaining({ code: 'bad-option', params: expect.objectContaining({ option }) }),
    );
  });
});
