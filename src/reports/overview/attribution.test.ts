import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attribute, type Factor, FACTORS, factorsOf, type Makeup } from './attribution.ts';

/** A period in which things hang together: no order without a buyer, no buyer without people. */
const makeup: fc.Arbitrary<Makeup> = fc
  .record({
    organic: fc.nat(500),
    referred: fc.nat(200),
    existing: fc.nat(2000),
    bought: fc.nat(100),
    again: fc.nat(300),
    each: fc.nat(50_000),
    rest: fc.nat(999),
  })
  .map(({ organic, referred, existing, bought, again, each, rest }) => {
    const buyers = Math.floor(((organic + referred + existing) * bought) / 100);
    const orders = buyers === 0 ? 0 : buyers + again;
    return {
      organic,
      referred,
      existing,
      buyers,
      orders,
      revenue: orders * each + (orders && rest),
    };
  });

const sum = (parts: Readonly<Record<Factor, number>>): number =>
  FACTORS.reduce((total, name) => total + parts[name], 0);

describe('the change of revenue', () => {
  it('is shared out by hand alike where two factors change', () => {
    // 10 people, half buy once for 100: 500. Then 20 people, half buy once for 300: 3000.
    // People first: +500 at the old value, value then +2000; value first: +1000, people then +1500.
    const before = { organic: 0, referred: 0, existing: 10, buyers: 5, orders: 5, revenue: 500 };
    const after = { organic: 0, referred: 0, existing: 20, buyers: 10, orders: 10, revenue: 3000 };
    expect(attribute(before, after)).toEqual({
      organic: 0,
      referred: 0,
      existing: 1000, // (500 + 1500) / 2
      rate: 0,
      frequency: 0,
      value: 1500, // (2000 + 1000) / 2
    });
  });

  it('adds up to the cent, whatever the periods are', () => {
    fc.assert(
      fc.property(makeup, makeup, (before, after) => {
        const parts = attribute(before, after);
        expect(sum(parts)).toBe(after.revenue - before.revenue);
        for (const name of FACTORS) expect(Number.isInteger(parts[name])).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is nothing of a factor that has not changed, and the other way round the opposite', () => {
    fc.assert(
      fc.property(makeup, makeup, (before, after) => {
        const parts = attribute(before, after);
        const back = attribute(after, before);
        const [from, to] = [factorsOf(before), factorsOf(after)];
        for (const name of FACTORS) {
          if (from[name] === to[name]) expect(parts[name]).toBe(0);
          // One minor unit is the most that rounding makes of it.
          expect(Math.abs(parts[name] + back[name])).toBeLessThanOrEqual(1);
        }
        expect(sum(attribute(before, before))).toBe(0);
      }),
      { numRuns: 500 },
    );
  });

  it('is that nobody bought, where nobody did', () => {
    const before = { organic: 1, referred: 1, existing: 8, buyers: 5, orders: 6, revenue: 900 };
    const after = { organic: 1, referred: 1, existing: 8, buyers: 0, orders: 0, revenue: 0 };
    expect(attribute(before, after)).toMatchObject({ rate: -900, frequency: 0, value: 0 });
    const nobody = { organic: 0, referred: 0, existing: 0, buyers: 0, orders: 0, revenue: 0 };
    expect(attribute(nobody, before)).toEqual({
      organic: 90,
      referred: 90,
      existing: 720,
      rate: 0,
      frequency: 0,
      value: 0,
    });
  });

  it('is the product of the factors that are printed', () => {
    fc.assert(
      fc.property(makeup, (one) => {
        const { organic, referred, existing, rate, frequency, value } = factorsOf(one);
        const people = (organic ?? 0) + (referred ?? 0) + (existing ?? 0);
        expect(people * (rate ?? 0) * (frequency ?? 0) * (value ?? 0)).toBeCloseTo(one.revenue, 3);
      }),
    );
  });
});
