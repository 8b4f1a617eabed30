import { describe, expect, it } from 'vitest';
import type { ReportResult } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import type { Story } from '../journeys.fixture.ts';

/** Cards whose people stayed, of how many it can be said of (and of how many it cannot). */
function kept({ rows }: ReportResult, variant: string): string {
  const row = rows.find((one) => one['variant'] === variant && one['measure'] === 'kept_7d') ?? {};
  return `${row['count']}/${row['of']} (${row['open']})`;
}

/** The codes of what is said first, in their order. */
function lead({ lead: notes = [] }: ReportResult): readonly string[] {
  return notes.map(({ code }) => code);
}

/** N codes of a batch, `s1 s2 …`. */
function codes(prefix: string, n: number): readonly string[] {
  return Array.from({ length: n }, (_, place) => `${prefix}${place + 1}`);
}

describe('a variant that has won its people lately', () => {
  const joining = (prefix: string, when: string) =>
    Object.fromEntries(
      codes(prefix, 30).map((code) => [`${prefix}_${code}`, [`join ${code} ${when}`]]),
    );
  const story = (late: string): Story => ({
    variants: { 'sample': 1, 'red-packet': 1 },
    batches: [
      { codes: codes('s', 60), variant: 'sample' },
      { codes: codes('r', 60), variant: 'red-packet' },
    ],
    people: { ...joining('s', '+1d'), ...joining('r', late) },
  });

  it('is not beaten by one whose people came long ago', () => {
    // 30 of 60 stayed; of the other 30 nobody can say, and none of the 30 cards without anybody was kept.
    const early = ask('hooks', story('+27d'));
    expect(kept(early, 'sample')).toBe('30/60 (0)');
    expect(kept(early, 'red-packet')).toBe('0/60 (30)');
    expect(lead(early)).toContain('hooks-verdict-early');
    expect(noted(early, 'hooks-verdict-early')).toMatchObject({ n: 30 });
    // Nothing is said of a rate of which nothing is known, and nobody is the best of one.
    const rows = early.rows.filter(({ measure }) => measure === 'kept_7d');
    expect(rows).toMatchObject([
      { variant: 'sample', rate: 0.5, best: null },
      { variant: 'red-packet', rate: null, low: null, difference: null, p: null, best: null },
    ]);
    // Joined on day 27, which is 2026-03-28.
    const when = { n: 30, day: '2026-04-04', shown: 0 };
    expect(noted(early, 'hooks-verdict-early')).toEqual(when);
    expect(noted(early, 'hooks-untested-yet')).toEqual(when);
    expect(noted(early, 'hooks-chained')).toEqual({ shown: 0 });
    // Once it is known, both are alike.
    expect(lead(ask('hooks', story('+2d')))).toContain('hooks-verdict-more');
  });
});

describe('two variants alike, of which one won half of its people lately', () => {
  // Of sixty cards forty are joined through, and every fourth leaves the day after.
  const joining = (prefix: string, half: string): Story['people'] =>
    Object.fromEntries(
      codes(prefix, 40).map((code, nth) => {
        const when = nth < 20 ? '+1d' : half;
        return [code, [`join ${code} ${when}`, ...(nth % 4 === 0 ? [`leave ${when}+1d`] : [])]];
      }),
    );
  const story = (late: string): Story => ({
    variants: { 'sample': 1, 'red-packet': 1 },
    batches: [
      { codes: codes('s', 60), variant: 'sample' },
      { codes: codes('r', 60), variant: 'red-packet' },
    ],
    people: { ...joining('s', '+1d'), ...joining('r', late) },
  });
  const early = ask('hooks', story('+28d'));
  const cells = ({ rows }: ReportResult, variant: string) =>
    rows.find((one) => one['variant'] === variant && one['measure'] === 'kept_7d') ?? {};

  it('have one rate, and are told apart by nothing', () => {
    expect(kept(early, 'sample')).toBe('30/60 (0)');
    // Of the late ones five left already, and any of them may come back within the seven days.
    expect(kept(early, 'red-packet')).toBe('15/60 (20)');
    // 40 of 60, and 15 of 20: a half. Greenwood: Σ = (1/3) ÷ 40 + (1/4) ÷ 15 = 0.025, as much as 20 of 40.
    const late = cells(early, 'red-packet');
    expect(late['rate']).toBeCloseTo(1 / 2, 12);
    expect(late['difference']).toBeCloseTo(0, 12);
    expect(late['p']).toBeCloseTo(1, 9);
    expect(late['best']).toBeCloseTo(1 / 2, 9);
    // Wilson of 20 in 40, by hand: (0.5 + 0.0480182 ± 1.9599640 × √(0.00625 + 0.0006003)) / 1.0960365.
    expect(late['low']).toBeCloseTo(0.352, 3);
    expect(late['high']).toBeCloseTo(0.648, 3);
    expect(noted(early, 'hooks-untested-yet')).toBeUndefined();
    const { rate, p } = cells(ask('hooks', story('+2d')), 'red-packet');
    expect([rate, p]).toEqual([1 / 2, 1]);
  });

  it('cost as much for each, though of the one not all who will be kept are', () => {
    // 90.00 each for sixty cards, half of them kept: thirty at 3.00, not fifteen at 6.00.
    const costs = ['sample print 9000 +0d', 'red-packet print 9000 +0d'];
    const costsEach = (result: ReportResult) =>
      ['sample', 'red-packet'].map((variant) => cells(result, variant)['cost_each_minor']);
    // Of the red packets fifteen are kept so far: half of sixty cards is what the rate says, see above.
    expect(costsEach(ask('hooks', { ...story('+28d'), costs }))).toEqual([300, 300]);
    expect(costsEach(ask('hooks', { ...story('+2d'), costs }))).toEqual([300, 300]);
  });
});
