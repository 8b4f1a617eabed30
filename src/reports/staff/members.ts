import type { Cell } from '../../core/table.ts';
import type { Arrival } from '../arrivals/arrivals.ts';
import { shareOut } from '../arrivals/costs.ts';
import type { Ground } from '../arrivals/ground.ts';
import type { Guest } from '../arrivals/outcome.ts';
import { collect } from '../collect.ts';
import { topGroups } from '../top.ts';

export type Member = {
  readonly staff: string;
  /** Whom they added, each once, new to the brand or not. */
  readonly added: readonly Arrival[];
  /** Those of them who are new to the brand. */
  readonly guests: readonly Guest[];
  /** Minor units; null where no cost is known. */
  readonly cost: number | null;
};

type Met = { readonly arrival: Arrival; readonly guest: Guest | null };

/**
 * Who added whom, the most first; of more than `top`, the others together. What a campaign (or one
 * variant of it) cost is borne in equal parts by those who came new through it, and so by who added them.
 */
export function staffMembers(
  { arrivals, buying, costs }: Ground,
  top: number | undefined,
): Member[] {
  const groups = new Map<Cell, Met[]>();
  for (const [at, arrival] of arrivals.entries()) {
    const bought = buying[at];
    const guest =
      arrival.isNew && bought !== undefined
        ? { arrival, buying: bought, kept: arrival.kept }
        : null;
    collect(groups, arrival.staff, { arrival, guest });
  }
  const bySize = new Map(
    [...groups].toSorted(
      ([a, one], [b, other]) => other.length - one.length || (String(a) < String(b) ? -1 : 1),
    ),
  );
  const members = [...topGroups(bySize, top)].map(([name, met]) => ({
    staff: String(name),
    added: met.map(({ arrival }) => arrival),
    guests: met.flatMap(({ guest }) => guest ?? []),
  }));
  const shares = costs.map(({ campaign, variant, minor }) =>
    shareOut(
      minor,
      members.map(({ guests }) => guests.filter(cameThrough(campaign, variant)).length),
    ),
  );
  const known = shares.some((share) => share !== undefined);
  return members.map((member, at) => ({
    ...member,
    cost: known ? shares.reduce((sum, share) => sum + (share?.[at] ?? 0), 0) : null,
  }));
}

function cameThrough(campaign: number, variant: string): (guest: Guest) => boolean {
  return ({ arrival: { origin } }) =>
    origin?.campaign === campaign && (variant === '' || origin.variant === variant);
}
