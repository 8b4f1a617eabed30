import { describe, expect, it } from 'vitest';
import { ask, noted, counts, stageOf } from '../ask.fixture.ts';
import { runReport } from '../run.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';

describe('at the edges', () => {
  it('a card counts though its batch is dated after the join, without a waiting time', () => {
    const { rows, notes } = ask('funnel', {
      batches: [{ codes: ['c1'], made: '+5d' }],
      people: { ann: ['visit c1 +1d', 'join c1 +2d', 'order +12d'] },
    });
    expect(counts(rows).slice(0, 5)).toEqual([
      'issued 1',
      'scanned 1',
      'joined 1',
      'kept_7d 1',
      'first_private_order 1',
    ]);
    // From the join to the order both times are good: ten days.
    expect(rows.map((row) => row['median_hours'])).toEqual([null, null, null, null, 240, null]);
    expect(notes.map(({ code }) => code)).toContain('funnel-before-batch');
  });

  it('a card whose batch is dated after --until is issued once a fact shows that it was out', () => {
    const story: Story = {
      batches: [{ codes: ['c1', 'c2'], made: '+40d' }],
      people: { ann: ['visit c1 +1d'] },
    };
    expect(counts(ask('funnel', story).rows).slice(0, 2)).toEqual(['issued 1', 'scanned 1']);
  });

  it('a card that brought somebody who was kept is decided, though another came yesterday', () => {
    const { rows, rule } = ask('funnel', {
      batches: [{ codes: ['c1', 'c2'] }],
      people: {
        ann: ['join c1 +1d'],
        ben: ['join c1 +29d'],
        // cat was lost, but dan may still be kept: c2 is open.
        cat: ['join c2 +1d', 'leave +2d'],
        dan: ['join c2 +29d'],
      },
    });
    expect(stageOf(rows, 'kept_7d')).toMatchObject({ count: 1, step_rate: 1, overall_rate: 1 });
    expect(rule).toContainEqual({ about: 'immature', code: 'funnel-undecided', params: { n: 1 } });
  });

  it('of two people with one card, the first to join ends the wait', () => {
    const { rows } = ask('funnel', {
      batches: [{ codes: ['c1'] }],
      people: { ann: ['visit c1 +1h', 'join c1 +9h'], ben: ['join c1 +4h'] },
    });
    expect(stageOf(rows, 'joined')['median_hours']).toBe(3);
  });

  it('a join whose code was only inferred is no join through it', () => {
    const db = tell({ batches: [{ codes: ['c1'] }], people: { ann: ['join c1 +1h'] } });
    const asked = { asOf: at('+30d'), untilGiven: true };
    expect(stageOf(runReport(db, 'funnel', asked).rows, 'joined')['count']).toBe(1);
    db.exec("UPDATE join_attributions SET level = 'I1'");
    expect(stageOf(runReport(db, 'funnel', asked).rows, 'joined')['count']).toBe(0);
  });

  it('a visit alone from before the batch is said, too', () => {
    const { rows, notes } = ask('funnel', {
      batches: [{ codes: ['c1'], made: '+2d' }],
      people: { ann: ['visit c1 +1d', 'join c1 +3d'] },
    });
    expect(notes).toContainEqual({ code: 'funnel-before-batch', params: { n: 1 } });
    expect(stageOf(rows, 'joined')['median_hours']).toBeNull();
  });

  it('a join dated before the visit counts, without a waiting time', () => {
    const { rows } = ask('funnel', {
      batches: [{ codes: ['c1'] }],
      people: { ann: ['visit c1 +3h', 'join c1 +1h'] },
    });
    expect(stageOf(rows, 'joined')).toMatchObject({ count: 1, median_hours: null });
  });

  it('refunds: partly is an order, in full is none, whatever the status says', () => {
    const { rows } = ask('funnel', {
      batches: [{ codes: ['c1', 'c2', 'c3', 'c4'] }],
      people: {
        ann: ['join c1 +1h', 'order +8d 10000 4000'],
        ben: ['join c2 +1h', 'order +8d 10000 10000'],
        cat: ['join c3 +1h', 'order +8d ?'], // nobody knows what was paid, but it was
        dan: ['join c4 +1h', 'order +8d ? refunded'],
      },
    });
    expect(stageOf(rows, 'first_private_order')['count']).toBe(2);
  });

  it('an order in the moment of the join is not after it; a second one in the moment of the first is no repeat', () => {
    const { rows } = ask('funnel', {
      batches: [{ codes: ['c1', 'c2'] }],
      people: {
        ann: ['join c1 +1h', 'order +1h'],
        ben: ['join c2 +1h', 'order +2d', 'order +2d'],
      },
    });
    expect(stageOf(rows, 'first_private_order')['count']).toBe(1);
    expect(stageOf(rows, 'repeat')['count']).toBe(0);
    expect(stageOf(rows, 'customers_before')['count']).toBe(1);
  });

  it('two identities of one person are one person: left with one, still a friend with the other', () => {
    const { rows } = ask('funnel', {
      batches: [{ codes: ['c1'] }],
      people: {
        'ann': ['join c1 +1h staff_01', 'leave +2d staff_01'],
        'ann/2': ['join - +1d staff_02', 'order +9d'],
      },
    });
    expect(stageOf(rows, 'first_private_order')['count']).toBe(1);
  });

  it('orders of nobody are said, not guessed at', () => {
    const result = ask('funnel', {
      batches: [{ codes: ['c1'] }],
      people: { nobody: ['order +1d', 'order +1d public', 'order +2d refunded'] },
    });
    expect(noted(result, 'funnel-excluded')).toEqual({ machines: 0, repeats: 0, ofNobody: 1 });
  });

  it('without codes there are noughts and no rates', () => {
    const { rows, notes } = ask('funnel', {});
    expect(rows).toHaveLength(6);
    for (const row of rows) {
      expect(row).toMatchObject({ count: 0, step_rate: null, overall_rate: null, ci_low: null });
    }
    expect(notes).toEqual([{ code: 'funnel-no-codes', params: {} }]);
    expect(ask('funnel', {}, { by: 'variant' }).rows).toEqual([]);
  });

  it('other campaigns and plain variants stay apart', () => {
    const story: Story = {
      batches: [
        { codes: ['c1'], variant: 'sample' },
        { codes: ['c2', 'c3'] },
        { codes: ['d1'], campaign: 'summer', variant: 'sample' },
      ],
    };
    const issued = ask('funnel', story, { by: 'variant' }).rows.filter(
      (row) => row['stage'] === 'issued',
    );
    expect(issued.map((row) => [row['variant'], row['count']])).toEqual([
      ['sample', 1],
      [null, 2],
    ]);
  });

  it('refuses what it does not know, and names what it does', () => {
    expect(() => ask('funnel', {}, { campaign: 'autumn' })).toThrow(
      expect.objectContaining({
        code: 'unknown-campaign',
        params: { name: 'autumn', known: ['spring'] },
      }),
    );
    expect(() => ask('funnel', {}, { by: 'weather' })).toThrow(
      expect.objectContaining({
        code: 'bad-option',
        params: expect.objectContaining({ option: '--by', value: 'weather' }),
      }),
    );
  });
});
