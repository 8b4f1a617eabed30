import { shareOut } from '../../arrivals/costs.ts';

/** How the credit for an order is shared out among the touches before it. */
export const MODELS = ['first', 'last', 'linear', 'position'] as const;
export type Model = (typeof MODELS)[number];

/**
 * The credit of each of `n` touches, in their order, as whole numbers of which the sum is all of it.
 * `position` is 40 % for the first and for the last and 20 % for all between them together; of two, half
 * each. Mixpanel’s definitions (docs: "Attribution"): first touch, last touch, linear, U-shaped.
 */
export function weightsOf(model: Model, n: number): readonly number[] {
  const places = Array.from({ length: n }, (_, place) => place);
  switch (model) {
    case 'first':
      return places.map((place) => (place === 0 ? 1 : 0));
    case 'last':
      return places.map((place) => (place === n - 1 ? 1 : 0));
    case 'linear':
      return places.map(() => 1);
    case 'position':
      if (n < 3) return places.map(() => 1);
      return places.map((place) => (place === 0 || place === n - 1 ? 2 * (n - 2) : 1));
  }
}

/** What one touch gets of an order: a part of 1, and minor units. */
export type Credit = { readonly part: number; readonly minor: number };

/**
 * Shares an order out among `n` touches. The amounts are whole and add up to the order's: each part is
 * rounded down, and what is left goes to those that lost most, earlier ones first (largest remainders).
 */
export function creditsOf(model: Model, n: number, minor: number): readonly Credit[] {
  const weights = weightsOf(model, n);
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const amounts = shareOut(minor, weights) ?? [];
  return weights.map((weight, place) => ({ part: weight / whole, minor: amounts[place] ?? 0 }));
}
