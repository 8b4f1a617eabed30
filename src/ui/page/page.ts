import { commandLine } from '../../core/shell.ts';
import { createHash } from 'node:crypto';
import { markup, type Markup, trusted } from '../../core/markup.ts';
import type { Note, ReportResult, Table } from '../../core/table.ts';
import { width } from '../../core/width.ts';
import { formatInstant, parseInstant } from '../../core/time.ts';
import { isTextKey, type Language } from '../../text/translate.ts';
import { type CellContext, isNumeric } from '../cells.ts';
import { columnTitle, pivoted, shownRow, summaryLines } from '../render.ts';
import { ruleLines } from '../rule.ts';
import { drawChart } from './chart.ts';
import { joined } from './marks.ts';
import { STYLE } from './style.ts';

export type PageContext = CellContext & { readonly language: Language };

const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

/** Nothing but its own style: a page that is mailed about asks nobody for anything and runs nothing. */
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

/** A report as one page that needs nothing else: charts, figures, table, rule and notes. */
export function renderPage(result: ReportResult, context: PageContext): string {
  const { say, language } = context;
  const title = titleOf(result, context);
  return markup`<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
${trusted(`<style>${STYLE}</style>`)}
</head>
<body>
<main>
<h1>${title}</h1>
<p class="quiet">${say('page.as-of', { moment: moment(result, context), zone: context.timezone })}</p>
<p class="quiet"><code>${asked(result)}</code></p>
${joined(leading(result, context))}
${joined((result.charts ?? []).map((chart) => drawChart(chart, { ...context, currency: result.currency ?? context.currency })))}
${figures(result, context)}
${numbers(pivoted(result), context)}
<h2>${say('page.rule')}</h2>
${list(ruleLines(result.rule, say))}
${notes(result, context)}
<footer>${say('page.made')}</footer>
</main>
</body>
</html>
`.html;
}

function titleOf({ name }: ReportResult, { say }: PageContext): string {
  const key = `report.${name}`;
  return isTextKey(key) ? say(key) : name;
}

function moment({ params }: ReportResult, { timezone }: PageContext): string {
  const at = parseInstant(String(params['as_of'] ?? ''), timezone);
  return at === undefined ? '–' : formatInstant(at, timezone);
}

/** What was typed, as far as it decides the numbers. */
function asked({ name, params }: ReportResult): Markup {
  const options = Object.entries(params).flatMap(([option, answer]) => {
    if (option === 'as_of' || answer === null || answer === false) return [];
    return answer === true ? [`--${option}`] : [`--${option}`, String(answer)];
  });
  const words = commandLine(['report', name, ...options]).split(' ');
  // A line ends between two words, not behind the hyphens of an option.
  return joined(words.map((word) => markup`<span>${word}</span> `));
}

/** What must be read before any number. */
function leading({ lead = [] }: ReportResult, context: PageContext): readonly Markup[] {
  return lead.map((one) => markup`<p class="lead">${sentence(one, context)}</p>\n`);
}

function figures({ summary }: ReportResult, { say }: PageContext): Markup | null {
  if (summary === undefined) return null;
  return markup`<h2>${say('page.figures')}</h2>\n${list(summaryLines(summary, say))}`;
}

function list(lines: readonly (readonly [string, string])[]): Markup {
  const terms = lines.map(([term, text]) => markup`<dt>${term}</dt><dd>${text}</dd>\n`);
  return markup`<dl>\n${joined(terms)}</dl>`;
}

/** Texts that take more room than this are broken into lines; a column no wider stays in sight on a phone. */
const LONG = 40;
const LONG_TITLE = 11;
const PINNED = 24;
/** A table of more columns is printed across the page. */
const BROAD = 8;

/** The title goes where the table goes: on paper a broad one has a page of its own. */
function numbers(shown: Table, context: PageContext): Markup {
  const look = shown.columns.length > BROAD ? 'broad' : 'plain';
  return markup`<section class="${look}">
<h2 id="numbers">${context.say('page.numbers')}</h2>
${table(shown, context)}
</section>`;
}

/** A table that is wider than the screen scrolls by itself, by finger or key, not the page. */
function table(shown: Table, context: PageContext): Markup {
  if (shown.rows.length === 0) return markup`<p>${context.say('page.empty')}</p>`;
  const cells: CellContext = { ...context, currency: shown.currency ?? context.currency };
  const side = (at: number): string => (isNumeric(shown.columns[at]?.type ?? 'text') ? 'n' : 't');
  const heads = shown.columns.map(({ key }, at) => {
    const title = columnTitle(key, context.say);
    const look = width(title) > LONG_TITLE ? `${side(at)} long` : side(at);
    return markup`<th scope="col" class="${look}">${title}</th>`;
  });
  const texts = shown.rows.map((row) => shownRow(row, shown.columns, cells));
  const rows = texts.map((row) => {
    const line = row.map((cell, at) => {
      const look = width(cell) > LONG ? `${side(at)} long` : side(at);
      return at === 0
        ? markup`<th scope="row" class="${look}">${cell}</th>`
        : markup`<td class="${look}">${cell}</td>`;
    });
    return markup`<tr>${joined(line)}</tr>\n`;
  });
  const looks = [
    'scroll',
    ...(texts.every(([first = '']) => width(first) <= PINNED) ? ['pinned'] : []),
  ];
  return markup`<div class="${looks.join(' ')}" tabindex="0" role="region" aria-labelledby="numbers">
<table>
<thead><tr>${joined(heads)}</tr></thead>
<tbody>
${joined(rows)}</tbody>
</table>
</div>`;
}

function notes({ notes: all }: ReportResult, context: PageContext): Markup | null {
  if (all.length === 0) return null;
  const items = all.map((one) => markup`<li>${sentence(one, context)}</li>\n`);
  return markup`<h2>${context.say('page.notes')}</h2>\n<ul>\n${joined(items)}</ul>`;
}

function sentence({ code, params }: Note, { say }: PageContext): string {
  const key = `note.${code}`;
  return isTextKey(key) ? say(key, params) : key;
}
