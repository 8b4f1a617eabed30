/**
 * p-values of several comparisons, raised so that the chance of a single false finding among all of
 * them stays below the level that each is held to.
 * Formula: S. Holm, "A Simple Sequentially Rejective Multiple Test Procedure", Scandinavian Journal of
 * Statistics 6 (1979), 65–70.
 * @returns in the order given; R's `p.adjust(p, "holm")`
 */
export function holm(ps: readonly number[]): readonly number[] {
  const order = ps.map((p, place) => ({ p, place })).toSorted((a, b) => a.p - b.p);
  const adjusted = ps.map(() => 1);
  let highest = 0;
  for (const [rank, { p, place }] of order.entries()) {
    highest = Math.max(highest, Math.min(1, p * (ps.length - rank)));
    adjusted[place] = highest;
  }
  return adjusted;
}
