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
/** The first day on all of which cards made on 2026-03-01, at eight, have had fourteen days. */
const FOURTEEN = '2026-03-16';
const JOINED = { goal: 'joined', lift: '90%' };

describe('cards of which the parcels are still on their way', () => {
  it.each([
    [5, 'hooks-verdict-winner'],
    [30, 'hooks-verdict-none'], // up to the day when as many more have come through one of the two
  ])('decide nothing: 30 against %i', (others, later) => {
    const early = ask('hooks', story(others), { asOf: at('+2d'), own: JOINED });
    expect(verdict(early)).toBe('hooks-verdict-young-all');
    // Made on 2026-03-01; without them nothing is left, and a window would be no way out.
    expect(noted(early, 'hooks-verdict-young-all')).toEqual({
      n: 120,
      of: 120,
      days: 14,
      day: '2026-03-03',
      from: FOURTEEN,
    });
    // The figures stand.
    const joined = early.rows.filter(({ measure }) => measure === 'joined');
    expect(joined).toMatchObject([{ rate: 30 / 60 }, { rate: others / 60 }]);
    expect(verdict(ask('hooks', story(others), { own: JOINED }))).toBe(later);
  });

  it('are too young up to the last moment of fourteen days', () => {
    const on = (asOf: number) => verdict(ask('hooks', story(5), { asOf, own: JOINED }));
    expect(on(at('+14d') - 1)).toBe('hooks-verdict-young-all');
    expect(on(at('+14d'))).toBe('hooks-verdict-winner');
  });

  it('are left out by the window that is named, and by nothing else', () => {
    const batches = [
      ...(story(5).batches ?? []),
      { codes: codes('x', 10), variant: 'sample', made: '+20d' },
      { codes: codes('y', 9), made: '+20d' }, // of no variant: in no comparison
    ];
    const late = ask('hooks', story(5, { batches }), { own: JOINED });
    // Until day 34 some have had their time, of both variants, and others have not.
    expect(verdict(late)).toBe('hooks-verdict-young');
    expect(noted(late, 'hooks-verdict-young')).toEqual({
      n: 10,
      of: 130,
      days: 14,
      day: '2026-03-31',
      option: '--window 14d',
    });
    const windowed = ask('hooks', story(5, { batches }), { own: { ...JOINED, window: '14d' } });
    expect(verdict(windowed)).toBe('hooks-verdict-winner');
    const sample = windowed.rows.find(({ measure }) => measure === 'joined');
    expect(sample).toMatchObject({ variant: 'sample', count: 30, of: 60, open: 10 });
  });

  it('are as young as files of joins say, but for what the scans alone decide', () => {
    const known = story(5, { read: { joins: '+3d' } });
    const result = ask('hooks', known, { own: JOINED });
    // On day 30 they are old enough: no later day is to be waited for, but files of joins are wanted.
    expect(verdict(result)).toBe('hooks-verdict-young-file');
    expect(noted(result, 'hooks-verdict-young-file')).toMatchObject({ n: 120, day: '2026-03-04' });
    expect(verdict(ask('hooks', known, { own: { goal: 'scanned' } }))).toBe('hooks-verdict-winner');
  });

  it('say so before who joined lately, who will be told of in the window', () => {
    // By day 7 nobody has had seven days since the join on day 1.
    const both = ask('hooks', story(5), { asOf: at('+7d') });
    expect(verdict(both)).toBe('hooks-verdict-young-all');
  });
});

describe('a window that no card has had', () => {
  it('is too young to compare anything, up to the day on which the last has had it', () => {
    const own = { ...JOINED, window: '14d' };
    const early = ask('hooks', story(5), { asOf: at('+2d'), own });
    expect(verdict(early)).toBe('hooks-verdict-window');
    const when = { n: 120, of: 120, window: '14d', from: FOURTEEN };
    expect(noted(early, 'hooks-verdict-window')).toEqual(when);
    expect(verdict(ask('hooks', story(5), { asOf: at('+14d'), own }))).toBe('hooks-verdict-winner');
  });

  it('asks for files where it has passed, and they do not reach so far', () => {
    const own = { ...JOINED, window: '14d' };
    const behind = ask('hooks', story(5, { read: { joins: '+3d' } }), { own });
    expect(verdict(behind)).toBe('hooks-verdict-window-file');
    const never = ask('hooks', story(5, { people: {}, read: { joins: 'never' } }), { own });
    expect(verdict(never)).toBe('hooks-verdict-window-file');
  });
});

describe('a few young cards among many', () => {
  /** So many samples and red packets, beside sixty of each, made on day 20. */
  const daily = (samples: number, packets: number) =>
    story(5, {
      variants: {},
      batches: [
        ...(story(5).batches ?? []),
        { codes: codes('x', samples), variant: 'sample', made: '+20d' },
        { codes: codes('y', packets), variant: 'red-packet', made: '+20d' },
      ],
    });

  it('leave the verdict, which says how many of them it counts', () => {
    // 3 of 63 are 4.8 %.
    const result = ask('hooks', daily(3, 3), { own: JOINED });
    expect(result.lead?.map(({ code }) => code).slice(-2)).toEqual([
      'hooks-verdict-winner',
      'hooks-with-young',
    ]);
    const said = { n: 6, of: 126, days: 14, day: '2026-03-31', option: '--window 14d' };
    expect(noted(result, 'hooks-with-young')).toEqual(said);
    expect(noted(result, 'hooks-no-window')).toMatchObject({ most: '5 %' });
    const windowed = ask('hooks', daily(3, 3), { own: { ...JOINED, window: '14d' } });
    expect(noted(windowed, 'hooks-with-young')).toBeUndefined();
  });

  it('are too many above 5 % of the cards of any variant', () => {
    // 4 of 64 are 6.3 %, though 4 of 124 are 3.2 %: the variant with all of them would pay for it.
    const result = ask('hooks', daily(0, 4), { own: JOINED });
    expect(verdict(result)).toBe('hooks-verdict-young');
    expect(noted(result, 'hooks-with-young')).toBeUndefined();
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
