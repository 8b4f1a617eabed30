import type { Row } from '../core/table.ts';
import { REPORTS } from '../reports/index.ts';
import type { CommandSpec } from './command.ts';
import { sayKey } from './context.ts';

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
    context.show('pscrm.reports/1', {
      columns: [
        { key: 'name', type: 'text' },
        { key: 'title', type: 'text' },
        { key: 'dimensions', type: 'text' },
        { key: 'example', type: 'text' },
      ],
      rows: REPORTS.map(({ name, options, examples }): Row => {
        const by = options.find((option) => option.name === 'by');
        return {
          name,
          title: sayKey(`report.${name}`, context.say),
          dimensions: by?.choices?.join(', ') ?? '',
          example: `pscrm ${examples[0] ?? ''}`,
        };
      }),
    });
  },
};
