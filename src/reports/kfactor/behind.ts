import type { Row } from '../../core/table.ts';
import type { Behind } from '../report.ts';
import { isMature } from './figures.ts';
import { generationsOf, type Tree } from './tree.ts';

type Known = {
  readonly tree: Tree;
  readonly participants: ReadonlyMap<number, number>;
  readonly rows: readonly Row[];
  readonly asOf: number;
};

/**
 * Who is in each generation: `0:participants`, `0:mature`, and `0:accepted`, who are the ones that
 * generation 0 brought; and over all of them `participants` and `accepted`.
 */
export function kfactorBehind({ tree, participants, rows, asOf }: Known): readonly Behind[] {
  const generations = generationsOf(tree, participants.keys());
  const of = (person: number): number => generations.get(person) ?? 0;
  const asked = [...participants];
  const accepted = [...tree.accepted.values()];
  const someone = (person: number): { person: number } => ({ person });
  return [
    {
      stage: 'participants',
      row: 'summary',
      key: 'participants',
      people: () => asked.map(([person]) => someone(person)),
    },
    {
      stage: 'accepted',
      row: 'summary',
      key: 'accepted',
      people: () => accepted.map(({ invitee }) => someone(invitee)),
    },
    ...rows.flatMap((_, generation): Behind[] => {
      const members = (): [number, number][] =>
        asked.filter(([person]) => of(person) === generation);
      const cell = (key: string, people: () => readonly number[]): Behind => ({
        stage: `${generation}:${key}`,
        row: generation,
        key,
        people: () => people().map(someone),
      });
      return [
        cell('participants', () => members().map(([person]) => person)),
        cell('mature', () =>
          members()
            .filter(([, since]) => isMature(since, asOf))
            .map(([person]) => person),
        ),
        cell('accepted', () =>
          accepted.filter(({ inviter }) => of(inviter) === generation).map((one) => one.invitee),
        ),
      ];
    }),
  ];
}
