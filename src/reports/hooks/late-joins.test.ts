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
    expect(kept(early, 'red-packet')).toBe('0/30 (30)');
    expect(lead(early)).toContain('hooks-verdict-early');
    expect(noted(early, 'hooks-verdict-early')).toMatchObject({ n: 30 });
    // Once it is known, both are alike.
    expect(lead(ask('hooks', story('+2d')))).toContain('hooks-verdict-more');
  });
});
