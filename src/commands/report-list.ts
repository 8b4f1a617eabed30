import type { Column, Row } from '../core/table.ts';
import { wrap } from '../core/width.ts';
import { DEFAULTS } from '../db/settings.ts';
import { REPORTS } from '../reports/index.ts';
import type { Report } from '../reports/report.ts';
import type { CommandSpec } from './command.ts';
import { type Context, sayKey } from './context.ts';

const COLUMNS: readonly Column[] = [
  { key: 'name', type: 'text' },
  { key: 'title', type: 'text' },
  { key: 'dimensions', type: 'text' },
  { key: 'example', type: 'text' },
];

/** `pscrm report --list`: what there is to be asked, and by what it can be told apart. */
export const reportList: CommandSpec = {
  path: 'report',
  group: true,
  text: 'help.report',
  options: [{ flags: '--list', text: 'option.report-list' }],
  output: 'table',
  schema: 'pscrm.reports/1',
  examples: ['report --list', 'report --list --json'],
  run: (context) => {
    if (context.globals.form === 'table') {
      for (const report of REPORTS) context.print(listed(context, report));
      return;
    }
    // What reports there are does not hang on a workspace.
    const rows = REPORTS.map((report) => rowOf(context, report));
    context.show('pscrm.reports/1', { columns: COLUMNS, rows }, {}, DEFAULTS);
  },
};

function rowOf({ say }: Context, { name, options, examples }: Report): Row {
  const by = options.find((option) => option.name === 'by');
  return {
    name,
    title: sayKey(`report.${name}`, say),
    dimensions: by?.choices?.join(', ') ?? '',
    example: `pscrm ${examples[0] ?? ''}`,
  };
}

/** As long lines as a screen has room for: what stands on the right of a table is not seen. */
function listed(context: Context, report: Report): string {
  const { name, title, dimensions, example } = rowOf(context, report);
  const by = dimensions === '' ? [] : wrap(`--by ${String(dimensions)}`, context.io.columns - 4);
  const lines = [...by, `$ ${String(example)}`].map((line) => `    ${line}`);
  const { bold, dim } = context.chalk;
  return [`${bold(String(name))}  ${String(title)}`, ...lines.map((line) => dim(line))].join('\n');
}
