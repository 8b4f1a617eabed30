import { PscrmError } from '../core/errors.ts';
import type { Report } from '../reports/report.ts';
import { explainReport, runReport, whoIsBehind } from '../reports/run.ts';
import { countWaiting } from '../server/spilled.ts';
import type { CommandSpec, Input, OptionSpec } from './command.ts';
import { showStatements } from './report-explain.ts';
import { optionSpecs, readParams, reportText } from './report-options.ts';
import { showReport } from './report-shown.ts';
import { showWho } from './report-who.ts';

const WHO: OptionSpec = { flags: '--who <stage>', text: 'help.report.option.who' };
const EXPLAIN: OptionSpec = { flags: '--explain', text: 'help.report.option.explain' };

/** A report as a command: its options are those that the report says it has, and the frame's own. */
export function reportCommand(report: Report): CommandSpec {
  const { name, who, examples } = report;
  return {
    path: `report ${name}`,
    text: reportText(name, ''),
    more: [reportText(name, 'formula')],
    options: [...optionSpecs(report), ...(who ? [WHO] : []), EXPLAIN],
    output: 'table',
    schema: `pscrm.report.${name}/1`,
    examples,
    run: (context, input) => {
      const settings = context.settings();
      const params = readParams(report, input, settings, context.globals.now);
      const db = context.workspace();
      const stage = input.text('who');
      oneOf(input);
      if (stage !== undefined) {
        const { result, people } = whoIsBehind(db, name, params, stage);
        showWho(context, result, stage, people);
      } else if (input.flag('explain')) {
        showStatements(context, name, explainReport(db, name, params));
      } else {
        const result = runReport(db, name, params);
        const n = countWaiting(db);
        const waiting = n === 0 ? [] : [{ code: 'visits-waiting', params: { n } }];
        showReport(context, { ...result, notes: [...result.notes, ...waiting] });
      }
    },
  };
}

/** The numbers, who is behind one, or how they were asked for: one thing at a time. @throws usage */
function oneOf(input: Input): void {
  if (input.text('who') !== undefined && input.flag('explain'))
    throw new PscrmError('usage', { problem: '--who + --explain' });
}
