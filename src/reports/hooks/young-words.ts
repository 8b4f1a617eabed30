import type { Params } from '../../core/errors.ts';
import type { Note } from '../../core/table.ts';
import { dayOf, formatDay } from '../../core/time.ts';
import type { Verdict } from './verdict.ts';
import { YOUNG_DAYS, YOUNG_WINDOW, type Young } from './young.ts';

type Ground = {
  readonly arms: readonly unknown[];
  readonly young: Young;
  readonly timezone: string;
  /** The moment of the report, ms UTC. */
  readonly asOf: number;
  /** As it was typed; null: none is asked for. */
  readonly windowText: string | null;
};

/** To leave the young ones out is of use where it leaves something to compare; else to wait, or to bring newer files. */
export function youngNote({ young, timezone, asOf }: Ground): Note {
  const params = { ...youngShown(young, timezone), days: YOUNG_DAYS };
  if (young.leavesTwo)
    return { code: 'hooks-verdict-young', params: { ...params, option: YOUNG_WINDOW } };
  if (young.oldAt <= asOf) return { code: 'hooks-verdict-young-file', params };
  const from = firstDayFrom(young.oldAt, timezone);
  return { code: 'hooks-verdict-young-all', params: { ...params, from } };
}

/** That a window leaves no two variants with cards, since those there are have not had it. */
export function tooYoungNote({
  arms,
  young,
  timezone,
  asOf,
  windowText,
}: Ground): Note | undefined {
  if (windowText === null || young.cards === 0 || arms.length < 2) return undefined;
  const params = { n: young.cards, of: young.of, window: windowText };
  if (young.oldAt <= asOf) return { code: 'hooks-verdict-window-file', params };
  const from = firstDayFrom(young.oldAt, timezone);
  return { code: 'hooks-verdict-window', params: { ...params, from } };
}

/** How many young cards a verdict counts as they stand. */
export function withYoungNote(
  { young, timezone, windowText }: Ground,
  { kind }: Verdict,
): readonly Note[] {
  if (windowText !== null || young.cards === 0 || !STANDING.has(kind)) return [];
  const params = { ...youngShown(young, timezone), days: YOUNG_DAYS, option: YOUNG_WINDOW };
  return [{ code: 'hooks-with-young', params }];
}

const STANDING: ReadonlySet<Verdict['kind']> = new Set(['winner', 'partly', 'none', 'more']);

function youngShown({ cards, of, at }: Young, timezone: string): Params {
  return { n: cards, of, day: formatDay(dayOf(at, timezone)) };
}

/** The first day on all of which something holds that does from a moment on. */
function firstDayFrom(at: number, timezone: string): string {
  return formatDay(dayOf(at - 1, timezone) + 1);
}
