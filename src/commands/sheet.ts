import { rmSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { codeUrl } from '../codes/code-rows.ts';
import { serialOf } from '../codes/labels.ts';
import {
  findBatch,
  type PrintedBatch,
  type PrintedCode,
  printedCodes,
} from '../codes/printed-codes.ts';
import { PscrmError } from '../core/errors.ts';
import { maskIdentity } from '../core/mask.ts';
import { readBrand } from '../db/settings.ts';
import type { Card } from '../print/sheet/fields.ts';
import { planLayout } from '../print/sheet/layout.ts';
import { checkPicture } from '../print/sheet/pictures.ts';
import { qrModules } from '../print/matrix.ts';
import { plainCard } from '../print/sheet/plain-card.ts';
import { type Fonts, type Job, notoSansSc, planSymbols } from '../print/sheet/press.ts';
import { type Cards, printCards } from '../print/sheet/print-cards.ts';
import { checkHole } from '../print/sheet/read-back.ts';
import { leastSide } from '../print/sheet/symbol.ts';
import type { Element, Template } from '../print/sheet/template.ts';
import { openProgress } from '../ui/progress.ts';
import { sayDead } from './dead-codes.ts';
import type { CommandSpec, Input } from './command.ts';
import type { Context } from './context.ts';
import { openCheck } from './sheet-check.ts';
import { judgeDesign } from './sheet-design.ts';
import { claimFiles } from './sheet-files.ts';
import {
  joinWishes,
  readTemplateFile,
  SHEET_OPTIONS,
  typedOnly,
  typedSheetsPerFile,
  typedWishes,
} from './sheet-options.ts';
import { SHEET_SCHEMA, type SheetPlan, showPlan, showPrinted } from './sheet-report.ts';
import {
  chooseWording,
  refuseWords,
  textsPrinted,
  type Wording,
  wordingPrinted,
} from './sheet-wording.ts';
import { wholeNumber } from './typed-values.ts';

/** So many symbols with a hole for a logo are read before anything is printed. */
const HOLES_READ = 20;

export const sheet: CommandSpec = {
  path: 'sheet',
  text: 'help.sheet',
  options: [
    { flags: '--batch <n>', text: 'option.sheet-batch' },
    { flags: '--out <file>', text: 'option.sheet-out' },
    { flags: '--template <file>', text: 'option.sheet-template' },
    { flags: '--hook <text>', text: 'option.sheet-hook', repeat: true },
    ...SHEET_OPTIONS,
    { flags: '--only <list>', text: 'option.sheet-only' },
    { flags: '--pages-per-file <n>', text: 'option.sheet-pages-per-file' },
    { flags: '--reveal', text: 'option.sheet-reveal' },
    { flags: '--verify', text: 'option.sheet-verify' },
    { flags: '--acknowledge-risk <why>', text: 'option.acknowledge-risk' },
    { flags: '--dry-run', text: 'option.dry-run' },
  ],
  output: 'json',
  schema: SHEET_SCHEMA,
  examples: [
    'sheet --batch 1 --out cards.pdf',
    'sheet --batch 1 --paper sra3 --bleed 3 --stack --out printer.pdf',
    'sheet --batch 1 --labels 3x7 --hook 扫码加客服，领会员礼 --out labels.pdf',
  ],
  run: async (context, input) => {
    const typed = input.text('batch');
    if (typed === undefined) throw new PscrmError('missing-option', { option: '--batch' });
    const { base_url: baseUrl } = context.settings();
    if (baseUrl === '') throw new PscrmError('no-base-url');
    const batch = findBatch(context.workspace(), wholeNumber('--batch', typed));
    const out = input.text('out') ?? `cards-${batch.id}.pdf`;
    const file = input.text('template');
    const { template, places } = readTemplateFile(context, file);
    const codes = chosenCodes(context, input, batch);
    const wordings = chooseWording(context, input, { batch, codes, template, places });
    const cards = makeCards(context, input, { batch, codes, wordings, baseUrl });
    const job = await makeJob(context, input, { batch, template, cards });
    const warnings = file === undefined ? [] : judgeDesign(context, file, job, places);
    const longest = longestUrl(cards);
    const sides = [job.front, job.back ?? []];
    const wording = wordingPrinted(context, input, wordings, sides);
    const plan: SheetPlan = { batch, cards: cards.count, job, out, longest, wording, warnings };
    if (batch.aimless > 0)
      context.remark('say.sheet-aimless', { n: batch.aimless, batch: batch.id });
    sayDead(context, batch.id);
    refuseWords(context, input, { batch, codes, texts: textsPrinted(sides, wording) });
    if (input.flag('dry-run')) return showPlan(context, plan);
    await print(context, input, plan, cards);
  },
};

/** @throws bad-option where `--only` names no card of the batch */
function chosenCodes(context: Context, input: Input, batch: PrintedBatch): readonly PrintedCode[] {
  const codes = printedCodes(context.workspace(), batch.id);
  const only = typedOnly(input, batch.count);
  return only === undefined ? codes : codes.filter(({ n }) => only.has(n));
}

type Run = {
  readonly batch: PrintedBatch;
  readonly codes: readonly PrintedCode[];
  readonly wordings: readonly Wording[];
  readonly baseUrl: string;
};

function makeCards(
  context: Context,
  input: Input,
  { batch, codes, wordings, baseUrl }: Run,
): Cards {
  const hooks = new Map(wordings.map(({ variant, text }) => [variant, text]));
  const { brand } = readBrand(context.workspace());
  const reveal = input.flag('reveal');
  const card = (index: number): Card => {
    const code = codes[index];
    if (code === undefined) throw new Error(`no card ${index}`);
    const { n, variant, platform, order_no } = code;
    const url = codeUrl(baseUrl, code.code, batch.capitals === 1);
    const masked = order_no === '' ? '' : maskIdentity('order', order_no);
    return {
      url,
      fields: {
        hook: hooks.get(variant) ?? '',
        code: code.code,
        url: url.replace(/^https?:\/\//, ''),
        serial: serialOf(batch.id, n, batch.count),
        n: String(n),
        batch: String(batch.id),
        campaign: batch.campaign,
        variant,
        platform,
        order_no: reveal ? order_no : masked,
        brand,
      },
    };
  };
  return { count: codes.length, card };
}

/** @throws card-too-large, symbol-too-small, symbol-unreadable, not-a-picture, bad-option */
async function makeJob(
  context: Context,
  input: Input,
  { batch, template, cards }: { batch: PrintedBatch; template: Template; cards: Cards },
): Promise<Job> {
  const wishes = joinWishes(template.wishes, typedWishes(input));
  const layout = planLayout(wishes);
  const place = (file: string): string => besideTemplate(context, input, file);
  const least = leastSide(qrModules(longestUrl(cards), 'M'), layout.dpi);
  const front = (template.front ?? plainCard(layout.card, least)).map((one) => placed(one, place));
  const back = template.back?.map((one) => placed(one, place)) ?? null;
  const sides = back === null ? [front] : [front, back];
  const symbols = planSymbols(sides, longestUrl(cards), layout.dpi);
  for (const symbol of symbols.values()) {
    const sample = Array.from(
      { length: Math.min(HOLES_READ, cards.count) },
      (_, n) => cards.card(n).url,
    );
    if (symbol.hole > 0) await checkHole(sample, symbol);
  }
  return {
    layout,
    front,
    back,
    symbols,
    stack: wishes.stack ?? false,
    sheetsPerFile: typedSheetsPerFile(input, back === null ? 1 : 2),
    fonts: fontsOf(template),
    title: `${batch.campaign} ${batch.id}`,
    made: new Date(batch.created_at),
  };
}

function longestUrl(cards: Cards): string {
  let longest = '';
  for (let n = 0; n < cards.count; n++) {
    const { url } = cards.card(n);
    if (url.length > longest.length) longest = url;
  }
  return longest;
}

function fontsOf({ font, bold }: Template): Fonts {
  const noto = notoSansSc();
  if (font === null && bold === null) return noto;
  const own = (path: string) => ({ path, name: path });
  const regular = font === null ? noto.regular : own(font);
  return { regular, bold: bold === null ? regular : own(bold) };
}

/** A picture in a template lies beside it. */
function besideTemplate(context: Context, input: Input, file: string): string {
  const path = isAbsolute(file) ? file : join(dirname(input.text('template') ?? ''), file);
  checkPicture(context.path(path), path);
  return context.path(path);
}

function placed(element: Element, place: (file: string) => string): Element {
  if (element.kind === 'picture') return { ...element, file: place(element.file) };
  if (element.kind === 'symbol' && element.logo !== null)
    return { ...element, logo: place(element.logo) };
  return element;
}

async function print(context: Context, input: Input, plan: SheetPlan, cards: Cards): Promise<void> {
  const { io, say } = context;
  const file = input.text('template');
  const template = file === undefined ? undefined : context.path(file);
  const { job, batch, out } = plan;
  const left = await claimFiles(context, { batch: batch.id, job, cards, out, template });
  const progress = openProgress(io, (n, perSecond) => say('progress.cards', { n, perSecond }));
  const reading = openProgress(io, (n, perSecond) => say('progress.cards-read', { n, perSecond }));
  const { signal } = io;
  const all = input.flag('verify');
  const check = openCheck({ cards, job: plan.job, all, signal, onProgress: reading.tick });
  const printed = await printCards(cards, plan.job, context.path(out), {
    signal,
    pid: io.self.pid,
    onProgress: progress.tick,
    inspect: check.inspect,
  }).finally(() => {
    progress.end();
    reading.end();
  });
  for (const path of left) rmSync(path, { force: true });
  if (left.length > 0) context.remark('say.sheets-removed', { files: left.map(context.shownPath) });
  showPrinted(context, plan, printed, check.result());
}
