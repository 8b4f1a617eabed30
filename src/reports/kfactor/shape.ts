import { topShare } from '../../statistics/concentration.ts';
import type { Invitation, Places } from '../invitations/tree.ts';

/** What the forest looks like. People and invitations as counts; a share is a fraction. */
export type Shape = {
  /** People whom nobody invited. */
  readonly seeds: number;
  /** Seeds through whom at least one person came. */
  readonly trees: number;
  /** Invitations from a seed to the furthest person. */
  readonly depth: number;
  /** People of the largest generation. */
  readonly width: number;
  /** People of the largest tree, its seed included. */
  readonly largest_tree: number;
  /** Share of the accepted invitations that the top 1 % of inviters (at least one) have; null of none. */
  readonly top_share: number | null;
};

const TOP = 0.01;

export function shapeOf(
  accepted: ReadonlyMap<number, Invitation>,
  { people, generationOf, seedOf }: Places,
): Shape {
  const generations: number[] = [];
  const sizeOf = new Map<number, number>();
  for (const person of people) {
    const [generation, seed] = [generationOf(person), seedOf(person)];
    generations[generation] = (generations[generation] ?? 0) + 1;
    sizeOf.set(seed, (sizeOf.get(seed) ?? 0) + 1);
  }
  const sizes = [...sizeOf.values()];
  return {
    seeds: sizes.length,
    trees: sizes.filter((size) => size > 1).length,
    depth: Math.max(0, generations.length - 1),
    width: largest(generations),
    largest_tree: largest(sizes),
    top_share: topShare([...broughtBy(accepted).values()], TOP)?.share ?? null,
  };
}

/** How many people each inviter brought. */
export function broughtBy(accepted: ReadonlyMap<number, Invitation>): ReadonlyMap<number, number> {
  const brought = new Map<number, number>();
  for (const { inviter } of accepted.values())
    brought.set(inviter, (brought.get(inviter) ?? 0) + 1);
  return brought;
}

/** Without spreading: there may be more trees than a call has room for arguments. */
function largest(sizes: readonly number[]): number {
  return sizes.reduce((most, size) => Math.max(most, size), 0);
}
