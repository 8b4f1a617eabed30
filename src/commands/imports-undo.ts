import { PscrmError } from '../core/errors.ts';
import { printable } from '../core/width.ts';
import { databaseError } from '../db/errors.ts';
import { refusersOf } from '../intake/keep-refusals.ts';
import { showImport } from '../intake/ledger.ts';
import { undoImport, type Undone } from '../intake/undo.ts';
import type { CommandSpec } from './command.ts';
import type { Context } from './context.ts';
import { wholeNumber } from './typed-values.ts';

export const importsUndo: CommandSpec = {
  path: 'imports undo',
  text: 'help.imports-undo',
  arguments: [{ name: 'id', text: 'argument.import' }],
  options: [
    { flags: '--with-refusals', text: 'option.with-refusals' },
    { flags: '--dry-run', text: 'option.dry-run' },
  ],
  output: 'json',
  schema: 'pscrm.undone/1',
  examples: ['imports undo 1 --dry-run'],
  run: async (context, input) => {
    const [typed] = input.arguments;
    if (typed === undefined)
      throw new PscrmError('missing-argument', { argument: 'ID', why: 'import' });
    const id = wholeNumber('ID', typed);
    const dryRun = input.flag('dry-run');
    const { file, undone_at } = showImport(context.workspace(), id);
    // Before anything is asked.
    if (undone_at !== null) throw new PscrmError('already-undone', { id });
    const refusals = input.flag('with-refusals') ? 'drop' : 'keep';
    if (!dryRun) await askFirst(context, { id, file: printable(file) }, refusals);
    const undone = takeBack(context, id, refusals, dryRun);
    if (context.json) {
      context.printJson({ schema: 'pscrm.undone/1', id, file, dry_run: dryRun, ...undone });
      return;
    }
    context.print(context.say('say.undone', { id, file: printable(file), ...undone }));
    const { refusals_kept: kept, refusals_gone: gone } = undone;
    if (kept > 0) context.print(context.say('say.refusals-kept', { n: kept }));
    if (gone > 0) context.print(context.say('say.refusals-gone', { n: gone }));
    if (dryRun) context.print(`  ${context.say('say.dry-run')}`);
    else context.next('pscrm import FILE…');
  },
};

/** Nobody is to be written to again unasked. */
async function askFirst(
  context: Context,
  which: { readonly id: number; readonly file: string },
  refusals: Refusals,
): Promise<void> {
  const n = refusals === 'keep' ? 0 : refusersOf(context.workspace(), which.id).length;
  if (n === 0) return context.confirm('ask.undo-import', which);
  return context.confirm('ask.undo-with-refusals', { ...which, n });
}

type Refusals = 'keep' | 'drop';

function takeBack(context: Context, id: number, refusals: Refusals, dryRun: boolean): Undone {
  const db = context.workspace();
  const { timezone } = context.settings();
  try {
    db.exec('BEGIN IMMEDIATE');
    const undone = undoImport(db, id, context.globals.now, timezone, refusals);
    db.exec(dryRun ? 'ROLLBACK' : 'COMMIT');
    return undone;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw databaseError(error, db.name);
  }
}
