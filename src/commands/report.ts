import { PscrmError } from '../core/errors.ts';
import { REPORTS } from '../reports/index.ts';
import type { Report, ReportParams } from '../reports/report.ts';
import { explainReport, runReport, whoIsBehind } from '../reports/run.ts';
import { countWaiting } from '../server/spilled.ts';
import { askWhichCampaign } from './ask-campaign.ts';
import type { CommandSpec, Input, OptionSpec } from './command.ts';
import type { Context } from './context.ts';
import { showStatements } from './report-explain.ts';
import { optionSpecs, readParams, reportText } from './report-options.ts';
import { mayWritePage, writePage } from './report-page.ts';
import { showReport } from './report-shown.ts';
import { layOutWhatCame } from './report-up-to-date.ts';
import { showWho } from './report-who.ts';

const WHO: OptionSpec = { flags: '--who <stage>', text: 'help.report.option.who' };
const HTML: OptionSpec = { flags: '--html <file>', text: 'help.report.option.html' };
const EXPLAIN: OptionSpec = { flags: '--explain', text: 'help.report.option.explain' };

/** Every report as a command: its options are those that the report says it has, and the frame's own. */
export const reportCommands: readonly CommandSpec[] = REPORTS.map(reportCommand);

function reportCommand(report: Report): CommandSpec {
  const { name, who, examples } = report;
  return {
    path: `report ${name}`,
    text: reportText(name, ''),
    more: [reportText(name, 'formula')],
    options: [...optionSpecs(report), ...(who ? [WHO] : []), EXPLAIN, HTML],
    output: 'table',
    schema: `pscrm.report.${name}/1`,
    examples,
    run: async (context, input) => {
      const params = await readQuestion(report, context, input);
      const db = context.workspace();
      const stage = input.text('who');
      const page = input.text('html');
      oneOf(input);
      await layOutWhatCame(context);
      if (stage !== undefined) {
        const { result, people } = whoIsBehind(db, name, params, stage);
        showWho(context, result, stage, people);
      } else if (input.flag('explain')) {
        showStatements(context, name, explainReport(db, name, params));
      } else {
        if (page !== undefined) await mayWritePage(context, page);
        const result = runReport(db, name, params);
        const n = countWaiting(db);
        const waiting = n === 0 ? [] : [{ code: 'visits-waiting', params: { n } }];
        const whole = { ...result, notes: [...result.notes, ...waiting] };
        if (page !== '-') showReport(context, whole);
        if (page !== undefined) await writePage(context, whole, page);
      }
    },
  };
}

/** What was typed; and, in a terminal, which campaign, where the report is of one. @throws missing-option */
async function readQuestion(report: Report, context: Context, input: Input): Promise<ReportParams> {
  const params = readParams(report, input, context.settings(), context.globals.now);
  const ofOne = report.options.some(({ name, required }) => name === 'campaign' && required);
  if (!ofOne || params.campaign !== undefined) return params;
  const asked: string[] = [];
  const campaign = await askWhichCampaign(context, asked, 'any');
  context.sameCommand(asked);
  return { ...params, campaign };
}

/** The numbers, who is behind one, or how they were asked for: one thing at a time. @throws usage */
function oneOf(input: Input): void {
  const typed = ['who', 'explain', 'html'].filter(
    (name) => input.flag(name) || input.text(name) !== undefined,
  );
  if (typed.length > 1)
    throw new PscrmError('usage', { problem: typed.map((name) => `--${name}`).join(' + ') });
}
