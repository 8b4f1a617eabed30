import { PscrmError } from '../core/errors.ts';
import { printable } from '../core/width.ts';
import type { Database } from '../db/open.ts';
import { databaseError } from '../db/errors.ts';
import { CLOSED, sayComplete, type Said } from '../intake/complete.ts';
import { showImport } from '../intake/ledger.ts';
import type { CommandSpec, Input } from './command.ts';
import { typedUntil, untilCell } from './complete-until.ts';
import type { Context } from './context.ts';
import { wholeNumber } from './typed-values.ts';

export const importsComplete: CommandSpec = {
  path: 'imports complete',
  text: 'help.imports-complete',
  more: ['help.imports-complete.why', 'help.imports-complete.closed'],
  arguments: [{ name: 'id', text: 'argument.import' }],
  options: [
    { flags: '--until <date>', text: 'option.complete-until' },
    { flags: '--dry-run', text: 'option.dry-run' },
  ],
  output: 'json',
  schema: 'pscrm.complete/1',
  examples: [
    'imports complete 1 --until 2026-02-10 --dry-run',
    'imports complete 1 --until closed --dry-run',
  ],
  run: (context, input) => {
    const [typed] = input.arguments;
    if (typed === undefined)
      throw new PscrmError('missing-argument', { argument: 'ID', why: 'import' });
    const one = showImport(context.workspace(), wholeNumber('ID', typed));
    const until = askedUntil(context, input);
    const dryRun = input.flag('dry-run');
    const stands = write(context.workspace(), { import: one.id, until }, context, dryRun);
    if (context.json) {
      context.printJson({
        schema: 'pscrm.complete/1',
        id: one.id,
        file: one.file,
        kind: one.kind,
        complete_until: untilCell(context, stands),
        dry_run: dryRun,
      });
      return;
    }
    const said = { id: one.id, file: printable(one.file) };
    if (stands === null) context.print(context.say('say.complete-none', said));
    else if (stands === CLOSED) context.print(context.say('say.complete-closed', said));
    else {
      const day = untilCell(context, stands) ?? '';
      context.print(context.say('say.complete-until', { ...said, until: day }));
    }
    if (dryRun) context.print(`  ${context.say('say.dry-run')}`);
    else context.next('pscrm report --list');
  },
};

/** @returns null where what was said is taken back. @throws missing-option, bad-date, complete-ahead */
function askedUntil(context: Context, input: Input): number | null {
  const text = input.text('until');
  if (text === undefined) throw new PscrmError('missing-option', { option: '--until' });
  return text === 'none'
    ? null
    : typedUntil(context.settings().timezone, context.globals.now, '--until', text);
}

function write(db: Database, said: Said, context: Context, dryRun: boolean): number | null {
  const { timezone } = context.settings();
  try {
    db.exec('BEGIN IMMEDIATE');
    const stands = sayComplete(db, said, timezone);
    db.exec(dryRun ? 'ROLLBACK' : 'COMMIT');
    return stands;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw databaseError(error, db.name);
  }
}
