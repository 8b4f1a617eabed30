import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../core/time.ts';
import { firstDayOf, lastWhole, periodName, periodOf, UNITS, type Unit } from './periods.ts';

const day = (text: string): number => Date.parse(text) / DAY_MS;
const named = (unit: Unit, text: string): string => periodName(unit, periodOf(unit, day(text)));

describe('periods', () => {
  it.each([
    // ISO 8601: the week with the year's first Thursday is week 1.
    ['2024-12-29', '2024-W52'],
    ['2024-12-30', '2025-W01'],
    ['2026-01-01', '2026-W01'],
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    ['1970-01-01', '1970-W01'],
    ['1969-12-28', '1969-W52'],
  ])('%s is in the week %s', (text, week) => {
    expect(named('week', text)).toBe(week);
  });

  it('months and days have the names of the calendar', () => {
    expect(named('month', '2026-02-28')).toBe('2026-02');
    expect(named('day', '2024-02-29')).toBe('2024-02-29');
    expect(periodOf('month', day('2026-02-01')) - periodOf('month', day('2025-12-31'))).toBe(2);
  });

  it('one is over at the end of its last day, not before', () => {
    const over = (unit: Unit, text: string): string => periodName(unit, lastWhole(unit, day(text)));
    expect(over('month', '2026-03-30')).toBe('2026-02');
    expect(over('month', '2026-03-31')).toBe('2026-03');
    expect(over('week', '2026-03-07')).toBe('2026-W09'); // a Saturday
    expect(over('week', '2026-03-08')).toBe('2026-W10');
    expect(over('day', '2026-03-08')).toBe('2026-03-08');
  });

  it('follow one another without a gap', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...UNITS),
        fc.integer({ min: -9000, max: 60_000 }),
        (unit, any) => {
          const period = periodOf(unit, any);
          expect(firstDayOf(unit, period)).toBeLessThanOrEqual(any);
          expect(firstDayOf(unit, period + 1)).toBeGreaterThan(any);
          expect(periodOf(unit, firstDayOf(unit, period))).toBe(period);
        },
      ),
    );
  });
});
