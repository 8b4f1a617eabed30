import { describe, expect, it } from 'vitest';
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
