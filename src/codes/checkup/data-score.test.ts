import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Checked, HEADS } from './check-data.ts';
import { scoreData } from './data-score.ts';

const checked = (head: Checked['head'], n: number, of: number): Checked => ({
  head,
  code: 'data-rejected',
  severity: 'note',
  next: [],
  n,
  of,
});

describe('the score of the data', () => {
  it('is a mean of means that a pencil makes', () => {
    const { score, heads } = scoreData([
      checked('data-full', 1, 4), // 75
      checked('data-full', 0, 10), // 100
      checked('data-continuous', 0, 0), // nothing to look at
      checked('data-valid', 1, 3), // 66.6
      checked('data-correct', 1, 100_000), // not 100
    ]);
    expect(heads.map((one) => one.score)).toEqual([87.5, null, 66.6, 99.9]);
    expect(heads[0]?.checks.map((one) => one.score)).toEqual([75, 100]);
    expect(score).toBe(84.6); // (87.5 + 66.6 + 99.9) ÷ 3 = 84.67
  });

  it('is nothing of an empty workspace', () => {
    expect(scoreData([]).score).toBeNull();
  });

  it('lies between 0 and 100, and is 100 only of what has no fault', () => {
    const one = fc
      .tuple(fc.constantFrom(...HEADS), fc.nat(1000), fc.nat(1000))
      .map(([head, n, more]) => checked(head, n, n + more));
    fc.assert(
      fc.property(fc.array(one), (all) => {
        const { score } = scoreData(all);
        if (all.every(({ of }) => of === 0)) expect(score).toBeNull();
        else expect(score).toBeGreaterThanOrEqual(0);
        expect(score === 100).toBe(all.some(({ of }) => of > 0) && all.every(({ n }) => n === 0));
      }),
    );
  });
});
