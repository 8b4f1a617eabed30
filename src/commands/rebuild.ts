import { checkCounts, rebuildCounts } from '../codes/redirect/counts.ts';
import type { Column } from '../core/table.ts';
import { databaseError } from '../db/errors.ts';
import { writeSettings } from '../db/settings.ts';
import { rebuild, type Rebuilt } from '../intake/rebuild.ts';
import type { CommandSpec, Input } from './command.ts';
import type { Context } from './context.ts';
import { typedThreshold } from './init.ts';

const COLUMNS: readonly Column[] = [
  { key: 'kind', type: 'text' },
  { key: 'id', type: 'count' },
  { key: 'stored', type: 'text' },
  { key: 'computed', type: 'text' },
];
const SHOWN = 20;

export const rebuildCommand: CommandSpec = {
  path: 'rebuild',
  text: 'help.rebuild',
  options: [
    { flags: '--shared-threshold <n>', text: 'option.shared-threshold' },
    { flags: '--dry-run', text: 'option.dry-run' },
  ],
  output: 'json',
  schema: 'pscrm.rebuilt/1',
  examples: ['rebuild', 'rebuild --dry-run --json'],
  run: (context, input) => {
    const dryRun = input.flag('dry-run');
    const rebuilt = computeAnew(context, input, dryRun);
    const { orders, identities, differences } = rebuilt;
    if (context.json) {
      context.printJson({ schema: 'pscrm.rebuilt/1', dry_run: dryRun, ...rebuilt });
      return;
    }
    context.print(context.say('say.rebuilt', { orders, identities }));
    if (differences.length === 0) context.print(context.say('say.no-differences'));
    else sayDifferences(context, rebuilt, dryRun);
  },
};

function sayDifferences(context: Context, { differences }: Rebuilt, dryRun: boolean): void {
  const rows = differences.slice(0, SHOWN).map((one) => ({ ...one }));
  context.show('', { columns: COLUMNS, rows });
  context.remark(dryRun ? 'say.differences' : 'say.differences-mended', { n: differences.length });
}

function computeAnew(context: Context, input: Input, dryRun: boolean): Rebuilt {
  const db = context.workspace();
  const threshold = typedThreshold(input);
  try {
    db.exec('BEGIN IMMEDIATE');
    if (threshold !== undefined) writeSettings(db, { shared_threshold: threshold });
    const { differences, ...rest } = rebuild(db, context.settings().timezone);
    const rebuilt = { ...rest, differences: [...differences, ...checkCounts(db)] };
    rebuildCounts(db);
    db.exec(dryRun ? 'ROLLBACK' : 'COMMIT');
    return rebuilt;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw databaseError(error, db.name);
  }
}
