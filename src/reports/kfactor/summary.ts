import type { Interval } from '../../statistics/wilson.ts';
import { type Figures, kKey } from './figures.ts';
import { type Flag, FLAGS } from './flags.ts';
import { amplification } from './growth.ts';
import { LATER, type MeasuredK } from './measures.ts';
import type { RewardsGiven } from './rewards.ts';
import { rewardSummary } from './rewards-said.ts';
import type { Fission } from '../invitations/fission.ts';
import type { Reason, Tree } from '../invitations/tree.ts';

type Summary = Readonly<Record<string, unknown>>;

export type Parts = {
  readonly figures: Figures;
  readonly tree: Tree;
  readonly flags: readonly Flag[];
  readonly participants: number;
  /** Codes to invite with that were handed out. */
  readonly issued: number;
  readonly fission: Fission;
  readonly given: RewardsGiven;
};

/**
 * The figures of a campaign as a whole; the keys are those of the JSON. Rates are fractions, null where
 * undefined; `low` and `high` are the ends of 95 % intervals.
 */
export function kSummary(parts: Parts): Summary {
  const { figures, tree, flags, participants, issued, fission, given } = parts;
  const [joined, invited] = [fission.joined.length, fission.invited.length];
  const { measures, waves, cycle, i, c, cInterval, openings } = figures;
  const [gross] = measures;
  return {
    participants,
    sharers: figures.sharers.length,
    issued,
    opened: figures.opened,
    accepted: tree.accepted.size,
    i,
    c: { c, ...ends(cInterval), counted: openings?.accepted ?? null, n: openings?.opened ?? null },
    ...Object.fromEntries(measures.map((one) => [kKey(one.measure), kParts(one)])),
    k_waves: { k: waves.k, ...ends(waves.interval), seeds: waves.trees },
    amplification: amplification(gross?.k ?? null, gross?.interval ?? null),
    cycle_hours: { median: cycle?.median ?? null, p90: cycle?.p90 ?? null, n: cycle?.n ?? 0 },
    ...figures.shape,
    new_people: joined,
    new_invited: invited,
    fission_rate: joined === 0 ? null : invited / joined,
    excluded: excludedCounts(tree),
    ...Object.fromEntries(
      FLAGS.map((name) => [`flagged_${name}`, flags.filter(({ flag }) => flag === name).length]),
    ),
    ...rewardSummary(given),
  };
}

/**
 * `mature` participants, of whose early invitees so many are `counted` and of so many nothing is `unknown`; `seeds`
 * is how many the interval draws from, `gross` the gross K of the same participants where they are not all.
 */
function kParts({ measure, k, interval, mature, accepted, counted, unknown, trees }: MeasuredK) {
  const gross = mature === 0 ? null : accepted / mature;
  return {
    k,
    ...ends(interval),
    ...(LATER.includes(measure) ? { gross } : {}),
    seeds: trees,
    mature,
    counted,
    unknown,
  };
}

function ends(interval: Interval | null): { low: number | null; high: number | null } {
  return { low: interval?.low ?? null, high: interval?.high ?? null };
}

/** How many invitations do not count, by reason. */
export function excludedCounts({ excluded }: Tree): Readonly<Record<Reason, number>> {
  const counts: Record<Reason, number> = { self: 0, loop: 0, duplicate: 0, old_friend: 0 };
  for (const { reason } of excluded) counts[reason] += 1;
  return counts;
}
