import { describe, expect, it } from 'vitest';
import { ask } from '../ask.fixture.ts';
import { at } from '../journeys.fixture.ts';
import { FAUX } from './faux.fixture.ts';
import { shapeOf } from './shape.ts';
import { type Invitation, placesOf } from '../invitations/tree.ts';

const name = (generation: number, n: number): string => `${generation}_${n}`;

/** `inviter invitee` of every recruitment, generation by generation. */
function recruitments(): (readonly [generation: number, inviter: number, invitee: number])[] {
  return FAUX.flatMap((line, generation) => {
    let next = 0;
    return [...line].flatMap((children, inviter) =>
      Array.from({ length: Number(children) }, () => [generation, inviter, next++] as const),
    );
  });
}

describe('the recruitment tree of the R package RDS, `faux`', () => {
  const people: Record<string, string[]> = {};
  for (const [generation, line] of FAUX.entries()) {
    for (let n = 0; n < line.length; n += 1)
      people[name(generation, n)] = [`asked +${generation}d`];
  }
  for (const [generation, inviter, invitee] of recruitments()) {
    people[name(generation, inviter)]?.push(
      `invite ${name(generation + 1, invitee)} +${generation + 1}d`,
    );
  }

  it('has 389 people in 11 generations, and 176, 38 and 175 who recruited none, one and two', () => {
    expect(FAUX.map((line) => line.length)).toEqual([1, 2, 4, 8, 16, 32, 62, 83, 74, 87, 20]);
    const all = FAUX.join('');
    const recruiting = (n: string): number => [...all].filter((each) => each === n).length;
    expect(all).toHaveLength(389);
    expect(['0', '1', '2'].map(recruiting)).toEqual([176, 38, 175]);
  });

  it('has K 388/369 over its waves, and the published K of each generation', () => {
    const { rows, summary } = ask('kfactor', { people });
    expect(summary).toMatchObject({
      participants: 389,
      accepted: 388,
      k: { k: 388 / 389, low: null }, // one tree: no interval
      k_kept_7d: { k: null }, // no joins are known
      k_waves: {
        k: 388 / 369,
        low: null, // one tree here, too
        high: null,
      },
      amplification: { times: expect.closeTo(389, 6) }, // 1 / (1 − 388/389)
      depth: 10,
      width: 87,
      largest_tree: 389,
    });
    const published = [2, 2, 2, 2, 2, 1.9375, 1.3387, 0.8916, 1.1757, 0.2299, 0];
    for (const [generation, k] of published.entries()) {
      expect(rows[generation]?.['k']).toBeCloseTo(k, 4);
    }
  });

  it('is one tree, ten invitations deep and 87 people wide', () => {
    const ids = new Map(Object.keys(people).map((key, id) => [key, id]));
    const id = (generation: number, n: number): number => ids.get(name(generation, n)) ?? -1;
    const accepted = new Map<number, Invitation>();
    for (const [generation, inviter, n] of recruitments()) {
      const invitee = id(generation + 1, n);
      const names = { inviterName: '', inviteeName: '' };
      accepted.set(invitee, { inviter: id(generation, inviter), invitee, at: at('+1d'), ...names });
    }
    expect(shapeOf(accepted, placesOf(accepted, []))).toEqual({
      seeds: 1,
      trees: 1,
      depth: 10,
      width: 87,
      largest_tree: 389,
      top_share: 6 / 388, // 213 recruited anybody: the top 1 % are three of them, with two each
    });
  });
});
