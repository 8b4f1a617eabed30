import type { RunStatement } from '../reports/run-statement.ts';
import { type Context, sayNote } from './context.ts';

export const SQL_SCHEMA = 'pscrm.report-sql/1';

/** Prints the statements that explain a report, in a form that the sqlite3 shell takes as it is. */
export function showStatements(
  context: Context,
  report: string,
  statements: readonly RunStatement[],
): void {
  if (context.json) {
    const told = statements.map(({ about, ...one }) => ({
      ...one,
      about: about === undefined ? null : { ...about, text: sayNote(about, context.say) },
    }));
    context.printJson({ schema: SQL_SCHEMA, report, statements: told });
    return;
  }
  // A pipe may have begun while we are still closing the workspace.
  const texts = statements.map((one) => statementText(context, one));
  context.io.out([PATIENCE, ...texts].join('\n'));
}

const PATIENCE = '.timeout 10000\n';

function statementText({ say }: Context, { sql, params, about }: RunStatement): string {
  const title = about === undefined ? '' : `-- ${sayNote(about, say)}\n`;
  const lines = Object.entries(params).map(
    ([name, value]) => `.parameter set @${name} ${sqlValue(value)}\n`,
  );
  return `${title}${lines.join('')}${sql.trim()};\n`;
}

/** A value as an expression of SQL, in the quotes of the shell's own commands. */
function sqlValue(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return 'NULL';
  return JSON.stringify(`'${value.replaceAll("'", "''")}'`);
}
