import { expect, test } from 'vitest';
import { clockChanges } from './clock-changes.ts';
import { HOUR_MS } from './time.ts';

const YEAR = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)] as const;

test('clocks that are put forward and back, to the second', () => {
  // New York 2026: from 8 March 02:00 standard to 1 November 02:00 summer time (tz database, "US" rules).
  expect(clockChanges(...YEAR, 'America/New_York')).toEqual([
    { from: YEAR[0], offset: -5 * HOUR_MS },
    { from: Date.UTC(2026, 2, 8, 7), offset: -4 * HOUR_MS },
    { from: Date.UTC(2026, 10, 1, 6), offset: -5 * HOUR_MS },
  ]);
});

test('clocks that go on', () => {
  expect(clockChanges(...YEAR, 'Asia/Shanghai')).toEqual([{ from: YEAR[0], offset: 8 * HOUR_MS }]);
  expect(clockChanges(...YEAR, 'UTC')).toEqual([{ from: YEAR[0], offset: 0 }]);
});
