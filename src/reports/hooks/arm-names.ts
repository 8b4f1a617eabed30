import type { Arm } from './arms.ts';
import type { VariantRow } from './query.ts';

/** The two parts of a variant that is named HOOK.FORM, as in `sample.star-card`. */
export const FACTORS = ['hook', 'form'] as const;
export type Factor = (typeof FACTORS)[number];

/**
 * Which arm a variant belongs to: its own, or that of its hook (before the first full stop) or of its
 * card's form (after it). A name without a full stop is a hook, and of no form.
 */
export function armName(variant: string, factor: Factor | undefined): string {
  if (factor === undefined) return variant;
  const stop = variant.indexOf('.');
  const [hook, form] = stop < 0 ? [variant, ''] : [variant.slice(0, stop), variant.slice(stop + 1)];
  return factor === 'hook' ? hook : form;
}

/** Arms in the order of the campaign, and how often each was to be drawn; null where nobody said. */
export type Sorted = {
  readonly arms: readonly Arm[];
  readonly weights: readonly number[] | null;
};

/**
 * Puts arms in the order in which the campaign names its variants, those that it does not name behind
 * them. Cards without a variant are in no comparison and are left out.
 */
export function sortArms(
  arms: readonly Arm[],
  variants: readonly VariantRow[],
  armOf: (variant: string) => string,
): Sorted {
  const planned = new Map<string, number>();
  for (const { name, weight } of variants) {
    planned.set(armOf(name), (planned.get(armOf(name)) ?? 0) + weight);
  }
  planned.delete('');
  const order = [...planned.keys()];
  const place = (name: string): number =>
    order.includes(name) ? order.indexOf(name) : order.length;
  const sorted = arms
    .filter(({ name }) => name !== '')
    .toSorted((a, b) => place(a.name) - place(b.name) || (a.name < b.name ? -1 : 1));
  if (order.length === 0) return { arms: sorted, weights: null };
  return { arms: sorted, weights: sorted.map(({ name }) => planned.get(name) ?? 0) };
}
