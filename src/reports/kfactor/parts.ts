import type { Chart } from '../../core/chart.ts';
import type { Cell, Row, RulePart } from '../../core/table.ts';
import { dayOf } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import { columnOf, type Dimension, isPeriod, partName, periodOf } from '../dimensions/dimension.ts';
import { personValues } from '../dimensions/people.ts';
import { partsOf } from '../dimensions/parts.ts';
import type { Behind } from '../report.ts';
import { rule } from '../rule.ts';
import { type Facts, isMature, kCells } from './figures.ts';
import { isLookedAt, measureK, MEASURES } from './measures.ts';
import { standingOf } from './standing.ts';

/** Some of those who invite, and what they brought. */
type Part = {
  readonly value: Cell;
  readonly participants: readonly number[];
  readonly mature: readonly number[];
  /** Invitees whom they brought. */
  readonly accepted: readonly number[];
  /** Those of them whom a mature participant brought: K is of these. */
  readonly accepted_mature: readonly number[];
  readonly row: Row;
};

/** The part of somebody who invites; `since` is when they became a participant, ms UTC; null: they never did. */
type ValueOf = (person: number, since: number | null) => Cell;

/** By what they had first come into touch with when they were asked to invite, or by when that was. */
export function participantValues(
  db: Database,
  by: Dimension,
  asOf: number,
  timezone: string,
): ValueOf {
  if (isPeriod(by))
    return (_, since) => (since === null ? null : periodOf(by, dayOf(since, timezone)));
  const touched = personValues(db, by, asOf);
  return (person, since) => touched(person, since ?? asOf);
}

/** Whose part somebody is, in words. */
export function partsRule(by: Dimension): RulePart {
  return rule('counted', isPeriod(by) ? 'kfactor-by-period' : 'kfactor-by-touch');
}

/**
 * K of each part of those who invite, each of them in one part with all whom they brought; the parts of
 * participants, of the mature ones and of accepted invitations add up to the campaign's.
 */
export function kParts(
  facts: Facts,
  by: Dimension,
  valueOf: ValueOf,
  top: number | undefined,
): readonly Part[] {
  const { accepted, participants } = facts;
  const inviters = new Set(participants.keys());
  for (const { inviter } of accepted.values()) inviters.add(inviter);
  const parts = [
    ...partsOf(
      inviters,
      (person) => valueOf(person, participants.get(person) ?? null),
      top,
      (people) => people.filter((person) => participants.has(person)).length,
    ),
  ];
  const placeOf = new Map<number, number>();
  for (const [place, [, people]] of parts.entries())
    for (const person of people) placeOf.set(person, place);

  // The same arithmetic as of generations: people stand in their part instead.
  const standing = {
    ...standingOf(facts),
    generation: Int32Array.from(participants.keys(), (person) => placeOf.get(person) ?? 0),
    generations: parts.length,
  };
  const measures = MEASURES.map((measure) => measureK(measure, facts, standing));
  const invitations = [...accepted.values()];
  return parts.map(([value, people], place) => {
    const asked = people.filter((person) => participants.has(person));
    const mature = asked.filter((person) => isMature(participants.get(person) ?? Infinity, facts));
    const brought = invitations.filter(({ inviter }) => placeOf.get(inviter) === place);
    return {
      value,
      participants: asked,
      mature,
      accepted: brought.map(({ invitee }) => invitee),
      accepted_mature: brought
        .filter((one) => isLookedAt('gross', one, facts))
        .map((one) => one.invitee),
      row: {
        [by]: value,
        participants: asked.length,
        mature: mature.length,
        accepted: brought.length,
        ...kCells(measures, place),
      },
    };
  });
}

/** `staff_01:participants`, `staff_01:mature`, and `staff_01:accepted`, who are the ones that they brought, and `staff_01:accepted_mature`. */
export function partsBehind(parts: readonly Part[]): readonly Behind[] {
  return parts.flatMap((part, row) =>
    (['participants', 'mature', 'accepted', 'accepted_mature'] as const).map((key) => ({
      stage: `${partName(part.value)}:${key}`,
      row,
      key,
      people: () => part[key].map((person) => ({ person })),
    })),
  );
}

/** K of each part that has one. */
export function partsChart(parts: readonly Part[], by: Dimension): readonly Chart[] {
  const known = parts.filter(({ row }) => typeof row['k'] === 'number');
  if (known.length === 0) return [];
  return [
    {
      kind: 'bars',
      title: 'kfactor-parts',
      type: 'number',
      categories: known.map(({ value }) => ({ value, type: columnOf(by).type })),
      series: [{ name: null, values: known.map(({ row }) => ({ value: Number(row['k']) })) }],
    },
  ];
}
