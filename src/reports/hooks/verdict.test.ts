import { describe, expect, it } from 'vitest';
import { compareRates } from './compare.ts';
import type { Rate } from './rates.ts';
import { type Verdict, verdictOf, whenSettled } from './verdict.ts';

/** Rates as `successes/trials`; the first is the control, a fifth more is of interest. */
function judge(text: string, sharesP: number | null = 0.5, control = 0): Verdict {
  const arms = text.split(' ').map((rate) => {
    const [successes = 0, trials = 0] = rate.split('/').map(Number);
    return { successes, trials, cards: trials };
  });
  return verdictOf(arms, compareRates(arms), control, 0.2, sharesP);
}

describe('the verdict', () => {
  it('names a winner that beats every other one', () => {
    // z of 100 and 150 in 1,000 is 3.38: p .0007.
    expect(judge('100/1000 150/1000')).toEqual({ kind: 'winner', arm: 1 });
    expect(judge('150/1000 100/1000')).toEqual({ kind: 'winner', arm: 0 });
    expect(judge('100/1000 150/1000 90/1000')).toEqual({ kind: 'winner', arm: 1 });
  });

  it('does not crown one of two that beat the control alike', () => {
    // A tenth more than 10 %, three comparisons: far from enough to tell 150 from 155.
    expect(judge('100/1000 150/1000 155/1000')).toMatchObject({
      kind: 'partly',
      best: 2,
      than: [0],
    });
  });

  it('asks for as many cards as the plan lacks', () => {
    // 5 % and a fifth more need 8,158 in each arm (see power.test.ts).
    expect(judge('50/1000 55/1000')).toEqual({ kind: 'more', cards: 7158 });
    // Two twentieths of 1,000 and 2,000 cards: the smaller arm is the one that lacks.
    expect(judge('50/1000 110/2000')).toEqual({ kind: 'more', cards: 7158 });
  });

  it('says how large a difference may still be once the plan is fulfilled', () => {
    const verdict = judge('5000/100000 5010/100000');
    expect(verdict.kind).toBe('none');
    // 0.01 points apart, give or take 1.96 √(2 × .05 × .95 / 100,000) = 0.191 points.
    expect(verdict.kind === 'none' && verdict.most).toBeCloseTo(0.0001 + 0.00191, 4);
  });

  it('is none where the shares are broken, or there is nobody to compare with', () => {
    expect(judge('100/1000 150/1000', 0.0009)).toEqual({ kind: 'shares' });
    expect(judge('100/1000 150/1000', null)).toEqual({ kind: 'winner', arm: 1 });
    expect(judge('100/1000 0/0')).toEqual({ kind: 'alone' });
    expect(judge('100/1000')).toEqual({ kind: 'alone' });
  });

  it('cannot plan where nobody was won', () => {
    expect(judge('0/100 0/100')).toEqual({ kind: 'more', cards: null });
    // The control alone at 0: all arms together are the guess to plan with.
    expect(judge('0/100 2/100')).toMatchObject({ kind: 'more' });
  });

  it('plans downwards where there is no room above', () => {
    // 90 % and a fifth more would be 108 %: a fifth less it is, 72 %, for which power.prop.test's formula
    // gives ((1.95996 √(2 × .81 × .19) + .84162 √(.09 + .2016)) / .18)² = 73.4.
    expect(judge('9/10 9/10')).toEqual({ kind: 'more', cards: 74 - 10 });
  });
});

describe('a winner while some joined lately', () => {
  const of = (those: readonly Rate[]): Verdict =>
    verdictOf(those, compareRates(those), 0, 0.2, null);
  /** Of each arm: as the rate stands, how many were kept, of how many cards, and how many may still be. */
  const settled = (arms: readonly (readonly [number, number, number, number])[]): Verdict => {
    const ends = [0, 1].map((stay) =>
      arms.map(([, kept, cards, open]) => {
        return { successes: kept + stay * open, trials: cards, cards };
      }),
    );
    const rates = arms.map(([rate, , cards]) => ({
      successes: rate * cards,
      trials: cards,
      cards,
    }));
    const open = arms.reduce((sum, [, , , n]) => sum + n, 0);
    return whenSettled(of(rates), { young: 0, open, ends }, of);
  };

  it('is none where it would be another once it is known who stayed', () => {
    // 335 cards won 75 people long ago; 265 won 150, of whom 135 joined two days ago and 15 have stayed.
    expect(
      settled([
        [75 / 335, 75, 335, 0],
        [150 / 265, 15, 265, 135],
      ]),
    ).toEqual({ kind: 'early', open: 135 });
  });

  it('is one where it is the same whether all of them stay or none does', () => {
    expect(
      settled([
        [80 / 335, 75, 335, 10],
        [150 / 265, 140, 265, 10],
      ]),
    ).toEqual({ kind: 'winner', arm: 1 });
  });

  it('there is something to compare once it is known who stayed', () => {
    const none = { successes: 0, trials: 0, cards: 60 };
    const half = { successes: 30, trials: 60, cards: 60 };
    const late = { successes: 0, trials: 60, cards: 60 };
    expect(
      whenSettled(
        of([half, none]),
        {
          young: 0,
          open: 30,
          ends: [
            [half, late],
            [half, half],
          ],
        },
        of,
      ),
    ).toEqual({
      kind: 'early',
      open: 30,
    });
    expect(
      whenSettled(
        of([half, none]),
        {
          young: 0,
          open: 0,
          ends: [
            [half, none],
            [half, none],
          ],
        },
        of,
      ),
    ).toEqual({
      kind: 'alone',
    });
  });

  it('more cards are asked for by those that there are, not by how much is known of them', () => {
    // 5 % and a fifth more need 8,158 in each arm; of 1,000 cards so much is undecided that they are as 700.
    const rate = { successes: 35, trials: 700, cards: 1000 };
    expect(of([rate, rate])).toEqual({ kind: 'more', cards: 7158 });
  });
});
