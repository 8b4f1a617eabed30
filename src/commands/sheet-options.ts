import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { fileError, PscrmError } from '../core/errors.ts';
import { LABEL_GRIDS } from '../print/sheet/layout.ts';
import { BLEED_MOST, DPI, type Places, readTemplate, said } from '../print/sheet/read-template.ts';
import {
  NO_TEMPLATE,
  PAPER_NAMES,
  parseGrid,
  parseSize,
  type Template,
  type Wishes,
} from '../print/sheet/template.ts';
import type { Problem } from '../print/sheet/template-values.ts';
import type { Input, OptionSpec } from './command.ts';
import { type Context, sayKey } from './context.ts';
import { wholeNumber } from './typed-values.ts';

/** How the cards lie on paper: each wins over the template. */
export const SHEET_OPTIONS: readonly OptionSpec[] = [
  { flags: '--card <size>', text: 'option.sheet-card' },
  { flags: '--paper <name>', text: 'option.sheet-paper', choices: PAPER_NAMES },
  { flags: '--labels <grid>', text: 'option.sheet-labels' },
  { flags: '--bleed <mm>', text: 'option.sheet-bleed' },
  { flags: '--dpi <n>', text: 'option.sheet-dpi' },
  { flags: '--marks <when>', text: 'option.sheet-marks', choices: ['on', 'off'] },
  { flags: '--stack', text: 'option.sheet-stack' },
];

/** @throws bad-option */
export function typedWishes(input: Input): Wishes {
  const parse = <T>(name: string, read: (text: string) => T | undefined, form: string) => {
    const text = input.text(name);
    if (text === undefined) return undefined;
    const value = read(text);
    if (value === undefined)
      throw new PscrmError('bad-option', { option: `--${name}`, value: text, choices: [form] });
    return value;
  };
  const within = (least: number, most: number) => (text: string) => {
    const value = /^\d{1,4}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
    return value >= least && value <= most ? value : undefined;
  };
  return said({
    card: parse('card', parseSize, '90x54'),
    paper: PAPER_NAMES.find((name) => name === input.text('paper')),
    labels: parse('labels', parseGrid, LABEL_GRIDS.join(', ')),
    bleed: parse('bleed', within(0, BLEED_MOST), `0 … ${BLEED_MOST}`),
    dpi: parse('dpi', within(DPI.least, DPI.most), `${DPI.least} … ${DPI.most}`),
    marks: input.text('marks') === undefined ? undefined : input.text('marks') === 'on',
    stack: input.flag('stack') ? true : undefined,
  });
}

/**
 * What was typed, over the template: a roll there gives way to labels that are typed, and the other way
 * round. What would do nothing is refused, unless it is of a template that something else is typed over.
 * @throws usage {problem}
 */
export function joinWishes(template: Wishes, typed: Wishes): Wishes {
  const { labels, paper, ...others } = { ...template, ...typed };
  const isSheetTyped = typed.labels !== undefined || typed.paper !== undefined;
  const isRoll = paper === 'roll' && (typed.paper === 'roll' || typed.labels === undefined);
  const isLabels = labels !== undefined && (typed.labels !== undefined || typed.paper !== 'roll');
  const clashes: readonly (readonly [keyof Wishes, clash: boolean, problem: string])[] = [
    ['labels', isRoll && isLabels, '--paper roll + --labels'],
    ['stack', isRoll && others.stack === true, '--paper roll + --stack'],
    ['marks', isRoll && others.marks === true, '--paper roll + --marks on'],
    ['marks', isLabels && others.marks === true, '--labels + --marks on'],
  ];
  for (const [key, clash, problem] of clashes) {
    if (clash && (typed[key] !== undefined || !isSheetTyped))
      throw new PscrmError('usage', { problem });
  }
  return said({
    ...others,
    labels: isLabels ? labels : undefined,
    paper: isLabels && paper === 'roll' ? undefined : paper,
  });
}

/**
 * Cards by their number in the batch: `17`, `17-20`, `3,17-20`.
 * @param count cards of the batch
 * @throws bad-option
 */
export function typedOnly(input: Input, count: number): ReadonlySet<number> | undefined {
  const text = input.text('only');
  if (text === undefined) return undefined;
  const only = new Set<number>();
  for (const part of text.split(',')) {
    const [, from, to = from] = /^\s*(\d{1,8})(?:-(\d{1,8}))?\s*$/.exec(part) ?? [];
    if (from === undefined || Number(to) < Number(from))
      throw new PscrmError('bad-option', {
        option: '--only',
        value: text,
        choices: ['17', '3,17-20'],
      });
    // Whoever asks for more cards than there are is thinking of another batch.
    if (Number(from) < 1 || Number(to) > count)
      throw new PscrmError('bad-option', {
        option: '--only',
        value: text,
        choices: [`1 … ${count}`],
      });
    for (let n = Number(from); n <= Number(to); n++) only.add(n);
  }
  return only;
}

/** Sheets in one file, of `--pages-per-file`. @throws bad-option where not one sheet goes into it */
export function typedSheetsPerFile(input: Input, sides: 1 | 2): number {
  const text = input.text('pages-per-file');
  if (text === undefined) return Infinity;
  const sheets = Math.floor(wholeNumber('--pages-per-file', text) / sides);
  if (sheets < 1)
    throw new PscrmError('bad-option', {
      option: '--pages-per-file',
      value: text,
      choices: [`${sides}, ${2 * sides}, ${3 * sides} …`],
    });
  return sheets;
}

/**
 * The template of `--template`; what is named in it lies beside it.
 * @throws file-not-found and its like; bad-template with the first problem, once the others are said
 */
export function readTemplateFile(
  context: Context,
  file: string | undefined,
): { readonly template: Template; readonly places: Places } {
  if (file === undefined)
    return { template: NO_TEMPLATE, places: { front: [], back: [], hooks: new Map() } };
  const path = context.path(file);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileError(error, file);
  }
  const { template, places, problems } = readTemplate(text);
  refuseProblems(context, file, problems);
  const beside = (name: string | null): string | null =>
    name === null || isAbsolute(name) ? name : join(dirname(path), name);
  const { font, bold } = template;
  return { template: { ...template, font: beside(font), bold: beside(bold) }, places };
}

/** Where a problem is, and what it is about, in words. */
export function sayProblem(context: Context, file: string, problem: Problem) {
  const { line, path, code, params } = problem;
  const words = sayKey(`template-problem.${code}`, context.say, params);
  return { place: `${file}:${line}`, problem: path === '' ? words : `${path}: ${words}` };
}

/** @throws bad-template with the first problem, once the others are said */
export function refuseProblems(context: Context, file: string, problems: readonly Problem[]): void {
  const lines = problems.map((problem) => sayProblem(context, file, problem));
  // One error ends the run; whoever mends a file wants to see all that is wrong with it.
  for (const { place, problem } of lines.slice(1)) context.io.err(`${place}: ${problem}\n`);
  const [first] = lines;
  if (first !== undefined) throw new PscrmError('bad-template', first);
}
