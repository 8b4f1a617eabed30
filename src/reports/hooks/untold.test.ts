import { describe, expect, it } from 'vitest';
import type { ReportResult, Row } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectExplained } from '../explained.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';

/** Forty cards of either variant, of which 20 and so many are joined through on day 1. */
const story = (others: number, more: Partial<Story> = {}): Story => {
  const codes = (prefix: string, n: number) => Array.from({ length: n }, (_, n1) => prefix + n1);
  const joined = [...codes('s', 20), ...codes('r', others)];
  return {
    batches: [
      { codes: codes('s', 40), variant: 'sample' },
      { codes: codes('r', 40), variant: 'red-packet' },
    ],
    people: Object.fromEntries(joined.map((code) => [code, [`join ${code} +1d`]])),
    ...more,
  };
};

/** The code of the verdict, which is said last. */
const verdict = ({ lead = [] }: ReportResult): string | undefined => lead.at(-1)?.code;
const rowsOf = ({ rows }: ReportResult, measure: string): readonly Row[] =>
  rows.filter((row) => row['measure'] === measure);

describe('where no file of leaves was ever read', () => {
  it('one is wanted, and no day is waited for', () => {
    const result = ask('hooks', story(4, { read: { leaves: 'never' } }));
    expect(verdict(result)).toBe('hooks-verdict-early-no-leaves');
    expect(noted(result, 'hooks-untested-yet-no-leaves')).toEqual({ n: 24, shown: 0 });
    expect(noted(result, 'hooks-untested-yet')).toBeUndefined();
  });

  it('even where two of three variants won nobody, and could be compared', () => {
    const batches = ['s', 'r', 'm'].map((name) => ({ codes: [`${name}0`], variant: name }));
    const three = ask(
      'hooks',
      story(0, { batches, people: { ann: ['join s0 +1d'] }, read: { leaves: 'never' } }),
    );
    expect(verdict(three)).toBe('hooks-verdict-early-no-leaves');
  });

  it('or one does not reach so far, a newer one is wanted where the day has passed', () => {
    // Read on day 3; by day 8 it could have been said of all.
    const read = { leaves: '+3d' };
    const late = ask('hooks', story(4, { read }));
    expect(verdict(late)).toBe('hooks-verdict-early-file');
    expect(noted(late, 'hooks-untested-yet-file')).toEqual({ n: 24, shown: 0 });
    const own = { goal: 'joined' };
    const ahead = ask('hooks', story(4, { read }), { asOf: at('+7d'), own });
    expect(noted(ahead, 'hooks-untested-yet')).toEqual({ n: 24, shown: 0, day: '2026-03-09' });
  });
});

describe('where no file has private orders', () => {
  const result = ask('hooks', story(4));

  it('first orders and revenue are unknown, and not 0', () => {
    const blank = { rate: null, low: null, difference: null, p: null, best: null };
    const ofNone = { count: null, each_minor: null, each_difference_minor: null };
    expect(rowsOf(result, 'first_order')).toMatchObject([
      { count: null, of: 40, ...blank },
      { count: null, of: 40, ...blank },
    ]);
    expect(rowsOf(result, 'revenue')).toMatchObject([ofNone, ofNone]);
    expect(rowsOf(result, 'joined')).toMatchObject([{ count: 4 }, { count: 20 }]);
    expect(noted(result, 'hooks-may-order')).toBeUndefined();
    const chart = result.charts?.find(({ title }) => title === 'hooks-steps');
    expect(chart?.kind === 'bars' && chart.series[0]?.values.at(-1)?.value).toBeNull();
  });

  it('they decide nothing, whether anybody joined or not', () => {
    const own = { goal: 'first_order' };
    expect(verdict(ask('hooks', story(4), { own }))).toBe('hooks-verdict-no-orders');
    expect(verdict(ask('hooks', story(4, { people: {} }), { own }))).toBe(
      'hooks-verdict-no-orders',
    );
  });

  it('they are 0 where there is one, and nobody in it bought', () => {
    const { people } = story(4);
    const some = ask('hooks', story(4, { people: { ...people, other: ['order -9d 100'] } }));
    expect(rowsOf(some, 'first_order')).toMatchObject([{ count: 0 }, { count: 0 }]);
    expect(rowsOf(some, 'revenue')).toMatchObject([
      { count: 0, each_minor: 0 },
      { count: 0, each_minor: 0 },
    ]);
  });

  it('--explain says the same, and --who names nobody', () => {
    const db = tell(story(4));
    expectExplained(db, 'hooks', { asOf: at('+30d'), untilGiven: true, campaign: 'spring' });
    db.close();
  });
});
