import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../core/time.ts';
import type { Contact } from '../friendship.ts';
import { at } from '../journeys.fixture.ts';
import { amplification } from './growth.ts';
import { type Facts, type Measure, type MeasuredK, measureK, MEASURES } from './measures.ts';
import { kept } from './answers.ts';
import { standingOf } from './standing.ts';
import { MIN_TREES } from './trees-interval.ts';
import { type Invitation, placesOf } from '../invitations/tree.ts';

function invitation(inviter: number, invitee: number, when: string): Invitation {
  return {
    inviter,
    invitee,
    at: at(when),
    inviterName: `u:${inviter}`,
    inviteeName: `u:${invitee}`,
  };
}

const join = (when: string): Contact => ({ at: at(when), staff: 'li', join: true });
const leave = (when: string): Contact => ({ at: at(when), staff: 'li', join: false });

type Crowd = {
  asked: Readonly<Record<number, string>>;
  invitations: readonly Invitation[];
  contacts?: Readonly<Record<number, readonly Contact[]>>;
  paying?: readonly number[];
  flagged?: readonly number[];
};

function factsOf({ asked, invitations, contacts = {}, paying = [], flagged = [] }: Crowd): Facts {
  const accepted = new Map(invitations.map((each) => [each.invitee, each]));
  const participants = new Map(Object.entries(asked).map(([id, when]) => [Number(id), at(when)]));
  return {
    accepted,
    participants,
    places: placesOf(accepted, participants.keys()),
    contacts: new Map(Object.entries(contacts).map(([id, own]) => [Number(id), own])),
    paying: new Set(paying),
    flagged: new Set(flagged),
    window: 7 * DAY_MS,
    known: { invitations: at('+40d'), friendships: at('+40d'), orders: at('+40d') },
  };
}

function measured(measure: Measure, facts: Facts): MeasuredK {
  return measureK(measure, facts, standingOf(facts));
}

const inShort = ({ mature, accepted, counted, unknown, k }: MeasuredK): unknown[] => [
  mature,
  accepted,
  counted,
  unknown,
  k,
];

describe('the same K asked of better and better invitees', () => {
  // On day 40. 1 and 2 were asked on day 0, 3 on day 20, 4 on day 35.
  const facts = factsOf({
    asked: { 1: '+0d', 2: '+0d', 3: '+20d', 4: '+35d' },
    invitations: [
      invitation(1, 11, '+1d'), // stays
      invitation(1, 12, '+2d'), // leaves after three days
      invitation(2, 13, '+3d'), // stays, but joined on day 15 only
      invitation(3, 14, '+21d'), // stays
      invitation(3, 15, '+36d'), // came four days ago
      invitation(4, 16, '+36d'),
    ],
    contacts: {
      11: [join('+1d')],
      12: [join('+2d'), leave('+5d')],
      13: [join('+15d')],
      14: [join('+21d')],
      15: [join('+36d')],
    },
    paying: [12, 15, 16],
    flagged: [11],
  });

  it.each([
    // mature, accepted by them, counted, unknown, K
    ['gross', [3, 5, 5, 0, 5 / 3]], // 4 has not had seven days
    ['unflagged', [3, 5, 4, 0, 4 / 3]],
    // Seven days ago, on day 33, 3 was mature, too; 15 had not come.
    ['kept_7d', [3, 4, 3, 0, 3 / 3]],
    // Thirty days ago, on day 10, 1 and 2 were; 14 had not come, of 13 nobody can say yet.
    ['kept_30d', [2, 3, 1, 1, 1 / 2]],
    ['paying', [3, 5, 2, 0, 2 / 3]],
  ] as const)('%s', (measure, expected) => {
    expect(inShort(measured(measure, facts))).toEqual(expected);
  });

  it('by generation: who was invited is of the next one', () => {
    const two = factsOf({
      asked: { 1: '+0d', 2: '+1d', 3: '+2d' },
      invitations: [invitation(1, 2, '+1d'), invitation(2, 3, '+2d'), invitation(2, 4, '+2d')],
    });
    expect(measured('gross', two).generations).toEqual([
      { mature: 1, accepted: 1, counted: 1 },
      { mature: 1, accepted: 2, counted: 2 },
      { mature: 1, accepted: 0, counted: 0 },
    ]);
  });
});

describe('the interval', () => {
  const asked = (n: number): Record<number, string> =>
    Object.fromEntries(Array.from({ length: n }, (_, id) => [id, '+0d']));

  it('is not told of fewer than five trees', () => {
    const crowd = { invitations: [invitation(0, 10, '+1d')] };
    const of = (n: number): MeasuredK => measured('gross', factsOf({ asked: asked(n), ...crowd }));
    expect(MIN_TREES).toBe(5);
    expect([of(4).trees, of(4).interval]).toEqual([4, null]);
    expect(of(5).trees).toBe(5);
    expect(of(5).interval).toMatchObject({ low: 0 });
  });

  it('is not told of none: forty who brought nobody are no proof that nobody ever would', () => {
    const facts = factsOf({ asked: asked(40), invitations: [invitation(0, 100, '+1d')] });
    expect(measured('paying', facts)).toMatchObject({ k: 0, trees: 40, interval: null });
    expect(measured('gross', facts).interval).toMatchObject({ low: 0 });
  });

  it('draws whole trees: of trees alike nothing is left to chance', () => {
    const chains = [0, 1, 2, 3, 4].flatMap((seed) => [
      invitation(seed, 10 + seed, '+1d'),
      invitation(10 + seed, 20 + seed, '+2d'),
    ]);
    const askedToo = Object.fromEntries([10, 11, 12, 13, 14].map((id) => [id, '+1d']));
    const facts = factsOf({ asked: { ...asked(5), ...askedToo }, invitations: chains });
    expect(measured('gross', facts)).toMatchObject({
      k: 1,
      interval: { low: 1, high: 1 },
      trees: 5,
    });
  });

  it('holds K, and is the same whatever the ids are', () => {
    fc.assert(
      fc.property(
        fc
          .array(fc.integer({ min: 0, max: 4 }), { minLength: 5, maxLength: 12 })
          .filter((children) => children.some((n) => n > 0)),
        (children) => {
          const crowd = (id: (seed: number) => number): Facts =>
            factsOf({
              asked: Object.fromEntries(children.map((_, seed) => [id(seed), '+0d'])),
              invitations: children.flatMap((n, seed) =>
                Array.from({ length: n }, (_, nth) =>
                  invitation(id(seed), 1000 + id(seed) * 10 + nth, '+1d'),
                ),
              ),
            });
          const { k, interval } = measured(
            'gross',
            crowd((seed) => seed),
          );
          expect(interval?.low).toBeLessThanOrEqual(k ?? NaN);
          expect(interval?.high).toBeGreaterThanOrEqual(k ?? NaN);
          expect(
            measured(
              'gross',
              crowd((seed) => 50 - seed),
            ).interval,
          ).toEqual(interval);
        },
      ),
      { numRuns: 20 },
    );
  });
});

describe('an invitee, seven days after the first join', () => {
  it.each<[string, Contact[], string, string]>([
    ['without any contact on record', [], '+30d', 'unknown'],
    ['without a join on record, left', [leave('+1d')], '+30d', 'unknown'],
    ['joined on day 1, asked about on day 8', [join('+1d')], '+8d', 'yes'],
    ['the same, a millisecond early', [join('+1d')], '+8d-1ms', 'unknown'],
    ['joined and left', [join('+1d'), leave('+2d')], '+30d', 'no'],
    ['left at the last moment', [join('+1d'), leave('+8d')], '+30d', 'no'],
    ['left too late to be lost', [join('+1d'), leave('+8d+1ms')], '+30d', 'yes'],
    ['left and came back in time', [join('+1d'), leave('+2d'), join('+8d')], '+30d', 'yes'],
    ['left and came back too late', [join('+1d'), leave('+2d'), join('+8d+1ms')], '+30d', 'no'],
    ['the first join counts, in any order', [join('+9d'), leave('+2d'), join('+1d')], '+9d', 'no'],
  ])('%s', (_, contacts, asOf, expected) => {
    expect(kept(contacts, at('+7d') - at('+0d'), at(asOf))).toBe(expected);
  });
});

describe('amplification', () => {
  it('is 1 / (1 − K), with the interval carried through', () => {
    expect(amplification(0.5, { low: 0.2, high: 0.75 })).toEqual({ times: 2, low: 1.25, high: 4 });
  });

  it('is not defined from 1 on, end by end', () => {
    expect(amplification(0.8, { low: 0.5, high: 1 })).toMatchObject({ low: 2, high: null });
    expect(amplification(1.2, null)).toEqual({ times: null, low: null, high: null });
    expect(amplification(null, null).times).toBeNull();
  });
});

it('every measure has a name of its own', () => {
  expect(new Set(MEASURES).size).toBe(5);
});
