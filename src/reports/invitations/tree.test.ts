import { describe, expect, it } from 'vitest';
import { at } from '../journeys.fixture.ts';
import { growTree, type Invitation, placesOf } from './tree.ts';

function invitation(inviter: number, invitee: number, when = '+1d'): Invitation {
  return {
    inviter,
    invitee,
    at: at(when),
    inviterName: `u:${inviter}`,
    inviteeName: `u:${invitee}`,
  };
}

describe('the forest', () => {
  it('is looked at without running out of stack: a chain of 50,000', () => {
    const chain = Array.from({ length: 50_000 }, (_, n) => invitation(n + 1, n));
    // From the end: everybody's parent is looked at before it is known.
    const places = placesOf(new Map(chain.map((each) => [each.invitee, each])), [0]);
    expect([places.generationOf(0), places.seedOf(0)]).toEqual([50_000, 50_000]);
    expect([places.generationOf(50_000), places.seedOf(50_000)]).toEqual([0, 50_000]);
  });

  it('never holds anybody below themselves, whatever was invited', () => {
    const { accepted, excluded } = growTree(
      [invitation(1, 2), invitation(2, 3, '+2d'), invitation(3, 1, '+3d'), invitation(4, 1, '+4d')],
      () => false,
    );
    expect(excluded.map(({ reason, invitation: { inviter } }) => `${reason} ${inviter}`)).toEqual([
      'loop 3',
    ]);
    const { people, generationOf, seedOf } = placesOf(accepted, [9]);
    const generations = people.map((person) => [person, generationOf(person), seedOf(person)]);
    expect(generations.toSorted(([a = 0], [b = 0]) => a - b)).toEqual([
      [1, 1, 4], // 4 invited 1 after all
      [2, 2, 4],
      [3, 3, 4],
      [4, 0, 4],
      [9, 0, 9],
    ]);
  });
});
