import type { Column } from '../core/table.ts';
import { formatMoney } from '../core/money.ts';
import { type SumOfAll, sumImports } from '../intake/import-sums.ts';
import type { CommandSpec } from './command.ts';
import type { Context } from './context.ts';
import { showFitted } from './report-shown.ts';

const COLUMNS: readonly Column[] = [
  { key: 'id', type: 'count' },
  { key: 'file', type: 'text', spare: 1 },
  { key: 'rows', type: 'count', spare: 4 },
  { key: 'orders', type: 'count', spare: 3 },
  { key: 'more_rows', type: 'count', spare: 5 },
  { key: 'rejected', type: 'count', spare: 2 },
  { key: 'sum_of', type: 'word' },
  { key: 'file_minor', type: 'money' },
  { key: 'untied_minor', type: 'money', spare: 6 },
  { key: 'changed_minor', type: 'money' },
  { key: 'changed_orders', type: 'count', spare: 8 },
  { key: 'held_minor', type: 'money' },
  { key: 'earlier_minor', type: 'money', spare: 7 },
  { key: 'counted_minor', type: 'money' },
  { key: 'currency', type: 'text' },
];

/** File by file, what it said in all, and what is held of its orders now. */
export const importsSums: CommandSpec = {
  path: 'imports sums',
  text: 'help.imports-sums',
  output: 'table',
  schema: 'pscrm.import-sums/1',
  examples: ['imports sums', 'imports sums --json'],
  run: (context) => {
    const { imports, all } = sumImports(context.workspace());
    const workspace = context.settings().currency;
    const named = ({ currency }: { currency: string }): string => currency || workspace;
    const rows = imports.map(({ of, ...one }) => ({ ...one, sum_of: of, currency: named(one) }));
    const totals = all.map(({ of, ...one }) => ({ ...one, sum_of: of, currency: named(one) }));
    const table = { columns: COLUMNS, rows };
    if (context.globals.form === 'table')
      showFitted(context, table, undefined, 'say.columns-not-listed');
    else context.show('pscrm.import-sums/1', table, { totals });
    if (context.json) return;
    if (imports.length === 0) context.remark('say.no-imports');
    for (const one of all) sayAll(context, one, named(one));
    const untied = imports.filter(({ untied_minor: minor }) => minor !== 0).length;
    if (untied > 0) context.remark('say.imports-untied', { n: untied });
  },
};

function sayAll(context: Context, one: SumOfAll, currency: string): void {
  const { counted_minor: counted, workspace_minor: held, of } = one;
  if (counted === 0 && held === 0) return;
  context.remark(counted === held ? 'say.imports-sums-tie' : 'say.imports-sums-differ', {
    of: context.say(`value.${of}`),
    counted: formatMoney(counted, currency),
    held: formatMoney(held, currency),
    currency,
  });
}
