import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoInstant, parseInstant } from './time.ts';
import { readNumberDate } from './written-date.ts';

const read = (text: string, order?: 'mdy' | 'dmy', zone = 'UTC') => {
  const at = parseInstant(text, zone, order);
  return at === undefined ? undefined : isoInstant(at, zone);
};

describe('a date with the month by its name', () => {
  it.each([
    ['04 Jul 2022 11:46', '2022-07-04T11:46:00Z'],
    ['4 July 2022', '2022-07-04T00:00:00Z'],
    ['04-Jul-2022 11:46:05', '2022-07-04T11:46:05Z'],
    ['04 JUL 2022 11:46 pm', '2022-07-04T23:46:00Z'],
    ['Sep-27-26', '2026-09-27T00:00:00Z'],
    ['Sep-27-2026 09:05', '2026-09-27T09:05:00Z'],
    ['Sept 27, 2026', '2026-09-27T00:00:00Z'],
    ['Feb-29-24', '2024-02-29T00:00:00Z'],
  ])('%s is %s', (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    '31 Jun 2022',
    'Feb-29-26',
    '04 Juli 2022',
    '04 Foo 2022',
    '04 Jul 1899',
    '04 Jul 9999',
    '04 Jul 2022 24:00',
    '04 Jul 2022 13:00 PM',
    '04 Jul 2022 0:30 AM',
    'Sep-0-26',
    '04 Jul 2022 11:46 +07:00',
  ])('%s is none', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('is the wall clock of the zone', () => {
    expect(read('04 Jul 2022 11:46', undefined, 'Asia/Bangkok')).toBe('2022-07-04T11:46:00+07:00');
  });
});

describe('a date of two numbers and a year', () => {
  it.each([
    ['09/05/26', 'mdy', '2026-09-05T00:00:00Z'],
    ['09/05/26', 'dmy', '2026-05-09T00:00:00Z'],
    ['9/5/2026', 'mdy', '2026-09-05T00:00:00Z'],
    ['09/27/2026 04:05:06 PM', 'mdy', '2026-09-27T16:05:06Z'],
    ['09/27/2026 12:05:06 AM', 'mdy', '2026-09-27T00:05:06Z'],
    ['09/27/2026 12:05:06 pm', 'mdy', '2026-09-27T12:05:06Z'],
    ['27/09/2026 16:05:06', 'dmy', '2026-09-27T16:05:06Z'],
    ['27-09-2026 16:05', 'dmy', '2026-09-27T16:05:00Z'],
    ['27.09.2026', 'dmy', '2026-09-27T00:00:00Z'],
  ] as const)('%s, %s: %s', (text, order, expected) => {
    expect(read(text, order)).toBe(expected);
    expect(read(text)).toBeUndefined();
  });

  it.each([
    ['27/09/2026', 'mdy'],
    ['09/27/2026', 'dmy'],
    ['31/04/2026', 'dmy'],
    ['01/02/1899', 'dmy'],
    ['01/02/9999', 'dmy'],
    ['01.02.26', 'dmy'],
    ['01/02-2026', 'dmy'],
    ['1/2/026', 'dmy'],
    ['00/02/2026', 'dmy'],
  ] as const)('%s is none, %s', (text, order) => {
    expect(read(text, order)).toBeUndefined();
  });

  it('tells its numbers, and whether it says AM or PM', () => {
    expect(readNumberDate('09/27/2026 04:05 PM')).toEqual({ first: 9, second: 27, isAmPm: true });
    expect(readNumberDate('27-9-2026')).toEqual({ first: 27, second: 9, isAmPm: false });
    expect(readNumberDate('2026/09/27')).toBeUndefined();
    expect(readNumberDate('Sep-27-26')).toBeUndefined();
  });

  it('is the day that was meant, in either order, for every day there is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 7305, max: 47_800 }), (day) => {
        const at = day * 86_400_000;
        const [date = ''] = new Date(at).toISOString().split('T');
        const [y, m, d] = date.split('-');
        expect(parseInstant(`${m}/${d}/${y}`, 'UTC', 'mdy')).toBe(at);
        expect(parseInstant(`${d}/${m}/${y}`, 'UTC', 'dmy')).toBe(at);
      }),
    );
  });
});

describe('other dates', () => {
  it('are what they were, whatever order is told', () => {
    for (const order of ['mdy', 'dmy'] as const) {
      expect(read('2026-03-01 08:00:00', order)).toBe('2026-03-01T08:00:00Z');
      expect(read('2026/3/1', order)).toBe('2026-03-01T00:00:00Z');
      expect(read('45000', order)).toBeUndefined();
    }
  });
});
