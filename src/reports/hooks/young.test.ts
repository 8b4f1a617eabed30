import { describe, expect, it } from 'vitest';
import type { ReportResult } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { at, type Story } from '../journeys.fixture.ts';

/** N codes of a batch, `s1 s2 …`. */
function codes(prefix: string, n: number): readonly string[] {
  return Array.from({ length: n }, (_, place) => `${prefix}${place + 1}`);
}

/** The code of the verdict, which is said last. */
function verdict({ lead = [] }: ReportResult): string | undefined {
  return lead.at(-1)?.code;
}

const joining = (prefix: string, n: number): Story['people'] =>
  Object.fromEntries(codes(prefix, n).map((code) => [code, [`join ${code} +1d`]]));

/** Sixty cards of each variant: of the samples 30 are joined through on the next day, of the others so many. */
const story = (others: number, more: Partial<Story> = {}): Story => ({
  variants: { 'sample': 1, 'red-packet': 1 },
  batches: [
    { codes: codes('s', 60), variant: 'sample' },
    { codes: codes('r', 60), variant: 'red-packet' },
  ],
  people: { ...joining('s', 30), ...joining('r', others) },
  ...more,
});
const JOINED = { goal: 'joined', lift: '90%' };

describe('cards of which the parcels are still on their way', () => {
  it.each([
    [5, 'hooks-verdict-winner'],
    [30, 'hooks-verdict-none'], // up to the day when as many more have come through one of the two
  ])('decide nothing: 30 against %i', (others, later) => {
    const early = ask('hooks', story(others), { asOf: at('+2d'), own: JOINED });
    expect(verdict(early)).toBe('hooks-verdict-young');
    // Made on 2026-03-01.
    expect(noted(early, 'hooks-verdict-young')).toEqual({
      n: 120,
      of: 120,
      days: 14,
      day: '2026-03-03',
      option: '--window 14d',
    });
    // The figures stand.
    const joined = early.rows.filter(({ measure }) => measure === 'joined');
    expect(joined).toMatchObject([{ rate: 30 / 60 }, { rate: others / 60 }]);
    expect(verdict(ask('hooks', story(others), { own: JOINED }))).toBe(later);
  });

  it('are too young up to the last moment of fourteen days', () => {
    const on = (asOf: number) => verdict(ask('hooks', story(5), { asOf, own: JOINED }));
    expect(on(at('+14d') - 1)).toBe('hooks-verdict-young');
    expect(on(at('+14d'))).toBe('hooks-verdict-winner');
  });

  it('are left out by the window that is named, and by nothing else', () => {
    const batches = [
      ...(story(5).batches ?? []),
      { codes: codes('x', 10), variant: 'sample', made: '+20d' },
      { codes: codes('y', 9), made: '+20d' }, // of no variant: in no comparison
    ];
    const late = ask('hooks', story(5, { batches }), { own: JOINED });
    expect(noted(late, 'hooks-verdict-young')).toMatchObject({ n: 10, of: 130 });
    const windowed = ask('hooks', story(5, { batches }), { own: { ...JOINED, window: '14d' } });
    expect(verdict(windowed)).toBe('hooks-verdict-winner');
    const sample = windowed.rows.find(({ measure }) => measure === 'joined');
    expect(sample).toMatchObject({ variant: 'sample', count: 30, of: 60, open: 10 });
  });

  it('are as young as files of joins say, but for what the scans alone decide', () => {
    const known = story(5, { read: { joins: '+3d' } });
    const result = ask('hooks', known, { own: JOINED });
    expect(noted(result, 'hooks-verdict-young')).toMatchObject({ n: 120, day: '2026-03-04' });
    expect(verdict(ask('hooks', known, { own: { goal: 'scanned' } }))).toBe('hooks-verdict-winner');
  });

  it('say so before who joined lately, who will be told of in the window', () => {
    // By day 7 nobody has had seven days since the join on day 1.
    const both = ask('hooks', story(5), { asOf: at('+7d') });
    expect(verdict(both)).toBe('hooks-verdict-young');
  });
});

it('who was shown a variant in a shop had it in hand at once', () => {
  const own = { ...JOINED, shown: ['sample=60', 'red-packet=60'] };
  const result = ask('hooks', story(5), { asOf: at('+2d'), own });
  expect(verdict(result)).toBe('hooks-verdict-winner');
  expect(noted(result, 'hooks-no-window')).toBeUndefined();
});

it('broken shares, and a single variant, are said of young cards as well', () => {
  const alone = { batches: [{ codes: codes('s', 60), variant: 'sample' }] };
  const asked = { asOf: at('+2d'), own: JOINED };
  expect(verdict(ask('hooks', story(5, alone), asked))).toBe('hooks-verdict-alone');
  const uneven = { variants: { 'sample': 9, 'red-packet': 1 } };
  expect(verdict(ask('hooks', story(5, uneven), asked))).toBe('hooks-verdict-shares');
});
