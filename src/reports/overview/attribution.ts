/**
 * What a period's revenue in the own shop is made of: people who could buy (new ones who came by themselves,
 * new ones who were invited, those who were there), how many of them bought, how many orders, and
 * how much in all, in minor units.
 */
export type Makeup = {
  readonly organic: number;
  readonly referred: number;
  readonly existing: number;
  readonly buyers: number;
  readonly orders: number;
  readonly revenue: number;
};

/** The factors whose product revenue is: (organic + referred + existing) × rate × frequency × value. */
export const FACTORS = ['organic', 'referred', 'existing', 'rate', 'frequency', 'value'] as const;
export type Factor = (typeof FACTORS)[number];
export type Factors = Readonly<Record<Factor, number | null>>;

/** Shares of nobody, and values of no order, are null. */
export function factorsOf(makeup: Makeup): Factors {
  const { organic, referred, existing, buyers, orders, revenue } = makeup;
  const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);
  const rate = ratio(buyers, organic + referred + existing);
  return {
    organic,
    referred,
    existing,
    rate,
    frequency: ratio(orders, buyers),
    value: ratio(revenue, orders),
  };
}

/**
 * How much of the change of revenue between two periods each factor made, in whole minor units that add
 * up to the change exactly. Shapley's value: what a factor adds when it changes, meant over all orders in
 * which the six may change (L. S. Shapley, "A Value for n-Person Games", 1953), so that none is favoured for
 * coming first or last, and one that has not changed has made nothing. A factor that one period has none of (the value of
 * no orders) is taken as it was in the other: what changed then is that nobody bought.
 */
export function attribute(before: Makeup, after: Makeup): Readonly<Record<Factor, number>> {
  const [from, to] = [factorsOf(before), factorsOf(after)];
  const known = FACTORS.map((name) => [from[name] ?? to[name] ?? 0, to[name] ?? from[name] ?? 0]);
  const parts = FACTORS.map((_, place) => shapley(known, place));
  const whole = wholeParts(parts, after.revenue - before.revenue);
  return {
    organic: whole[0] ?? 0,
    referred: whole[1] ?? 0,
    existing: whole[2] ?? 0,
    rate: whole[3] ?? 0,
    frequency: whole[4] ?? 0,
    value: whole[5] ?? 0,
  };
}

/** n! for as many as there are factors. */
const FACTORIALS = [1, 1, 2, 6, 24, 120, 720];

/** The mean of what a factor's change adds, over which of the others have changed before it. */
function shapley(known: readonly (readonly number[])[], place: number): number {
  const count = known.length;
  let sum = 0;
  for (let changed = 0; changed < 1 << count; changed += 1) {
    if ((changed >> place) & 1) continue;
    const size = FACTORS.filter((_, other) => (changed >> other) & 1).length;
    const orders = (FACTORIALS[size] ?? 0) * (FACTORIALS[count - size - 1] ?? 0);
    const added = revenueOf(known, changed | (1 << place)) - revenueOf(known, changed);
    sum += (orders / (FACTORIALS[count] ?? 1)) * added;
  }
  return sum;
}

/** Revenue with some of the factors as they are after, and the others as they were before. */
function revenueOf(known: readonly (readonly number[])[], changed: number): number {
  const [organic = 0, referred = 0, existing = 0, rate = 0, frequency = 0, value = 0] = known.map(
    (pair, place) => pair[(changed >> place) & 1] ?? 0,
  );
  return (organic + referred + existing) * rate * frequency * value;
}

/** Parts as whole numbers that add up to a total: what is over goes to those that were cut the most. */
function wholeParts(parts: readonly number[], total: number): readonly number[] {
  // A millionth more, so that what should be whole and is a hair less is not cut by one.
  const whole = parts.map((part) => Math.floor(part + 1e-6));
  const over = total - whole.reduce((sum, part) => sum + part, 0);
  const byLoss = parts
    .map((part, place) => ({ place, loss: part - (whole[place] ?? 0) }))
    .filter(({ place }) => parts[place] !== 0)
    .toSorted((a, b) => b.loss - a.loss || a.place - b.place);
  for (const { place } of byLoss.slice(0, over)) whole[place] = (whole[place] ?? 0) + 1;
  return whole;
}
