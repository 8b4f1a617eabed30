import { PscrmError } from '../core/errors.ts';
import { printable } from '../core/width.ts';
import { databaseError } from '../db/errors.ts';
import { showImport } from '../intake/ledger.ts';
import { undoImport, type Undone } from '../intake/undo.ts';
import type { CommandSpec } from './command.ts';
import type { Context } from './context.ts';
import { wholeNumber } from './typed-values.ts';

export const importsUndo: CommandSpec = {
  path: 'imports undo',
  text: 'help.imports-undo',
  arguments: [{ name: 'id', text: 'argument.import' }],
  options: [{ flags: '--dry-run', text: 'option.dry-run' }],
  output: 'json',
  schema: 'pscrm.undone/1',
  examples: ['imports undo 1 --dry-run'],
  run: async (context, input) => {
    const [typed] = input.arguments;
    if (typed === undefined) throw new PscrmError('missing-argument', { argument: 'ID' });
    const id = wholeNumber('ID', typed);
    const dryRun = input.flag('dry-run');
    const { file, undone_at } = showImport(context.workspace(), id);
    // Before anything is asked.
    if (undone_at !== null) throw new PscrmError('already-undone', { id });
    if (!dryRun) await context.confirm('ask.undo-import', { id, file: printable(file) });
    const undone = takeBack(context, id, dryRun);
    if (context.json) {
      context.printJson({ schema: 'pscrm.undone/1', id, file, dry_run: dryRun, ...undone });
      return;
    }
    context.print(context.say('say.undone', { id, file: printable(file), ...undone }));
    if (dryRun) context.print(`  ${context.say('say.dry-run')}`);
    else context.next('pscrm import FILE…');
  },
};

function takeBack(context: Context, id: number, dryRun: boolean): Undone {
  const db = context.workspace();
  const { timezone } = context.settings();
  try {
    db.exec('BEGIN IMMEDIATE');
    const undone = undoImport(db, id, context.globals.now, timezone);
    db.exec(dryRun ? 'ROLLBACK' : 'COMMIT');
    return undone;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw databaseError(error, db.name);
  }
}
