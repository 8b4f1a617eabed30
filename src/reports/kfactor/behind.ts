import type { Row } from '../../core/table.ts';
import type { Behind } from '../report.ts';
import { answersOf } from './answers.ts';
import { type Figures, isMature, kKey } from './figures.ts';
import { FLAGS, type Flag } from './flags.ts';
import { type Facts, isLookedAt, MEASURES } from './measures.ts';
import type { RewardsGiven } from './rewards.ts';
import { rewardsBehind } from './rewards-said.ts';
import type { Fission } from '../invitations/fission.ts';
import { REASONS, type Tree } from '../invitations/tree.ts';

type Known = {
  readonly facts: Facts;
  readonly tree: Tree;
  readonly figures: Figures;
  readonly flags: readonly Flag[];
  readonly fission: Fission;
  readonly given: RewardsGiven;
  readonly rows: readonly Row[];
};

/**
 * Who is in each generation: `0:participants`, `0:mature`, and `0:accepted`, who are the ones that
 * generation 0 brought, `0:accepted_mature` those whom its mature participants did; over all of them `participants`,
 * `sharers`, `seeds`, `accepted`, `new_people`, `new_invited`; whom each K counts: `k`, `k_kept_7d`, …; the invitees that are flagged: `flagged_burst`, …; those whose invitation does not count: `excluded_self`, …, once for each; and
 * `rewarded`, `rewarded_in_vain`, `reclaimable`, who were given something.
 */
export function kfactorBehind({
  facts,
  tree,
  figures,
  flags,
  fission,
  given,
  rows,
}: Known): readonly Behind[] {
  const { accepted, places, participants } = facts;
  const of = places.generationOf;
  const invitations = [...accepted.values()];
  const whole = (key: string, people: () => Iterable<number>): Behind => ({
    stage: key,
    row: 'summary',
    key,
    people: () => Array.from(people(), (person) => ({ person })),
  });
  return [
    whole('participants', () => participants.keys()),
    whole('sharers', () => figures.sharers),
    whole('seeds', () => places.people.filter((person) => places.seedOf(person) === person)),
    whole('accepted', () => accepted.keys()),
    ...MEASURES.map((measure) => ({
      ...whole(`${kKey(measure)}.counted`, () => {
        const asked = invitations.filter((one) => isLookedAt(measure, one, facts));
        const invitees = Int32Array.from(asked, ({ invitee }) => invitee);
        const answers = answersOf(invitees, facts)[measure];
        return invitees.filter((_, nth) => answers[nth] === 'yes');
      }),
      stage: kKey(measure),
    })),
    whole('new_people', () => fission.joined),
    whole('new_invited', () => fission.invited),
    ...REASONS.map((name) => ({
      ...whole(`excluded.${name}`, () =>
        tree.excluded
          .filter(({ reason }) => reason === name)
          .map(({ invitation }) => invitation.invitee),
      ),
      stage: `excluded_${name}`,
    })),
    ...FLAGS.map((name) =>
      whole(`flagged_${name}`, () =>
        flags.filter(({ flag }) => flag === name).map(({ invitation }) => invitation.invitee),
      ),
    ),
    ...rewardsBehind(given),
    ...rows.flatMap((_, generation): Behind[] => {
      const members = (): [number, number][] =>
        [...participants].filter(([person]) => of(person) === generation);
      const cell = (key: string, people: () => readonly number[]): Behind => ({
        stage: `${generation}:${key}`,
        row: generation,
        key,
        people: () => people().map((person) => ({ person })),
      });
      return [
        cell('participants', () => members().map(([person]) => person)),
        cell('mature', () =>
          members()
            .filter(([, since]) => isMature(since, facts))
            .map(([person]) => person),
        ),
        cell('accepted', () =>
          invitations.filter(({ inviter }) => of(inviter) === generation).map((one) => one.invitee),
        ),
        cell('accepted_mature', () =>
          invitations
            .filter((one) => of(one.inviter) === generation && isLookedAt('gross', one, facts))
            .map((one) => one.invitee),
        ),
      ];
    }),
  ];
}
