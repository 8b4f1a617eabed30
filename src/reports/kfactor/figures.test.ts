import { describe, expect, it } from 'vitest';
import { ask, noted } from '../ask.fixture.ts';
import type { Contact } from '../friendship.ts';
import { at } from '../journeys.fixture.ts';
import { keptInvitee } from './figures.ts';
import { generationsOf, growTree, type Invitation } from './tree.ts';

function invitation(inviter: number, invitee: number, when = '+1d'): Invitation {
  return {
    inviter,
    invitee,
    at: at(when),
    inviterName: `u:${inviter}`,
    inviteeName: `u:${invitee}`,
  };
}

describe('an invitee, seven days after the first join', () => {
  const join = (when: string): Contact => ({ at: at(when), staff: 'li', join: true });
  const leave = (when: string): Contact => ({ at: at(when), staff: 'li', join: false });

  it.each<[string, Contact[], string, string]>([
    ['without any contact on record', [], '+30d', 'unjoined'],
    ['without a join on record, left', [leave('+1d')], '+30d', 'unjoined'],
    ['joined on day 1, asked about on day 8', [join('+1d')], '+8d', 'kept'],
    ['the same, a millisecond early', [join('+1d')], '+8d-1ms', 'open'],
    ['joined and left', [join('+1d'), leave('+2d')], '+30d', 'lost'],
    ['left at the last moment', [join('+1d'), leave('+8d')], '+30d', 'lost'],
    ['left too late to be lost', [join('+1d'), leave('+8d+1ms')], '+30d', 'kept'],
    ['left and came back in time', [join('+1d'), leave('+2d'), join('+8d')], '+30d', 'kept'],
    ['left and came back too late', [join('+1d'), leave('+2d'), join('+8d+1ms')], '+30d', 'lost'],
    [
      'the first join counts, in any order',
      [join('+9d'), leave('+2d'), join('+1d')],
      '+9d',
      'lost',
    ],
  ])('%s', (_, contacts, asOf, expected) => {
    expect(keptInvitee(contacts, at(asOf))).toBe(expected);
  });
});

describe('the cycle', () => {
  it('runs from the own acceptance where there is one, and never backwards', () => {
    const result = ask('kfactor', {
      people: {
        ann: ['asked +0d', 'invite ben +2d'], // 48 h
        ben: ['asked +3d', 'invite cat +6d'], // 96 h since he came, not 72 h since he was asked
        dan: ['asked +9d', 'invite eve +8d'], // before she was asked: no time at all
        fay: ['invite gus +9d'], // since when, nobody knows
      },
    });
    expect(noted(result, 'kfactor-cycle')).toEqual({ hours: 72, days: 3, n: 2 });
  });
});

describe('the generations', () => {
  it('of a chain of 50,000 are counted without running out of stack', () => {
    const chain = Array.from({ length: 50_000 }, (_, n) => invitation(n + 1, n));
    // From the end: everybody's parent is looked at before it is known.
    const accepted = new Map(chain.map((each) => [each.invitee, each]));
    const none = { self: 0, loop: 0, duplicate: 0, old_friend: 0 };
    const generations = generationsOf({ accepted, excluded: none }, [0]);
    expect(generations.get(0)).toBe(50_000);
    expect(generations.get(50_000)).toBe(0);
  });

  it('never hold anybody below themselves, whatever was invited', () => {
    const { accepted, excluded } = growTree(
      [invitation(1, 2), invitation(2, 3, '+2d'), invitation(3, 1, '+3d'), invitation(4, 1, '+4d')],
      () => false,
    );
    expect(excluded).toEqual({ self: 0, loop: 1, duplicate: 0, old_friend: 0 });
    expect([...generationsOf({ accepted, excluded }, [])].toSorted(([a], [b]) => a - b)).toEqual([
      [1, 1], // 4 invited 1 after all
      [2, 2],
      [3, 3],
      [4, 0],
    ]);
  });
});
