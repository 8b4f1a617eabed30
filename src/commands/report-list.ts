import type { Column, Row } from '../core/table.ts';
import { wrap } from '../core/width.ts';
import { DEFAULTS } from '../db/settings.ts';
import { REPORTS } from '../reports/index.ts';
import type { Report } from '../reports/report.ts';
import type { CommandSpec } from './command.ts';
import { isTextKey } from '../text/translate.ts';
import { type Context, sayKey } from './context.ts';

const COLUMNS: readonly Column[] = [
  { key: 'name', type: 'text' },
  { key: 'title', type: 'text' },
  { key: 'dimensions', type: 'text' },
  { key: 'example', type: 'text' },
  { key: 'options', type: 'text' },
  { key: 'without', type: 'text' },
];

/** The options that mean the same wherever they are. */
const COMMON = ['campaign', 'top', 'since', 'until', 'currency', 'gross', 'visits'];

/** `pscrm report --list`: what there is to be asked, and by what it can be told apart. */
export const reportList: CommandSpec = {
  path: 'report',
  group: true,
  text: 'help.report',
  more: ['help.report.known'],
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
  const without = `report-without.${name}`;
  return {
    name,
    title: sayKey(`report.${name}`, say),
    dimensions: by?.choices?.join(', ') ?? '',
    example: `pscrm ${examples[0] ?? ''}`,
    options: COMMON.filter((common) => options.some((option) => option.name === common))
      .map((common) => `--${common}`)
      .join(' '),
    without: isTextKey(without) ? say(without) : '',
  };
}

/** As long lines as a screen has room for: what stands on the right of a table is not seen. */
function listed(context: Context, report: Report): string {
  const { name, title, dimensions, example, options, without } = rowOf(context, report);
  const by = dimensions === '' ? [] : [`--by ${String(dimensions)}`];
  const reason = without === '' ? [] : [String(without)];
  const lines = [...by, String(options), ...reason, `$ ${String(example)}`]
    .flatMap((line) => wrap(line, context.io.columns - 4))
    .map((line) => `    ${line}`);
  const { bold, dim } = context.chalk;
  return [`${bold(String(name))}  ${String(title)}`, ...lines.map((line) => dim(line))].join('\n');
}
