import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mix } from './choose.ts';
import { carryOut, decideRedirect } from './decide.ts';
import { code, member, NOON, pool, stateOf, visit } from './state.fixture.ts';
import type { MemberState, Policy, RedirectState } from './state.ts';

/** Whom a pool shows to so many visitors, one after the other, as often as each. */
function show(
  policy: Policy,
  members: readonly MemberState[],
  times: number,
): { order: number[]; split: Record<number, number>; state: RedirectState } {
  const state = stateOf(pool(policy, members));
  const order: number[] = [];
  const split: Record<number, number> = {};
  for (let n = 0; n < times; n += 1) {
    const one = visit({ random: (n + 0.5) / times, stickyKey: mix(n) });
    const decision = decideRedirect(code(), one, state, NOON);
    carryOut(decision, state, NOON);
    const id = decision.target?.id ?? 0;
    order.push(id);
    split[id] = (split[id] ?? 0) + 1;
  }
  return { order, split, state };
}

describe('weighted', () => {
  it('shares by weight: 1000 evenly drawn numbers, weights 5, 3, 2', () => {
    const of = [5, 3, 2].map((weight, n) => member(n + 1, { weight }));
    expect(show('weighted', of, 1000).split).toEqual({ 1: 500, 2: 300, 3: 200 });
  });
  it('gives the share of a closed one to the others, by their weights', () => {
    const of = [member(1, { weight: 5, paused: true }), member(2, { weight: 3 }), member(3)];
    expect(show('weighted', of, 1000).split).toEqual({ 2: 750, 3: 250 });
  });
});

describe('round-robin', () => {
  it('takes turns in the order of the pool', () => {
    expect(show('round-robin', [member(3), member(1), member(2)], 7).order).toEqual([
      3, 1, 2, 3, 1, 2, 3,
    ]);
  });
  it('steps over whoever is closed, and goes on after the last one even where that is closed now', () => {
    const of = [member(1, { dailyCap: 1 }), member(2), member(3, { paused: true }), member(4)];
    expect(show('round-robin', of, 6).order).toEqual([1, 2, 4, 2, 4, 2]);
  });
  it('a repeat takes no turn', () => {
    const state = stateOf(pool('round-robin', [member(1), member(2)]));
    const shown = [0, 128, 0, 1, 0].map((flags) => {
      const decision = decideRedirect(code(), visit({ flags }), state, NOON);
      carryOut(decision, state, NOON);
      return [flags, decision.target?.id];
    });
    expect(shown).toEqual([
      [0, 1],
      [128, 2],
      [0, 2],
      [1, 1],
      [0, 1],
    ]);
  });
});

describe('sticky', () => {
  const of = [1, 2, 3, 4].map((id) => member(id));
  it('shows a visitor the same one each time, whatever chance says', () => {
    const state = stateOf(pool('sticky', of));
    fc.assert(
      fc.property(
        fc.integer(),
        fc.double({ min: 0, max: 0.99, noNaN: true }),
        (stickyKey, random) => {
          const seen = [0, random].map(
            (chance) =>
              decideRedirect(code(), visit({ stickyKey, random: chance }), state, NOON).target?.id,
          );
          expect(seen[0]).toBe(seen[1]);
        },
      ),
    );
  });
  it('shares the visitors by weight', () => {
    const weighted = [5, 3, 2].map((weight, n) => member(n + 1, { weight }));
    const { split } = show('sticky', weighted, 20_000);
    for (const [id, share] of [0.5, 0.3, 0.2].entries())
      expect(Math.abs((split[id + 1] ?? 0) / 20_000 - share)).toBeLessThan(0.015);
  });
  it('moves only the visitors of the one who goes', () => {
    const before = show('sticky', of, 4000).order;
    const after = show('sticky', of.slice(0, 3), 4000).order;
    const moved = before.filter((id, n) => id !== after[n]);
    expect(new Set(moved)).toEqual(new Set([4]));
    expect(moved.length).toBe(before.filter((id) => id === 4).length);
  });
});

describe('least loaded', () => {
  it('shows who was shown least today for their weight', () => {
    const of = [member(1, { weight: 2 }), member(2)];
    expect(show('least-loaded', of, 6).order).toEqual([1, 1, 2, 1, 1, 2]);
  });
  it('counts what a target was shown by other pools too, and forgets yesterday', () => {
    const busy = { shownOnDay: 5 };
    expect(show('least-loaded', [member(1, {}, busy), member(2)], 3).order).toEqual([2, 2, 2]);
    const yesterday = { shownOnDay: 5, shownDay: 1 };
    expect(show('least-loaded', [member(1, {}, yesterday), member(2)], 3).order).toEqual([1, 2, 1]);
  });
});
