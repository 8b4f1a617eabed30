import { PscrmError } from '../core/errors.ts';
import { DAY_MS, fromWall, parseInstant } from '../core/time.ts';
import { runReport } from '../reports/index.ts';
import type { Report } from '../reports/report.ts';
import { countWaiting } from '../server/spilled.ts';
import type { TextKey } from '../text/translate.ts';
import type { CommandSpec, OptionSpec } from './command.ts';

/** A report as a command: its options are those that the report says it has. */
export function reportCommand(
  report: Report,
  text: TextKey,
  examples: readonly string[],
): CommandSpec {
  return {
    path: `report ${report.name}`,
    text,
    options: report.options.map(optionSpec),
    output: 'table',
    schema: `pscrm.report.${report.name}/1`,
    examples,
    run: (context, input) => {
      const { timezone } = context.settings();
      const until = input.text('until');
      const params = {
        asOf: until === undefined ? context.globals.now : endOf(until, timezone),
        untilGiven: until !== undefined,
        campaign: input.text('campaign'),
        by: input.text('by'),
        currency: input.text('currency')?.toUpperCase(),
        visits: input.text('visits'),
      };
      const required = report.options.find(
        ({ name, required: must }) => must && input.text(name) === undefined,
      );
      if (required !== undefined)
        throw new PscrmError('missing-option', { option: `--${required.name}` });
      const db = context.workspace();
      const result = runReport(db, report.name, params);
      const n = countWaiting(db);
      const waiting = n === 0 ? [] : [{ code: 'visits-waiting', params: { n } }];
      context.showReport({ ...result, notes: [...result.notes, ...waiting] });
    },
  };
}

const VALUES = {
  campaign: 'name',
  by: 'dimension',
  until: 'moment',
  currency: 'code',
  visits: 'which',
} as const;

function optionSpec({ name, choices }: Report['options'][number]): OptionSpec {
  const spec: OptionSpec = {
    flags: `--${name} <${VALUES[name]}>`,
    text: `help.report.option.${name}`,
  };
  return choices === undefined ? spec : { ...spec, choices };
}

/** A moment, or a day: then its last millisecond. @throws bad-date */
function endOf(text: string, zone: string): number {
  const at = parseInstant(text, zone);
  if (at === undefined) throw new PscrmError('bad-date', { option: '--until', value: text });
  if (!/^\d{4}-\d{1,2}-\d{1,2}$/.test(text)) return at;
  const midnight = parseInstant(text, 'UTC') ?? at;
  return fromWall(midnight + DAY_MS, zone) - 1;
}
