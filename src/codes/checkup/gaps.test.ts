import { describe, expect, it } from 'vitest';
import { formatInstant, parseInstant } from '../../core/time.ts';
import { parseDates, parseHours } from '../redirect/hours.ts';
import type { MemberState } from '../redirect/state.ts';
import { member, NOON, ZONE } from '../redirect/state.fixture.ts';
import { openGaps } from './gaps.ts';

const at = (text: string): number => parseInstant(text, ZONE) ?? Number.NaN;
const open = (hours: string, dates = '', expires = ''): MemberState =>
  member(
    1,
    { week: parseHours(hours) ?? [], dates: dates === '' ? null : (parseDates(dates) ?? null) },
    expires === '' ? {} : { expiresAt: at(expires) },
  );

/** Gaps of the week from Monday 2026-03-02 12:00 on, as the clock in Shanghai shows them. */
const gaps = (members: readonly MemberState[], days = 7): string[] =>
  openGaps(members, NOON, ZONE, days).map(
    ({ from, to }) =>
      `${formatInstant(from, ZONE).slice(5, 16)} – ${formatInstant(to, ZONE).slice(5, 16)}`,
  );

describe('when nobody is there', () => {
  it('is never, where one member is always there', () => {
    expect(gaps([open('mon 09:00-10:00'), open('')])).toEqual([]);
  });

  it('is always, where there is no member', () => {
    expect(gaps([], 2)).toEqual(['03-02 12:00 – 03-04 12:00']);
  });

  it('is Sunday evening, where one works by day and the other every evening but that one', () => {
    expect(gaps([open('mon-sun 00:00-20:00'), open('mon-sat 20:00-24:00')])).toEqual([
      '03-08 20:00 – 03-09 00:00',
    ]);
  });

  it('goes on over midnight as one', () => {
    expect(gaps([open('mon-sun 09:00-18:00')], 2)).toEqual([
      '03-02 18:00 – 03-03 09:00',
      '03-03 18:00 – 03-04 09:00',
    ]);
  });

  it('is half an hour at noon, too', () => {
    const shifts = [open('mon-sun 00:00-12:30'), open('mon-sun 13:00-24:00')];
    expect(gaps(shifts, 1)).toEqual(['03-02 12:30 – 03-02 13:00']);
  });

  it('begins now, where everybody has gone home, and not before', () => {
    expect(gaps([open('mon-sun 06:00-11:00')], 1)).toEqual([
      '03-02 12:00 – 03-03 06:00',
      '03-03 11:00 – 03-03 12:00',
    ]);
  });

  it('is bridged by a shift that goes on after midnight', () => {
    expect(gaps([open('mon-sun 20:00-02:00'), open('mon-sun 02:00-20:00')])).toEqual([]);
  });

  it('is a day off; and special hours stand instead of the weekday’s', () => {
    const off = open('mon-sun 00:00-24:00', '2026-03-04 off; 2026-03-05 10:00-24:00');
    expect(gaps([off])).toEqual(['03-04 00:00 – 03-05 10:00']);
  });

  it('begins when the last one expires', () => {
    const until = open('', '', '2026-03-07 15:30:00');
    expect(gaps([until, open('mon 09:00-18:00')])).toEqual(['03-07 15:30 – 03-09 09:00']);
  });

  it('is told by the wall clock where the clocks are changed', () => {
    // New York, Sunday 2026-03-08 02:00 → 03:00.
    const from = parseInstant('2026-03-07 12:00:00', 'America/New_York') ?? 0;
    const [gap] = openGaps([open('sat 00:00-20:00; sun 08:00-24:00')], from, 'America/New_York', 1);
    expect((gap?.to ?? 0) - (gap?.from ?? 0)).toBe(11 * 3_600_000);
  });
});
