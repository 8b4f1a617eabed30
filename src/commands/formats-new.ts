import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { PscrmError } from '../core/errors.ts';
import { DEFAULTS } from '../db/settings.ts';
import { claimsHeader, type Detected } from '../formats/detect.ts';
import { fileContext } from '../formats/file-context.ts';
import { FORMATS } from '../formats/index.ts';
import type { SourceFile } from '../formats/source.ts';
import { type Answers, buildFormat, formatText } from '../own-formats/answers.ts';
import { checkFormat } from '../own-formats/check-format.ts';
import { formatsFolder } from '../own-formats/load.ts';
import { findTable, type Look, lookThrough } from '../own-formats/look.ts';
import type { CommandSpec, Input } from './command.ts';
import type { Context } from './context.ts';
import {
  ANSWER_OPTIONS,
  checkColumns,
  flagsToAdd,
  missingFlags,
  refuseMissing,
  type Typed,
  typedAnswers,
} from './format-flags.ts';
import { askAnswers } from './format-questions.ts';
import { sayReject } from './import-result.ts';
import { HOW_TO_OPEN, openFiles } from './open-files.ts';
import { mayWrite } from './out-file.ts';
import { refuseProblems } from './own-formats.ts';
import { REVEAL_CELLS } from './reading-options.ts';
import { rowsRead } from './rows-read.ts';
import { writeWhole } from './whole-file.ts';
import { commandLine } from '../core/shell.ts';

const SCHEMA = 'pscrm.format-new/1';
const ROWS_SHOWN = 5;
/** No workspace is opened: what it would say where neither the file nor the format does. */
const WORKSPACE = { timezone: DEFAULTS.timezone, currency: DEFAULTS.currency };

export const formatsNew: CommandSpec = {
  path: 'formats new',
  text: 'help.formats-new',
  arguments: [{ name: 'file', text: 'argument.any-file' }],
  options: [
    { flags: '--out <file>', text: 'option.format-out' },
    ...ANSWER_OPTIONS,
    ...HOW_TO_OPEN,
    REVEAL_CELLS,
  ],
  output: 'table',
  schema: SCHEMA,
  examples: [
    'formats new pdd_orders.csv --out mine.json --id my-pdd --kind orders --platform pdd --shape row --column order_no=订单号 --column status=订单状态 --column created_at=订单成交时间 --column paid=用户实付金额(元) --status 已发货,待签收=shipped',
  ],
  run: async (context, input) => {
    const typed = typedAnswers(input);
    const [file] = input.arguments;
    const missing = missingFlags(typed);
    if (!context.globals.mayAsk)
      refuseMissing([...(file === undefined ? ['FILE'] : []), ...missing], typed);
    const path = file ?? (await context.io.ask.text(context.say('ask.format-file')));
    const { files } = await openFiles(context, input)(context.path(path));
    const [source] = files.flat();
    if (source === undefined) throw new PscrmError('empty-file', { file: path });
    try {
      const out = await describe(context, input, typed, source);
      if (missing.length > 0 || file === undefined)
        context.sameCommand([...(file === undefined ? [path] : []), ...out.added]);
      context.next(nextLine(context, path, out.file));
    } finally {
      for (const one of files.flat()) await one.dispose();
    }
  },
};

async function describe(
  context: Context,
  input: Input,
  typed: Typed,
  source: SourceFile,
): Promise<{ readonly file: string; readonly added: readonly string[] }> {
  const { signal } = context.io;
  const table = await findTable(source, Object.values(typed.columns));
  const { header } = table;
  const names = header.cells.map((cell) => cell.trim());
  const check = (answers: Typed): void =>
    checkColumns(answers.kind ?? 'orders', answers.columns, (name) => header.has(name), names);
  if (typed.kind !== undefined) check(typed);

  const asks = missingFlags(typed).length > 0;
  const complete = asks ? undefined : completed(typed);
  const answers =
    complete ??
    (await askAnswers(
      context,
      typed,
      await lookThrough(source, table, { ...WORKSPACE, shop: '' }, ROWS_SHOWN, signal),
      proposedId(source.name),
    ));
  check(answers);

  const out = outFile(context, input, answers);
  const text = formatText(buildFormat(answers));
  const { format, problems } = await checkFormat(text);
  if (format === undefined) return refuseProblems(context, [{ file: out, problems }]);
  const detected: Detected = { ...table, format };
  const read = await fileContext(source, detected, {}, WORKSPACE);
  const look = await lookThrough(source, detected, read, ROWS_SHOWN, signal);
  showRows(context, input, source, detected, look, out);
  if (asks && !(await context.io.ask.confirm(context.say('ask.write-format', { file: out }))))
    throw new PscrmError('declined', { what: out });
  await mayWrite(context, context.shownPath(out), [source.path]);
  await write(out, text);
  context.remark('say.format-written', { file: context.shownPath(out) });
  return { file: out, added: flagsToAdd(answers, input) };
}

/** Typed answers with nothing missing. */
function completed(typed: Typed): Answers | undefined {
  const { id, kind, shape } = typed;
  if (id === undefined || kind === undefined) return undefined;
  return { ...typed, id, kind, shape: shape ?? (kind === 'items' ? 'group' : 'row') };
}

/** `ERP 导出 2026.csv` → `erp-2026`; a name without Latin letters says nothing. */
function proposedId(name: string): string {
  const words =
    basename(name, extname(name))
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? [];
  const id = words.join('-').slice(0, 40);
  return id === '' || /^\d+$/.test(id)
    ? 'my-orders'
    : FORMATS.some((one) => one.id === id)
      ? `my-${id}`
      : id;
}

function outFile(context: Context, input: Input, { id }: Answers): string {
  const typed = input.text('out');
  if (typed !== undefined) return resolve(context.path(typed));
  return join(formatsFolder(resolve(context.path(context.globals.database))), `${id}.json`);
}

/** The first rows as they would be read, and what stands against reading the file so. */
function showRows(
  context: Context,
  input: Input,
  source: SourceFile,
  { format, header }: Detected,
  look: Look,
  out: string,
): void {
  const settings = {
    ...DEFAULTS,
    timezone: format.timezone ?? DEFAULTS.timezone,
    currency: format.currency ?? DEFAULTS.currency,
  };
  const { rows, rejected, rejects } = look;
  const shown = {
    file: context.shownPath(out),
    format,
    rows_read: rows - rejected,
    rejected,
    rejects: rejects.map(({ line, column, reason }) => ({ line, column, reason })),
  };
  context.show(SCHEMA, rowsRead(format, look, settings.currency), shown, settings);
  const claiming = FORMATS.filter((one) => claimsHeader(one, header)).map(({ id }) => id);
  if (claiming.length > 0)
    context.note({ code: 'format-also-built-in', params: { formats: claiming, id: format.id } });
  if (rejected === 0) return;
  context.note({ code: 'format-rejects', params: { n: rejected } });
  if (context.json) return;
  const reveal = input.flag('reveal');
  for (const reject of rejects)
    context.io.err(`${sayReject(context, source.name, reject, reveal)}\n`);
  const more = rejected - rejects.length;
  if (more > 0) context.remark('say.more-unread', { n: more });
}

async function write(out: string, text: string): Promise<void> {
  await writeWhole(out, out, (partial) => {
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(partial, text);
  });
}

function nextLine(context: Context, file: string, out: string): string {
  const words = ['formats', 'test', file];
  const folder = formatsFolder(resolve(context.path(context.globals.database)));
  const used = dirname(out) === folder;
  return commandLine(used ? words : [...words, '--format-file', context.shownPath(out)]);
}
