import fc from 'fast-check';
import type { Story } from './journeys.fixture.ts';

const NAMES = ['ann', 'ben', 'cat', 'dan', 'eve', 'fay'];
const SINGLE = ['c1', 'c2', 'c3', 'c4'];
const SHARED = ['p1', 'p2'];
const OWNED = ['r1', 'r2', 'r3'];
const CODES = [...SINGLE, ...SHARED, ...OWNED];

// Few instants, so that events meet in one; windows of seven days end inside the time looked at.
const when = fc.integer({ min: -6, max: 24 }).map((days) => `${days < 0 ? '' : '+'}${days}d`);
const code = fc.constantFrom(...CODES);
const staff = fc.constantFrom('staff_01', 'staff_02');
const ending = fc.constantFrom('', ' refunded', ' public', ' unpaid');

function eventOf(name: string): fc.Arbitrary<string> {
  return fc.oneof(
    fc.tuple(code, when).map(([to, at]) => `visit ${to} ${at} ${name}`),
    fc.tuple(fc.constantFrom('-', ...CODES), when, staff).map((words) => `join ${words.join(' ')}`),
    fc.tuple(when, staff).map((words) => `leave ${words.join(' ')}`),
    fc
      .tuple(when, fc.integer({ min: 1, max: 99 }), fc.integer({ min: 0, max: 9 }), ending)
      .map(([at, paid, refund, how]) => `order ${at} ${paid} ${Math.min(paid, refund)}${how}`),
    fc.tuple(fc.constantFrom(...NAMES), when).map(([whom, at]) => `invite ${whom} ${at}`),
    when.map((at) => `asked ${at}`),
    fc
      .constantFrom('+1d', '+9d')
      .map((at) => `${NAMES.indexOf(name) % 2 === 0 ? 'texted' : 'held'} ${at}`),
  );
}

function eventsOf(name: string): fc.Arbitrary<string[]> {
  return fc.uniqueArray(eventOf(name), { maxLength: 9 });
}

/** Six people, nine codes of three kinds, and whatever may happen between them. */
export const randomStory: fc.Arbitrary<Story> = fc.record({
  batches: fc.constant<NonNullable<Story['batches']>>([
    { codes: SINGLE.slice(0, 2), variant: 'sample', orders: ['pdd:1'] },
    { codes: SINGLE.slice(2), made: '+10d', variant: 'red-packet', channel: 'sms' },
    { codes: SHARED, unit: 'shared', channel: 'poster' },
    { codes: OWNED, invites: true, channel: 'referral', owners: NAMES.slice(0, OWNED.length) },
  ]),
  people: fc.record(Object.fromEntries(NAMES.map((name) => [name, eventsOf(name)]))),
});

/** The same, told from the end to the beginning: every id is another one. */
export function turned({ batches = [], people = {} }: Story): Story {
  const turnedPeople = Object.entries(people).map(
    ([name, events]) => [name, events.toReversed()] as const,
  );
  return { batches: batches, people: Object.fromEntries(turnedPeople.toReversed()) };
}
