import { describe, expect, it } from 'vitest';
import { ask, noted } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { runReport } from '../run.ts';
import { attainment } from './attainment.ts';

const STORY: Story = {
  batches: [{ codes: ['c1', 'c2', 'c3'] }],
  people: {
    ann: ['join c1 +1d anna', 'order +9d 1000'],
    // Left anna and stayed with bo: kept by the brand, not by anna; new through anna alone.
    ben: ['join c2 +1d anna', 'join - +2d bo', 'leave +3d anna', 'order +4d 500'],
    cat: ['join - +5d anna'],
    // Again, after a leave: no second add.
    dan: ['join c3 +5d bo', 'leave +6d bo', 'join - +7d bo'],
  },
};

describe('two members of staff', () => {
  it('are told apart, the most adds first, and nobody’s revenue counts twice', () => {
    const { rows } = ask('staff', STORY, { campaign: undefined, own: { target: '2' } });
    // From the first add of anybody to the last day of the report: days 1 to 30.
    expect(rows.map((row) => Object.values(row).slice(0, 10))).toEqual([
      // staff, added, kept by them, days, of target, days met, all days, of target; new joins, kept by the brand
      ['anna', 3, 2, 2, 3 / 4, 1, 30, 3 / 60, 3, 3],
      ['bo', 2, 2, 2, 2 / 4, 0, 30, 2 / 60, 1, 1], // ben and dan; dan left and came back inside the seven days
    ]);
    expect(rows.map(({ net_minor }) => net_minor)).toEqual([1500, 0]);
  });

  it('by week have a target for its days; by channel none', () => {
    const told = { campaign: undefined, own: { target: '2' } };
    const weeks = ask('staff', STORY, { ...told, by: 'week' }).rows;
    // Monday 2 March is day 1.
    expect(weeks.map((row) => Object.values(row).slice(0, 9))).toEqual([
      ['anna', '2026-W10', 3, 2, 2, 3 / 4, 1, 7, 3 / 14],
      ['bo', '2026-W10', 2, 2, 2, 2 / 4, 0, 7, 2 / 14],
    ]);
    const channels = ask('staff', STORY, { ...told, by: 'channel' }).rows;
    expect(channels.map((row) => Object.values(row).slice(0, 7))).toEqual([
      ['anna', 'package-card', 2, 1, null, null, null],
      ['anna', null, 1, 1, null, null, null], // cat
      ['bo', 'package-card', 1, 1, null, null, null], // dan
      ['bo', null, 1, 1, null, null, null], // ben
    ]);
  });

  it('put nobody first who added on one day and rested on the others', () => {
    const adds = (n: number, staff: string, day: (n: number) => number): Story['people'] =>
      Object.fromEntries(
        Array.from({ length: n }, (_, nth) => [
          `${staff}${nth}`,
          [`join - +${day(nth)}d ${staff}`],
        ]),
      );
    // Two on each of ten days; two on one day.
    const people = { ...adds(20, 'busy', (n) => Math.floor(n / 2)), ...adds(2, 'idle', () => 4) };
    const asked = { campaign: undefined, since: at('-1d'), asOf: at('+9d') };
    const told = ask('staff', { people }, { ...asked, own: { target: '2' } });
    expect(told.rows.map((row) => Object.values(row).slice(0, 8))).toEqual([
      ['busy', 20, 6, 10, 1, 10, 11, 20 / 22], // kept: of the first three days, which are seven days old
      ['idle', 2, 0, 1, 1, 1, 11, 2 / 22],
    ]);
    expect(noted(told, 'staff-days')).toEqual({ from: '2026-02-28', to: '2026-03-10' });
    // As far as joins are known: five days without any, after ten with some, are no days off.
    const late = { ...asked, asOf: at('+200d') };
    const read = { joins: '+14d', leaves: '+14d' };
    const cut = ask('staff', { people, read }, { ...late, own: { target: '2' } });
    expect(noted(cut, 'staff-days')).toEqual({ from: '2026-02-28', to: '2026-03-10' });
  });

  it('of several together are held against the days of each', () => {
    const db = tell({
      people: {
        ann: ['join - +1d a'],
        ben: ['join - +2d a'],
        cat: ['join - +1d b'],
        dan: ['join - +9d c'],
      },
    });
    const asked = { asOf: at('+10d'), untilGiven: true, top: 1, own: { target: '1' } };
    const shown = (by?: string): unknown[] =>
      runReport(db, 'staff', { ...asked, by }).rows.map((row) => [
        row['staff'],
        row[by ?? ''] ?? null,
        row['period_days'],
        row['period_attainment'],
      ]);
    expect(shown()).toEqual([
      ['a', null, 10, 2 / 10],
      ['(other)', null, 20, 2 / 20],
    ]);
    // 2 to 8 March, and the three days after them.
    expect(shown('week')).toEqual([
      ['a', '2026-W10', 7, 2 / 7],
      ['b', '2026-W10', 7, 1 / 7],
      ['c', '(other)', 3, 1 / 3],
    ]);
    db.close();
  });

  it('of a campaign are those who came through it', () => {
    const { rows } = ask('staff', STORY);
    expect(rows.map(({ staff, added }) => [staff, added])).toEqual([
      ['anna', 2],
      ['bo', 1],
    ]);
  });

  it('name whom they added, the others together with --top', () => {
    const db = tell(STORY);
    const asked = { asOf: at('+30d'), untilGiven: true };
    expect(expectWhoToFit(db, 'staff', asked).filter((one) => one.includes(':added'))).toEqual([
      'anna:added 3',
      'anna:added_kept 2',
      'bo:added 2',
      'bo:added_kept 2',
    ]);
    // On day 8 nobody can say of cat, who came on the fifth, nor of dan; ben had bought before he came.
    const early = { asOf: at('+8d+1h'), untilGiven: true };
    const told = tell({ people: { ...STORY.people, ben: ['order -5d 500', 'join - +1d anna'] } });
    expect(expectWhoToFit(told, 'staff', early).slice(0, 7)).toEqual([
      'anna:added 3',
      'anna:added_kept 2',
      'anna:joins 3',
      'anna:kept_7d 2',
      'anna:undecided 1',
      'anna:customers_before 1',
      'anna:first_orders 0',
    ]);
    expect(runReport(db, 'staff', { ...asked, top: 1 }).rows[1]).toMatchObject({
      staff: '(other)',
      added: 2,
    });
  });

  it('bear what a campaign cost by those who came new through it', () => {
    const db = tell(STORY);
    db.exec(`INSERT INTO costs (campaign_id, kind, amount_minor, currency, at, day, nth)
      VALUES (1, 'print', 100, 'CNY', ${at('+1d')}, 20000, 1)`);
    const { rows } = runReport(db, 'staff', { asOf: at('+30d'), untilGiven: true });
    // Two of the three new ones through anna: 66.67, and 33.33, in whole minor units.
    expect(rows.map(({ cost_minor }) => cost_minor)).toEqual([67, 33]);
  });

  it('bear nothing of what nobody came through, which is said', () => {
    const db = tell({
      ...STORY,
      people: { ...STORY.people, eve: ['join - +3d cleo'] },
      batches: [{ codes: ['c1', 'c2', 'c3'] }, { codes: ['d1'], campaign: 'other' }],
    });
    db.exec(`INSERT INTO costs (campaign_id, kind, amount_minor, currency, at, day, nth)
      VALUES (1, 'print', 100, 'CNY', ${at('+1d')}, 20000, 1),
        ((SELECT id FROM campaigns WHERE name = 'other'), 'print', 40, 'CNY', ${at('+1d')}, 20000, 1)`);
    const { rows, notes } = runReport(db, 'staff', { asOf: at('+30d'), untilGiven: true });
    expect(rows.map(({ staff, cost_minor }) => [staff, cost_minor])).toEqual([
      ['anna', 67],
      ['bo', 33],
      ['cleo', null], // eve came through nothing that cost anything
    ]);
    expect(notes).toContainEqual({
      code: 'arrivals-costs-unborne',
      params: { amount_minor: 40, currency: 'CNY' },
    });
  });

  it('have a target that is a number', () => {
    const wrong = (): unknown => ask('staff', STORY, { own: { target: 'many' } });
    expect(wrong).toThrow(expect.objectContaining({ code: 'bad-option' }));
  });
});

describe('attainment', () => {
  it('counts the days on which somebody was added', () => {
    const on = (...days: number[]) => days.map((day) => ({ name: 'anna', day }));
    expect(attainment(on(1, 1, 1, 3), 2, 8)).toEqual({
      days: 2,
      attainment: 1,
      days_met: 1,
      period_days: 8,
      period_attainment: 4 / 16,
    });
    expect(attainment([], 15, 0)).toMatchObject({
      days: 0,
      attainment: null,
      period_attainment: null,
    });
    expect(attainment([...on(1), { name: 'bo', day: 1 }], 1, 2)).toMatchObject({
      days: 2,
      days_met: 2,
    });
  });
});
