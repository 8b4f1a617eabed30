import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  DAY_MS,
  dayOf,
  formatDay,
  formatInstant,
  fromWall,
  HOUR_MS,
  isoInstant,
  isTimeZone,
  monthOf,
  weekOf,
  parseInstant,
  zoneOffset,
} from './time.ts';

const SHANGHAI = 'Asia/Shanghai';
const NEW_YORK = 'America/New_York';
const utc = (text: string): number => Date.parse(text);
/** An instant as ISO in UTC, or undefined: what a reader can compare. */
const read = (text: string, zone: string): string | undefined => {
  const at = parseInstant(text, zone);
  return at === undefined ? undefined : new Date(at).toISOString();
};

/** An independent answer: the wall clock as Intl's Swedish form writes it, `2026-03-01 08:00:00`. */
function intlWall(at: number, zone: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(at);
}

const instants = fc.integer({ min: utc('1990-01-02T00:00:00Z'), max: utc('2100-12-30T00:00:00Z') });
const zones = fc.constantFrom(
  SHANGHAI,
  NEW_YORK,
  'UTC',
  'Europe/London',
  'Asia/Kathmandu', // +05:45
  'Australia/Lord_Howe', // daylight saving of half an hour
  'America/St_Johns', // −03:30
  'Pacific/Kiritimati', // +14
  'Pacific/Apia', // crossed the date line, and skipped 2011-12-30
  'Africa/Casablanca', // negative daylight saving
);

describe('an instant as files write it', () => {
  it.each([
    ['2026-03-01 08:00:00', '2026-03-01T00:00:00.000Z'],
    ['2026/3/1 8:00', '2026-03-01T00:00:00.000Z'],
    ['2026.03.01 08:00:00', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01T08:00:00', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01', '2026-02-28T16:00:00.000Z'],
    ['2026-03-01 08:00:00.1239', '2026-03-01T00:00:00.123Z'],
    ['2024-02-29 00:00:00', '2024-02-28T16:00:00.000Z'],
    // China had summer time until 1991: clocks stood at +09:00 in July.
    ['1991-07-01 09:00:00', '1991-07-01T00:00:00.000Z'],
  ])('%s in Shanghai is %s', (text, instant) => {
    expect(read(text, SHANGHAI)).toBe(instant);
  });

  it.each([
    ['2026-03-01T00:00:00Z', '2026-03-01T00:00:00.000Z'],
    ['2026-03-01 00:00:00 +0800', '2026-02-28T16:00:00.000Z'],
    ['2026-03-01T00:00:00-05:00', '2026-03-01T05:00:00.000Z'],
    ['2026-03-01T00:00:00+14:00', '2026-02-28T10:00:00.000Z'],
    ['2026-03-01T00:00:00+05:45', '2026-02-28T18:15:00.000Z'],
  ])('%s carries its own offset, whatever the zone', (text, instant) => {
    expect(read(text, SHANGHAI)).toBe(instant);
    expect(read(text, NEW_YORK)).toBe(instant);
  });

  it.each([
    '',
    '0',
    '46082.5', // a day as Excel counts
    '2026-02-30 00:00:00',
    '2025-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-03-01 24:00:00',
    '2026-03-01 08:60',
    '2026-03-01 08:00:60',
    '2026/03-01',
    '01/03/2026',
    '1989-12-31 00:00:00',
    '2101-01-01 00:00:00',
    '2026-03-01T00:00:00+99:00',
    '2026-03-01T00:00:00+08:75',
    '2026-03-01 08:00:00 PM',
  ])('"%s" is none', (text) => {
    expect(read(text, SHANGHAI)).toBeUndefined();
  });
});

describe('clocks that are changed (New York, 2026-03-08 and 2026-11-01, at 02:00)', () => {
  it.each([
    ['2026-03-08 01:59:59', '2026-03-08T06:59:59.000Z'],
    // 02:30 never was: read as if the clocks had not been changed yet (−05:00).
    ['2026-03-08 02:00:00', '2026-03-08T07:00:00.000Z'],
    ['2026-03-08 02:30:00', '2026-03-08T07:30:00.000Z'],
    ['2026-03-08 03:00:00', '2026-03-08T07:00:00.000Z'],
    ['2026-03-08 12:00:00', '2026-03-08T16:00:00.000Z'],
    ['2026-11-01 00:59:59', '2026-11-01T04:59:59.000Z'],
    // 01:30 was twice: the first (−04:00) is meant.
    ['2026-11-01 01:30:00', '2026-11-01T05:30:00.000Z'],
    ['2026-11-01 02:00:00', '2026-11-01T07:00:00.000Z'],
    ['2026-11-01 12:00:00', '2026-11-01T17:00:00.000Z'],
  ])('%s is %s', (text, instant) => {
    expect(read(text, NEW_YORK)).toBe(instant);
  });

  it.each([
    // Lord Howe goes back by half an hour at 02:00: 01:45 was twice, and the first is at +11:00.
    ['Australia/Lord_Howe', '2026-04-05 01:45:00', '2026-04-04T14:45:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05 02:00:00', '2026-04-04T15:30:00.000Z'],
    // Sydney goes forward at 02:00: 02:30 never was, and is read at +10:00.
    ['Australia/Sydney', '2026-10-04 02:30:00', '2026-10-03T16:30:00.000Z'],
  ])('is the same east of Greenwich: %s, %s is %s', (zone, text, instant) => {
    expect(read(text, zone)).toBe(instant);
  });

  it('gives both halves of a repeated hour the same name, and the second no instant of its own', () => {
    const first = utc('2026-11-01T05:30:00Z');
    expect(formatInstant(first, NEW_YORK)).toBe('2026-11-01 01:30:00');
    expect(formatInstant(first + HOUR_MS, NEW_YORK)).toBe('2026-11-01 01:30:00');
    expect(isoInstant(first, NEW_YORK)).toBe('2026-11-01T01:30:00-04:00');
    expect(isoInstant(first + HOUR_MS, NEW_YORK)).toBe('2026-11-01T01:30:00-05:00');
  });

  it('knows a day that was skipped: Samoa had no 2011-12-30', () => {
    expect(read('2011-12-29 23:59:59', 'Pacific/Apia')).toBe('2011-12-30T09:59:59.000Z');
    expect(read('2011-12-31 00:00:00', 'Pacific/Apia')).toBe('2011-12-30T10:00:00.000Z');
  });
});

describe('against Intl, in ten zones, 1990 to 2100', () => {
  it('shows the wall clock that Intl shows', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const whole = Math.floor(at / 1000) * 1000;
        expect(formatInstant(whole, zone)).toBe(intlWall(whole, zone));
      }),
      { numRuns: 500 },
    );
  });

  it('reads a wall clock back as the first instant that shows it', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        const back = fromWall(at + zoneOffset(at, zone), zone);
        expect(back).toBeLessThanOrEqual(at);
        expect(formatInstant(back, zone)).toBe(formatInstant(at, zone));
        // Earlier only where the clocks went back over it: by three hours at the most, ever.
        expect(at - back).toBeLessThanOrEqual(3 * HOUR_MS);
      }),
      { numRuns: 500 },
    );
  });

  it('writes ISO that Date reads as the same second', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        expect(Date.parse(isoInstant(at, zone))).toBe(Math.floor(at / 1000) * 1000);
      }),
    );
  });

  it('counts days as Intl writes them', () => {
    fc.assert(
      fc.property(instants, zones, (at, zone) => {
        expect(formatDay(dayOf(at, zone))).toBe(intlWall(at, zone).slice(0, 10));
      }),
    );
  });
});

describe('days', () => {
  it('begin at midnight of the zone', () => {
    const evening = utc('2026-02-28T15:59:59.999Z');
    expect(formatDay(dayOf(evening, SHANGHAI))).toBe('2026-02-28');
    expect(formatDay(dayOf(evening + 1, SHANGHAI))).toBe('2026-03-01');
    expect(monthOf(dayOf(evening + 1, SHANGHAI))).toBe('2026-03');
    expect(weekOf(dayOf(evening + 1, SHANGHAI))).toBe('2026-W09');
  });

  it('are counted from 1970-01-01', () => {
    expect(dayOf(0, 'UTC')).toBe(0);
    expect(dayOf(-1, 'UTC')).toBe(-1);
    expect(dayOf(365 * DAY_MS, 'UTC')).toBe(365);
    expect(formatDay(365)).toBe('1971-01-01');
  });
});

describe('zones', () => {
  it.each(['Asia/Shanghai', 'UTC', 'America/Argentina/Buenos_Aires'])('%s is one', (zone) => {
    expect(isTimeZone(zone)).toBe(true);
  });

  it.each(['', 'Shanghai', 'Asia/Atlantis', '+08:00', 'GMT+8 '])('"%s" is none', (zone) => {
    expect(isTimeZone(zone)).toBe(false);
  });

  it.each([
    // From +11:00 to +10:30 at 02:00: on the hour of UTC, by half an hour.
    ['Australia/Lord_Howe', '2026-04-04T15:00:00Z', 11, 10.5],
    // From +10:30 to +09:30 at 03:00: half past in UTC.
    ['Australia/Adelaide', '2026-04-04T16:30:00Z', 10.5, 9.5],
    // From −03:30 to −02:30 at 00:01, as was the custom there until 2011.
    ['America/St_Johns', '2010-03-14T03:31:00Z', -3.5, -2.5],
  ])('%s changes its clocks at %s', (zone, change, before, after) => {
    expect(zoneOffset(utc(change) - 1, zone)).toBe(before * HOUR_MS);
    expect(zoneOffset(utc(change), zone)).toBe(after * HOUR_MS);
    expect(zoneOffset(utc(change) - 1, zone)).toBe(before * HOUR_MS);
  });
});
