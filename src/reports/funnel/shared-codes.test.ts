import { describe, expect, it } from 'vitest';
import type { ReportResult } from '../../core/table.ts';
import { ask, counts, noted, stageOf } from '../ask.fixture.ts';
import { at, type Story } from '../journeys.fixture.ts';

describe('shared codes', () => {
  const POSTER: Story = {
    batches: [{ codes: ['p1', 'p2'], unit: 'shared', channel: 'poster' }],
    people: {
      // Both posters, one person, from the first join on: 10 d − 2 h = 238 h to the order.
      ann: ['visit p1 +1h ann', 'join p1 +2h', 'visit p2 +3h ann', 'join p2 +4h', 'order +10d'],
      ben: ['visit p1 +1h ben', 'join p1 +5h', 'leave +1d'],
      cat: ['visit p2 +1h cat'],
      nobody: ['visit p2 +7h', 'visit p2 +8h'],
    },
  };

  it('start at scanned, in visitors, and go on in people', () => {
    const result = ask('funnel', POSTER);
    expect(counts(result.rows)).toEqual([
      'scanned 5', // ann, ben, cat, and two without a name
      'joined 2',
      'kept_7d 1',
      'first_private_order 1',
      'repeat 0',
    ]);
    expect(stageOf(result.rows, 'scanned')).toMatchObject({
      step_rate: null,
      overall_rate: 1,
      median_hours: null,
    });
    expect(stageOf(result.rows, 'joined')).toMatchObject({ step_rate: 2 / 5, median_hours: null });
    expect(stageOf(result.rows, 'first_private_order')['median_hours']).toBe(238);
    expect(noted(result, 'funnel-shared-issued')).toEqual({ n: 2 });
  });

  it('had fewer visitors when fewer had come', () => {
    // By +1h ann, ben and cat had scanned; nobody had joined, and the nameless came later.
    const { rows } = ask('funnel', POSTER, { asOf: at('+1h') });
    expect(counts(rows).slice(0, 2)).toEqual(['scanned 3', 'joined 0']);
  });

  it('were visited by everybody who joined through them, recorded or not', () => {
    const { rows } = ask('funnel', {
      batches: POSTER.batches ?? [],
      people: { ann: ['join p1 +2h'], ben: ['join p1 +3h'], cat: ['visit p1 +1h cat'] },
    });
    expect(stageOf(rows, 'scanned')['count']).toBe(2);
  });

  it('are added to the other kind only with a warning that says how to part them', () => {
    const both: Story = {
      batches: [...(POSTER.batches ?? []), { codes: ['c1', 'c2'] }],
      people: { ...POSTER.people, dan: ['visit c1 +1h', 'join c1 +2h'] },
    };
    const mixed = ask('funnel', both);
    expect(counts(mixed.rows).slice(0, 2)).toEqual([
      'scanned 6', // five visitors, one card
      'joined 3',
    ]);
    expect(stageOf(mixed.rows, 'joined')['median_hours']).toBe(1); // dan's: visitors cannot be timed
    expect(mixed.notes[0]).toEqual({
      code: 'funnel-mixed-units',
      params: { option: '--by batch' },
    });
    const parted = ask('funnel', both, { by: 'batch' });
    expect(noted(parted, 'funnel-mixed-units')).toBeUndefined();
    expect(parted.rows.map((row) => `${row['batch']} ${row['stage']} ${row['count']}`)).toEqual([
      '1 scanned 5',
      '1 joined 2',
      '1 kept_7d 1',
      '1 first_private_order 1',
      '1 repeat 0',
      '2 issued 2',
      '2 scanned 1',
      '2 joined 1',
      '2 kept_7d 1',
      '2 first_private_order 0',
      '2 repeat 0',
    ]);
  });
});

describe('scans of which no visit is on record', () => {
  const rates = (result: ReportResult, stage: string): unknown[] => {
    const { step_rate, overall_rate, overall_low } = stageOf(result.rows, stage);
    return [step_rate, overall_rate, overall_low];
  };
  const joined = (code: string, n: number): Record<string, string[]> =>
    Object.fromEntries(
      Array.from({ length: n }, (_, nth) => [`${code}${nth}`, [`join ${code} +2h`]]),
    );

  it('of a poster are those of who joined, which is no rate of joining', () => {
    const result = ask('funnel', {
      batches: [{ codes: ['p1'], unit: 'shared', channel: 'poster' }],
      people: joined('p1', 8),
    });
    expect(counts(result.rows).slice(0, 3)).toEqual(['scanned 8', 'joined 8', 'kept_7d 8']);
    expect(rates(result, 'joined')).toEqual([null, null, null]);
    expect(rates(result, 'kept_7d')).toEqual([1, null, null]); // of who joined; of who scanned nobody knows
    expect(noted(result, 'funnel-scanned-inferred')).toEqual({ n: 8, of: 8 });
  });

  it('of cards leave what joined out of all that were issued', () => {
    const result = ask('funnel', {
      batches: [{ codes: ['c0', 'c1', 'c2', 'c3'] }],
      people: { ann: ['join c0 +2h'] },
    });
    expect(counts(result.rows).slice(0, 3)).toEqual(['issued 4', 'scanned 1', 'joined 1']);
    expect(rates(result, 'scanned')).toEqual([null, null, null]);
    expect(rates(result, 'joined')).toEqual([null, 1 / 4, expect.closeTo(0.0456, 4)]); // Wilson of 1 of 4
    expect(noted(result, 'funnel-scanned-inferred')).toEqual({ n: 1, of: 1 });
  });

  it('are said where they are some of all: the others make a rate', () => {
    const batches = [
      { codes: ['p1', 'p2'], unit: 'shared', channel: 'poster' },
      { codes: ['c1', 'c2'] },
    ] as const;
    // Three visitors of p1, two of whom joined; nobody was seen at p2, where one joined; c1 seen, c2 not.
    const people = {
      ann: ['visit p1 +1h ann', 'join p1 +2h'],
      ben: ['visit p1 +1h ben', 'join p1 +2h'],
      cat: ['visit p1 +1h cat'],
      dan: ['join p2 +1h'],
      eve: ['visit c1 +1h', 'join c1 +2h'],
      fay: ['join c2 +2h'],
    };
    const result = ask('funnel', { batches, people });
    expect(counts(result.rows).slice(0, 2)).toEqual(['scanned 6', 'joined 5']);
    expect(rates(result, 'joined').slice(0, 2)).toEqual([5 / 6, 5 / 6]);
    expect(noted(result, 'funnel-scanned-inferred')).toEqual({ n: 2, of: 6 });
  });
});
