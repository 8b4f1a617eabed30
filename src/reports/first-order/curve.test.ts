import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS } from '../../core/time.ts';
import { curveOf, curvesByProduct, type Newcomer, type Share } from './curve.ts';

/** `2>5` joined on day 2 and bought on day 5, `2` joined and has not bought; the data end on day 40. */
function newcomers(text: string): readonly Newcomer[] {
  return text.split(' ').map((word, person) => {
    const [joined = 0, ordered] = word.split('>').map(Number);
    const orderedAt = ordered === undefined ? null : ordered * DAY_MS;
    return { person, joinedAt: joined * DAY_MS, orderedAt };
  });
}
const END = 40 * DAY_MS;

function at(days: number, shares: readonly Share[]): Share | undefined {
  return shares.find((share) => share.days === days);
}

describe('curveOf', () => {
  // Bought after 1, 2, 7 and 20 days; watched for 40, 35, 10 and 2 days and not bought.
  const people = newcomers('0>1 0>2 3>10 5>25 0 5 30 38');
  const curve = curveOf(people, END);

  it('counts who had bought, who waits, and of whom nobody can say', () => {
    const counts = curve.shares.map(({ days, ordered, waiting, open }) => [
      days,
      ordered.length,
      waiting,
      open,
    ]);
    expect(counts).toEqual([
      [1, 1, 7, 0],
      [3, 2, 5, 1], // the one who joined on day 38 has had two days
      [7, 3, 4, 1],
      [30, 4, 2, 2],
      [60, 4, 0, 4],
      [90, 4, 0, 4],
      [180, 4, 0, 4],
    ]);
    expect(curve.people).toBe(8);
    expect(curve.ordered).toBe(4);
  });

  it('is Kaplan and Meier’s by hand', () => {
    // At risk 8 at day 1, 7 at day 2 (the one of two days still), 5 at day 7, 3 at day 20 (one left at 10).
    expect(at(1, curve.shares)?.share).toBeCloseTo(1 - 7 / 8, 12);
    expect(at(3, curve.shares)?.share).toBeCloseTo(1 - (7 / 8) * (6 / 7), 12);
    expect(at(7, curve.shares)?.share).toBeCloseTo(1 - (6 / 8) * (4 / 5), 12);
    expect(at(30, curve.shares)?.share).toBeCloseTo(1 - (6 / 8) * (4 / 5) * (2 / 3), 12);
    expect(curve.medianDays).toBe(20); // 1 − 0.4 is past the half, 1 − 0.6 is not
  });

  it('says nothing of days that nobody was watched for', () => {
    expect(at(60, curve.shares)).toMatchObject({ share: null, low: null, high: null });
    const all = curveOf(newcomers('0>1 0>2'), END);
    expect(at(180, all.shares)?.share).toBe(1);
  });

  it('has an interval at the ends too: Wilson’s of those watched so long', () => {
    const none = curveOf(newcomers('0 0 0 39'), END);
    // 0 of 3: Wilson’s upper end is z² / (3 + z²) = 3.8415 / 6.8415.
    expect(at(30, none.shares)).toMatchObject({ share: 0, low: 0 });
    expect(at(30, none.shares)?.high).toBeCloseTo(3.8415 / 6.8415, 4);
    const all = curveOf(newcomers('0>1 0>2'), END);
    expect(at(30, all.shares)?.high).toBe(1);
    expect(at(30, all.shares)?.low).toBeCloseTo(2 / (2 + 3.8415), 4);
  });

  it('draws from nothing to the end of the longest watch', () => {
    expect(curve.points.map(({ x }) => x)).toEqual([0, 1, 2, 7, 20, 40]);
    expect(curveOf([], END)).toMatchObject({ people: 0, ordered: 0, medianDays: null });
  });

  it('of very many has no more points than a screen, and none is lost at its end', () => {
    const many = Array.from({ length: 5000 }, (_, n) => ({
      person: n,
      joinedAt: 0,
      orderedAt: (n + 1) * 600_000,
    }));
    const { points, ordered } = curveOf(many, END);
    expect(ordered).toBe(5000);
    expect(points.length).toBeLessThan(410);
    expect(points.at(-1)).toMatchObject({ x: 5000 / 144, y: 1 });
  });

  it('is no smaller for somebody who bought than for one who did not', () => {
    const person = fc.tuple(fc.nat(40), fc.nat(60));
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 40 }), (some) => {
        const told = some.map(([joined, after], place) => ({
          person: place,
          joinedAt: joined * DAY_MS,
          orderedAt: joined + after <= 40 ? (joined + after) * DAY_MS : null,
        }));
        let before = 0;
        for (const { ordered, waiting, open, share, low, high } of curveOf(told, END).shares) {
          expect(ordered.length + waiting + open).toBe(some.length);
          if (share === null) continue;
          // The curve knows that those who were watched for less may still buy.
          expect(share).toBeGreaterThanOrEqual(ordered.length / some.length - 1e-12);
          expect(share).toBeGreaterThanOrEqual(before);
          expect(low ?? 0).toBeLessThanOrEqual(share + 1e-12);
          expect(high ?? 1).toBeGreaterThanOrEqual(share - 1e-12);
          before = share;
        }
      }),
    );
  });
});

it('curvesByProduct splits the curve of the whole', () => {
  const people = newcomers('0>1 0>2 3>10 5>25 0 5 30 38');
  const product = (person: number): string => (person % 2 === 0 ? 'tea' : 'cup');
  const whole = curveOf(people, END);
  const curves = curvesByProduct(people, END, product);
  expect([...curves.keys()]).toEqual(['tea', 'cup']);
  for (const [place, { share, ordered }] of whole.shares.entries()) {
    const parts = [...curves.values()].map(({ shares }) => shares[place]);
    const sum = parts.reduce((total, part) => total + (part?.share ?? 0), 0);
    expect(sum).toBeCloseTo(share ?? 0, 12);
    const buyers = parts.flatMap((part) => part?.ordered ?? []);
    expect(new Set(buyers)).toEqual(new Set(ordered));
    expect(buyers).toHaveLength(ordered.length);
  }
  // tea: 1/8 at day 1, and at day 7 a fifth of the 6/8 who had not bought.
  expect(at(7, curves.get('tea')?.shares ?? [])?.share).toBeCloseTo(1 / 8 + 6 / 8 / 5, 12);
  // Each within an interval of its own; Wilson's where nobody has bought it: none of the six watched for so long.
  for (const { shares } of curves.values())
    for (const { share, low, high } of shares.filter((one) => one.share !== null)) {
      expect(low).toBeLessThanOrEqual(share ?? NaN);
      expect(high).toBeGreaterThan(share ?? NaN);
    }
  const none = curvesByProduct(newcomers('0>20 0>21'), END, product).get('tea');
  expect(at(7, none?.shares ?? [])).toMatchObject({ share: 0, low: 0 });
  expect(at(7, none?.shares ?? [])?.high).toBeCloseTo(3.8415 / (2 + 3.8415), 4);
});
