import type { Note } from '../core/table.ts';
import type { Database } from '../db/open.ts';
import { readSettings } from '../db/settings.ts';
import { bridgeOrders } from './bridges.ts';
import type { FlagChange } from './flags.ts';
import { readHands } from './hands.ts';
import { updateCustomers } from './neighbourhood.ts';
import { rebuildCustomers } from './rebuild.ts';
import { isMost, type Touched } from './touched.ts';

/** Changes with the rules below, so that what older rules computed is not taken for granted. */
const RULES = 2;
const DERIVED_BY = /* sql */ `SELECT value FROM settings WHERE key = 'people_rules'`;
const SAY_RULES = /* sql */ `
  INSERT INTO settings (key, value) VALUES ('people_rules', ?)
  ON CONFLICT (key) DO UPDATE SET value = excluded.value`;

/**
 * Computes what follows from the facts where they were touched: which code each join came through,
 * which person that gives to an order, and who is one person with whom. `all` computes everything
 * anew, and so do a large change and one of the rules; the result is the same. Run in the transaction
 * that changed the facts.
 * @returns what is worth saying: identifiers that too many share now
 */
export function derive(db: Database, touched: Touched | 'all'): readonly Note[] {
  const { shared_threshold: threshold } = readSettings(db);
  const known = followsTheRules(db);
  const scope = touched === 'all' || !known || isMost(db, touched) ? 'all' : touched;
  const changed = bridgeOrders(db, scope);
  const hands = readHands(db);
  const flags =
    scope === 'all'
      ? rebuildCustomers(db, threshold, hands)
      : updateCustomers(db, new Set([...scope.identities, ...changed]), threshold, hands);
  if (!known) db.prepare<[string]>(SAY_RULES).run(`${RULES}:${threshold}`);
  return flagNotes(flags, threshold);
}

/** Whether what is stored was computed by the rules as they are now, and with the threshold of now. */
export function followsTheRules(db: Database): boolean {
  const { shared_threshold: threshold } = readSettings(db);
  return db.prepare<[], string>(DERIVED_BY).pluck().get() === `${RULES}:${threshold}`;
}

function flagNotes({ added }: FlagChange, threshold: number): Note[] {
  const shared = added.get('shared') ?? 0;
  const odd = (added.get('many-buyers') ?? 0) + (added.get('many-wechat') ?? 0);
  const command = 'pscrm customer list --conflicts';
  const notes: Note[] = [];
  if (shared > 0) notes.push({ code: 'ids-shared', params: { n: shared, threshold, command } });
  if (odd > 0) notes.push({ code: 'ids-crowded', params: { n: odd, command } });
  return notes;
}
