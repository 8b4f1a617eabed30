/**
 * Gini's coefficient: 0 where all have the same, near 1 where one has everything. Of the values as
 * they are, without the correction for small samples, as R's `ineq::Gini` has it.
 * @param values not negative
 * @returns null where nobody has anything
 */
export function gini(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  let total = 0;
  let weighted = 0;
  for (const [place, value] of sorted.entries()) {
    total += value;
    weighted += value * (2 * place + 1 - sorted.length);
  }
  return total > 0 ? weighted / (sorted.length * total) : null;
}

/**
 * What the largest have of all.
 * @param fraction 0.2: the top fifth, rounded up to whole ones
 * @returns how many they are, and their share; null where nobody has anything
 */
export function topShare(
  values: readonly number[],
  fraction: number,
): { readonly n: number; readonly share: number } | null {
  // A hair less, so that a fifth of 15 is 3 though 15 × 0.2 is a little more in binary.
  const n = Math.ceil(values.length * fraction - 1e-9);
  const sorted = values.toSorted((a, b) => b - a);
  const sum = (some: readonly number[]): number => some.reduce((total, value) => total + value, 0);
  const total = sum(sorted);
  return total > 0 ? { n, share: sum(sorted.slice(0, n)) / total } : null;
}
