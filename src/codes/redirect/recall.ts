import type { Database } from '../../db/open.ts';
import { recall, type Recent, REPEAT_MS } from './label.ts';
import { countWaitingVisit, type VisitRow } from './record.ts';
import type { RedirectState } from './state.ts';

/** More are not looked at: so many visitors are remembered, and people wait while a server starts. */
const LATEST = 2 ** 18;

/**
 * There is no index by time, which each visit would pay for: visits are read from the end of the table,
 * where those of the last minutes are. Files of other programs (reason NULL) know no visitor of ours.
 */
const RECENT = /* sql */ `
  SELECT code, visitor, at FROM visits
  WHERE id > (SELECT max(id) FROM visits) - ? AND flags = 0 AND reason IS NOT NULL
    AND at > ? AND at <= ?`;
type RecentCells = readonly [code: string, visitor: string, at: number];

/**
 * Takes up where a former server left: who was just here, from the database and from visits that wait to be
 * written to it, and what those used up of caps.
 * @param waiting in the order in which they were answered; none of them is in the database
 * @param state as it was read from the database, and nothing decided with it yet
 */
export function recallVisits(
  db: Database,
  waiting: Iterable<VisitRow>,
  recent: Recent,
  state: RedirectState,
  now: number,
): void {
  const rows = db.prepare<[number, number, number], RecentCells>(RECENT).raw();
  for (const [code, visitor, at] of rows.iterate(LATEST, now - REPEAT_MS, now))
    recall({ code, visitor, at }, recent);
  for (const row of waiting) {
    countWaitingVisit(row, state);
    const isRecent = row.at > now - REPEAT_MS && row.at <= now;
    if (row.flags === 0 && isRecent) recall(row, recent);
  }
}
