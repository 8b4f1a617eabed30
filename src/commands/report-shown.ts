import type { Note, ReportResult, Table } from '../core/table.ts';
import { shellWord } from '../core/shell.ts';
import { wrap } from '../core/width.ts';
import { escapeMarkdown, pivoted, renderMarkdownList, summaryLines } from '../ui/render.ts';
import { inReadingOrder, ruleLines } from '../ui/rule.ts';
import { renderOnScreen, type Shade } from '../ui/screen-table.ts';
import { renderTerms, type Terms } from '../ui/terms.ts';
import { type Context, sayKey, sayNote } from './context.ts';

/** Shows a report with its rule. Notes go to stderr, or into the JSON. */
export function showReport(context: Context, result: ReportResult): void {
  if (context.json) {
    context.show(`pscrm.report.${result.name}/1`, result, reportJson(context, result));
    return;
  }
  const { say, globals, io, chalk } = context;
  const summary = result.summary === undefined ? [] : summaryLines(result.summary, say);
  const rule = ruleLines(result.rule, say);
  const lead = (result.lead ?? []).map((one) => sayNote(one, say));
  if (globals.form === 'table') {
    io.out(`${chalk.bold.underline(sayKey(`report.${result.name}`, say))}\n`);
    for (const line of lead.flatMap((one) => wrap(one, io.columns))) io.out(`${line}\n`);
    if (lead.length > 0) io.out('\n');
    showFitted(context, pivoted(result), shadeOf(result));
    if (summary.length > 0) io.out(`\n${renderTerms(summary, chalk, io.columns)}`);
    const under = [...rule, ...stagesOf(context, result)];
    io.out(`\n${renderTerms(under, chalk, io.columns)}`);
  } else if (globals.form === 'md') {
    if (lead.length > 0) io.out(`${lead.map(escapeMarkdown).join('\n\n')}\n\n`);
    context.show('', pivoted(result));
    if (summary.length > 0) io.out(`\n${renderMarkdownList(summary)}`);
    io.out(`\n${renderMarkdownList(rule)}`);
  } else {
    // Stdout is rows for a machine.
    for (const one of lead) io.err(`${one}\n`);
    context.show('', result);
    if (summary.length > 0) io.err(renderTerms(summary, context.errChalk, io.columns));
    io.err(renderTerms(rule, context.errChalk, io.columns));
  }
  for (const one of result.notes) context.note(one);
}

/** More than this nobody reads: of what follows their number alone. */
const MOST_STAGES = 12;

/** What may stand behind `--who`, in the words of a shell. */
function stagesOf({ say }: Context, { who }: ReportResult): Terms {
  if (who.length === 0) return [];
  const stages = `--who ${who.slice(0, MOST_STAGES).map(shellWord).join(', ')}`;
  const more = who.length - MOST_STAGES;
  const said = more <= 0 ? stages : say('say.stages-more', { stages, more });
  return [[say('say.stages-about'), said]];
}

/** What stands beside the rows of a report in JSON. */
function reportJson(
  { say }: Context,
  { params, columns, rule, notes, lead, summary, who }: ReportResult,
) {
  const sentences = ruleLines(rule, say);
  const inWords = (one: Note) => ({ ...one, text: sayNote(one, say) });
  return {
    params,
    ...(lead && { lead: lead.map(inWords) }),
    columns: columns.map(({ key, type }) => ({ key, type })),
    ...(summary && { summary }),
    rule: inReadingOrder(rule).map((one, at) => ({ ...one, text: sentences[at]?.[1] ?? '' })),
    notes: notes.map(inWords),
    who,
  };
}

/** As many columns as the screen has room for, and what is left out. */
export function showFitted(
  context: Context,
  table: Table,
  shade?: Shade,
  otherwise: 'say.columns-left-out' | 'say.columns-not-listed' = 'say.columns-left-out',
): void {
  const { io, say, chalk } = context;
  const cells = context.cells(table.currency ?? null);
  const { text, leftOut, unshaded } = renderOnScreen(table, cells, chalk, io.columns, shade);
  io.out(text);
  const said = [
    ...(leftOut.length === 0 ? [] : [say(otherwise, { n: leftOut.length, columns: leftOut })]),
    ...(unshaded ? [say('say.shades-left-out')] : []),
  ];
  for (const line of said.flatMap((one) => wrap(one, io.columns))) io.out(`${chalk.dim(line)}\n`);
}

/** How dark the cells of a pivot are: by the row's whole, or by the largest of all. */
function shadeOf({ pivot, rows }: ReportResult): Shade | undefined {
  if (pivot?.shade === undefined) return undefined;
  const { shade, value } = pivot;
  const largest = Math.max(0, ...rows.map((row) => Number(row[value] ?? 0)));
  return (row, { key }) => {
    const cell = row[key];
    if (!key.startsWith(`${pivot.column}=`) || typeof cell !== 'number') return null;
    const whole = shade === true ? largest : Number(row[shade] ?? 0);
    return whole > 0 ? cell / whole : null;
  };
}
