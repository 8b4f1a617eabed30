import { describe, expect, it, test } from 'vitest';
import { formatDates, isWithin, parseDates, parseHours, tidyHours } from './hours.ts';

const NINE = 9 * 60;
const SIX = 18 * 60;
const DAY = 1440;

describe('weekly hours', () => {
  test.each<[string, readonly number[]]>([
    ['', []],
    ['mon 09:00-18:00', [NINE, SIX]],
    ['tue 9:00-18:00', [DAY + NINE, DAY + SIX]],
    ['sat,sun 00:00-24:00', [5 * DAY, 7 * DAY]],
    ['周一 09:00-12:00; 周一 12:00-18:00', [NINE, SIX]],
    ['mon-wed 9:00-18:00', [NINE, SIX, DAY + NINE, DAY + SIX, 2 * DAY + NINE, 2 * DAY + SIX]],
    ['周六、周日 09:00-18:00', [5 * DAY + NINE, 5 * DAY + SIX, 6 * DAY + NINE, 6 * DAY + SIX]],
    ['fri 22:00-02:00', [4 * DAY + 22 * 60, 5 * DAY + 120]],
    ['sun 22:00-02:00', [0, 120, 6 * DAY + 22 * 60, 7 * DAY]],
  ])('%s', (text, ranges) => {
    expect(parseHours(text)).toEqual(ranges);
  });

  test.each(['mon', 'mon 9-18', 'mon 09:00-25:00', 'mon 24:00-02:00', 'mon 09:00-09:00'])(
    'none: %s',
    (text) => expect(parseHours(text)).toBeUndefined(),
  );
  test.each(['funday 09:00-18:00', 'mon-tue-wed 09:00-18:00', 'mon 09:60-18:00', '09:00-18:00'])(
    'none: %s',
    (text) => expect(parseHours(text)).toBeUndefined(),
  );

  it('are kept in one way of writing', () => {
    expect(tidyHours(' 周一-周五  9:00-18:00；SAT 10:00-12:00;')).toBe(
      'mon-fri 9:00-18:00; sat 10:00-12:00',
    );
  });

  it('hold from the first minute to the last before the end', () => {
    const week = parseHours('mon 09:00-18:00') ?? [];
    expect([NINE - 1, NINE, SIX - 1, SIX].map((minute) => isWithin(week, minute))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});

describe('special dates', () => {
  it('are days off, or hours of their own', () => {
    const days = parseDates('2026-10-02 14:00-16:00; 2026-10-01 off; 2026-10-02 10:00-12:00');
    expect([...(days ?? [])]).toEqual([
      [20728, [600, 720, 840, 960]],
      [20727, []],
    ]);
    expect(formatDates(days ?? new Map())).toBe(
      '2026-10-01 off; 2026-10-02 10:00-12:00; 2026-10-02 14:00-16:00',
    );
  });
  test.each(['2026-10-01', '2026-02-30 off', '2026-10-01 20:00-02:00', 'off', '2026-10-01 9-12'])(
    'none: %s',
    (text) => expect(parseDates(text)).toBeUndefined(),
  );
});
