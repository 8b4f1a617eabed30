import type { Note, RulePart } from '../../core/table.ts';
import type { Settings } from '../../db/settings.ts';
import { type Known, knownRule } from '../known.ts';
import { rule, zoneRule } from '../rule.ts';
import type { Figures } from './figures.ts';
import type { BurstRule } from './flags.ts';
import { areOnRecord } from './openings.ts';
import { excludedCounts } from './summary.ts';
import { MIN_TREES } from './trees-interval.ts';
import type { Tree } from '../invitations/tree.ts';

export type Ground = {
  readonly figures: Figures;
  readonly tree: Tree;
  readonly burst: BurstRule;
  /** As it was typed. */
  readonly window: string;
  readonly known: readonly Known[];
  readonly settings: Settings;
};

/** How K is counted, what is not, and of how many it cannot be said yet. */
export function kfactorRule({ figures, tree, burst, window, known, settings }: Ground): RulePart[] {
  const { immature, measures } = figures;
  const kept = measures.find(({ measure }) => measure === 'kept_7d');
  return [
    rule('unit', 'person'),
    rule('counted', 'kfactor-definition', { window }),
    rule('counted', 'kfactor-measures'),
    rule('counted', 'kfactor-terms'),
    rule('counted', 'kfactor-openings'),
    rule('counted', 'kfactor-fission'),
    rule('counted', 'kfactor-flags', { n: burst.n, minutes: burst.within / 60_000 }),
    rule('entry', 'kfactor-entry'),
    rule('window', 'kfactor-window', { window }),
    zoneRule(settings),
    rule('interval', 'kfactor-interval'),
    rule('excluded', 'kfactor-excluded', excludedCounts(tree)),
    ...knownRule(known, settings),
    rule('immature', 'kfactor-immature', {
      n: immature,
      window,
      invitees: kept?.unknown ?? 0,
    }),
  ];
}

/** What is particular about these numbers. */
export function kfactorNotes(figures: Figures, participants: number): Note[] {
  const [gross] = figures.measures;
  const notes: Note[] = [];
  const note = (code: string, params: Note['params'] = {}): void => {
    notes.push({ code, params });
  };
  if (participants === 0) note('kfactor-no-participants');
  if (participants > 0 && figures.byOthers > 0) note('kfactor-by-others', { n: figures.byOthers });
  if (gross !== undefined && gross.k !== null && gross.trees < MIN_TREES)
    note('kfactor-few-trees', { n: gross.trees, least: MIN_TREES });
  if ([...figures.measures, figures.waves].some(({ k, trees }) => k === 0 && trees >= MIN_TREES))
    note('kfactor-none-counted');
  if (
    gross?.k !== undefined &&
    gross.k !== null &&
    Math.max(gross.k, gross.interval?.high ?? 0) >= 1
  )
    note('kfactor-no-amplification');
  const unknown = figures.measures.find(({ measure }) => measure === 'kept_7d')?.unknown ?? 0;
  if (unknown > 0) note('kfactor-invitees-without-join', { n: unknown });
  if (figures.early > 0) note('kfactor-early', { n: figures.early });
  return [...notes, ...openingNotes(figures)];
}

/** What visits do not tell of. */
function openingNotes({ opened, openings }: Figures): Note[] {
  if (opened === null) return [{ code: 'kfactor-no-visits', params: {} }];
  if (openings === null || openings.unopened === 0) return [];
  const params = { n: openings.unopened, of: openings.accepted + openings.unopened };
  const code = areOnRecord(openings) ? 'kfactor-accepted-unopened' : 'kfactor-openings-unrecorded';
  return [{ code, params }];
}
