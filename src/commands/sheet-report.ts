import type { PrintedBatch } from '../codes/printed-codes.ts';
import { charactersOver } from '../print/characters-over.ts';
import { sizeText } from '../print/sheet/layout.ts';
import { type FileOfSheets, splitFiles } from '../print/sheet/order.ts';
import type { Job } from '../print/sheet/press.ts';
import type { Problem } from '../print/sheet/template-values.ts';
import { fileNames, type PrintedFile } from '../print/sheet/print-cards.ts';
import { planSymbol, type SymbolPlan } from '../print/sheet/symbol.ts';
import type { SymbolElement } from '../print/sheet/template.ts';
import type { Context } from './context.ts';
import type { ReadBack } from './sheet-check.ts';
import { sayWording, type Wording } from './sheet-wording.ts';

export const SHEET_SCHEMA = 'pscrm.sheet/1';

/** What will be printed, or was. */
export type SheetPlan = {
  readonly batch: PrintedBatch;
  readonly cards: number;
  readonly job: Job;
  /** The file as it was asked for: of several, their names are made from it. */
  readonly out: string;
  /** The longest of the addresses that symbols hold. */
  readonly longest: string;
  readonly wording: readonly Wording[];
  /** What a printer would ring up about; said already. */
  readonly warnings: readonly Problem[];
};

const twoPlaces = (mm: number): number => Math.round(mm * 100) / 100;

/** What `--dry-run` says. */
export function showPlan(context: Context, plan: SheetPlan): void {
  if (context.json)
    return context.printJson({ ...planJson(plan), dry_run: true, files: [], read_back: null });
  sayPlan(context, plan);
  const names = namesOf(plan);
  const [first = '', last = ''] = [names[0], names.at(-1)];
  if (names.length > 1)
    context.print(context.say('say.sheet-files', { n: names.length, first, last }));
}

export function showPrinted(
  context: Context,
  plan: SheetPlan,
  files: readonly PrintedFile[],
  readBack: ReadBack,
): void {
  if (context.json) {
    const listed = files.map(({ name, pages, bytes }) => ({
      name: context.shownPath(name),
      pages,
      bytes,
    }));
    context.printJson({ ...planJson(plan), dry_run: false, files: listed, read_back: readBack });
    return;
  }
  sayPlan(context, plan);
  const { say } = context;
  if (readBack === null) context.remark('say.sheet-not-read');
  else if (readBack.pages > 0) context.print(say('say.sheet-read', { ...readBack }));
  for (const { name, pages, bytes } of files) {
    const megabytes = (bytes / 1e6).toFixed(bytes < 1e5 ? 2 : 1);
    context.print(say('say.sheet-file', { file: context.shownPath(name), pages, megabytes }));
  }
  context.next('pscrm serve');
}

function sayPlan(context: Context, plan: SheetPlan): void {
  const { say } = context;
  const { batch, cards, job } = plan;
  const { columns, rows, card, paper, dpi, bleed } = job.layout;
  context.print(
    say('say.sheet', {
      batch: batch.id,
      campaign: batch.campaign,
      n: cards,
      pages: pagesOf(plan),
      card: sizeText(card),
      paper: sizeText(paper),
      per: columns * rows,
      grid: `${columns} × ${rows}`,
    }),
  );
  sayWording(context, plan.wording);
  if (bleed > 0) context.print(say('say.sheet-bleed', { bleed }));
  if (job.back !== null)
    context.print(say(paper.width > paper.height ? 'say.sheet-short-edge' : 'say.sheet-long-edge'));
  for (const [element, symbol] of job.symbols) {
    const { version, level, modules, module, dots, side, whole, hole } = symbol;
    const [moduleMm, sideMm, wholeMm] = [module, side, whole].map(twoPlaces);
    const sizes = { module: moduleMm ?? 0, side: sideMm ?? 0, whole: wholeMm ?? 0 };
    context.print(say('say.sheet-symbol', { version, level, modules, dots, dpi, ...sizes }));
    if (hole > 0) context.print(say('say.sheet-hole', { hole }));
    sayLonger(context, plan, element, symbol);
  }
}

/** A domain this little shorter is worth a thought. */
const WORTH_A_THOUGHT = 3;

/** What a slightly shorter address would bring, where it would bring larger modules. */
function sayLonger(
  context: Context,
  { longest, job }: SheetPlan,
  { at, logo }: SymbolElement,
  { level, module }: SymbolPlan,
): void {
  const found = charactersOver(longest, level, WORTH_A_THOUGHT);
  if (found === undefined) return;
  const { over, fewer } = found;
  const { dpi } = job.layout;
  const larger = planSymbol(fewer, level, { room: at.width, dpi, logo: logo !== null });
  const percent = Math.round((larger.module / module - 1) * 100);
  const smaller = larger.version;
  if (percent > 0)
    context.print(context.say('say.sheet-longer', { over, smaller, fewer, percent }));
}

function filesOf({ cards, job }: SheetPlan): readonly FileOfSheets[] {
  return splitFiles(cards, job.layout.columns * job.layout.rows, job.sheetsPerFile);
}

function namesOf(plan: SheetPlan): readonly string[] {
  return fileNames(plan.out, filesOf(plan).length);
}

function pagesOf(plan: SheetPlan): number {
  const { job } = plan;
  const sheets = filesOf(plan).reduce((sum, file) => sum + file.sheets, 0);
  return sheets * (job.back === null ? 1 : 2);
}

function planJson(plan: SheetPlan): Record<string, unknown> {
  const { batch, cards, job } = plan;
  const { columns, rows, card, paper, bleed, marks, dpi } = job.layout;
  return {
    schema: SHEET_SCHEMA,
    batch: batch.id,
    campaign: batch.campaign,
    cards,
    pages: pagesOf(plan),
    file_names: namesOf(plan),
    sides: job.back === null ? 1 : 2,
    card_mm: { width: card.width, height: card.height },
    paper_mm: { width: paper.width, height: paper.height },
    columns,
    rows,
    bleed_mm: bleed,
    marks,
    stack: job.stack,
    dpi,
    symbols: [...job.symbols.values()].map((symbol) => ({
      version: symbol.version,
      level: symbol.level,
      modules: symbol.modules,
      dots: symbol.dots,
      module_mm: twoPlaces(symbol.module),
      side_mm: twoPlaces(symbol.side),
      with_quiet_zone_mm: twoPlaces(symbol.whole),
      logo_modules: symbol.hole,
    })),
    wording: plan.wording,
    warnings: plan.warnings.map(({ line, path, code, params }) => ({
      line,
      path,
      problem: code,
      ...params,
    })),
  };
}
