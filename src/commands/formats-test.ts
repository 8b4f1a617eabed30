import { PscrmError } from '../core/errors.ts';
import { DEFAULTS } from '../db/settings.ts';
import { detect, type Detected } from '../formats/detect.ts';
import { fileContext } from '../formats/file-context.ts';
import { type Format, isOrderFormat } from '../formats/format.ts';
import type { SourceFile } from '../formats/source.ts';
import { importFile, type ImportOptions, type ImportResult } from '../intake/import-file.ts';
import type { OwnFormat } from '../own-formats/load.ts';
import { findTable, lookThrough } from '../own-formats/look.ts';
import type { CommandSpec, Input } from './command.ts';
import type { Context } from './context.ts';
import {
  aboutLines,
  columnTable,
  outcomeLines,
  type Tested,
  testJson,
  type Told,
} from './format-test-result.ts';
import { importOptions } from './import.ts';
import { openFiles } from './open-files.ts';
import { ownFormats } from './own-formats.ts';
import { HOW_TO_READ, REVEAL_CELLS, WHAT_IT_IS } from './reading-options.ts';
import { rowsRead } from './rows-read.ts';
import { commandLine } from '../core/shell.ts';
import { wholeNumber } from './typed-values.ts';

const SCHEMA = 'pscrm.format-test/1';

export const formatsTest: CommandSpec = {
  path: 'formats test',
  text: 'help.formats-test',
  arguments: [{ name: 'file', text: 'argument.any-file' }],
  options: [
    ...WHAT_IT_IS,
    ...HOW_TO_READ,
    { flags: '--rows <n>', text: 'option.test-rows' },
    REVEAL_CELLS,
  ],
  output: 'table',
  schema: SCHEMA,
  examples: ['formats test pdd_orders.csv', 'formats test joins.csv --rows 5 --json'],
  run: async (context, input) => {
    const [path] = input.arguments;
    if (path === undefined)
      throw new PscrmError('missing-argument', {
        argument: 'FILE',
        why: 'file',
        command: 'formats test',
      });
    const rows = wholeNumber('--rows', input.text('rows') ?? '3');
    const own = await ownFormats(context, input);
    const { files, notes } = await openFiles(context, input)(context.path(path));
    try {
      for (const note of notes) context.note(note);
      for (const source of files.flat()) {
        const tested = await test(context, input, source, own, rows);
        sayTested(context, input, tested, path);
      }
    } finally {
      for (const source of files.flat()) await source.dispose();
    }
  },
};

async function test(
  context: Context,
  input: Input,
  source: SourceFile,
  own: readonly OwnFormat[],
  rows: number,
): Promise<Tested> {
  const detected = await detectOrLook(input, source, own);
  const { format } = detected;
  const claimed = format.id !== '';
  const told = { ...importOptions(input), dryRun: true };
  const [timezone, currency] = [timezoneOf(told, format), currencyOf(told, detected)];
  const read = await fileContext(source, detected, told, DEFAULTS);
  return {
    source,
    detected,
    claimed,
    isOwn: own.some((one) => one.format.id === format.id),
    timezone,
    currency,
    look: await lookThrough(source, detected, read, rows, context.io.signal),
    result: claimed ? await tryImport(context, told, source, detected) : undefined,
  };
}

/** @returns the file as its format reads it; where none claims it, as a table of unknown columns */
async function detectOrLook(
  input: Input,
  source: SourceFile,
  own: readonly OwnFormat[],
): Promise<Detected> {
  const more = own.map(({ format }) => format);
  const named = input.list('format-file');
  // Whoever names a file with one format wants that one.
  const only = named.length === 1 ? own.at(-1)?.format.id : undefined;
  const format = input.text('format') ?? only;
  try {
    return await detect(source, { format, platform: input.text('platform'), more });
  } catch (error) {
    const unclaimed = error instanceof PscrmError && error.code === 'no-format';
    if (!unclaimed || format !== undefined) throw error;
    return findTable(source, []);
  }
}

function timezoneOf(told: ImportOptions, { timezone }: Format): Told {
  if (told.timezone !== undefined) return { value: told.timezone, from: 'option' };
  if (timezone !== undefined) return { value: timezone, from: 'format' };
  return { value: DEFAULTS.timezone, from: 'workspace' };
}

function currencyOf(told: ImportOptions, { format, header }: Detected): Told {
  const value = told.currency ?? format.currency ?? DEFAULTS.currency;
  const columns = isOrderFormat(format) ? format.columns.currency : undefined;
  if (columns?.some((name) => header.has(name)) === true) return { value, from: 'column' };
  if (told.currency !== undefined) return { value, from: 'option' };
  return { value, from: format.currency === undefined ? 'workspace' : 'format' };
}

/** The import itself, into a workspace that is nowhere but in memory: the sums are those of an import. */
function tryImport(
  context: Context,
  told: ImportOptions,
  source: SourceFile,
  detected: Detected,
): Promise<ImportResult> {
  const hooks = { now: context.globals.now, elapsed: () => 0, signal: context.io.signal };
  return importFile(context.openInMemory(), source, detected, told, hooks);
}

function sayTested(context: Context, input: Input, tested: Tested, path: string): void {
  const { globals, io, say } = context;
  const { claimed, result, look, detected, timezone, currency } = tested;
  const table = columnTable(context, tested);
  const settings = { ...DEFAULTS, timezone: timezone.value, currency: currency.value };
  if (result !== undefined && result.rejected > 0) context.endWith(3);
  if (!claimed) context.endWith(3);
  if (context.json) {
    context.show(SCHEMA, table, testJson(tested), settings);
    return;
  }
  // Rows for a machine are the columns alone; the rest is for who watches.
  const print = globals.form === 'table' ? io.out : io.err;
  for (const line of aboutLines(context, tested)) print(`${line}\n`);
  if (globals.form === 'table') print('\n');
  context.show(SCHEMA, table, {}, settings);
  if (!claimed) {
    context.remark('say.test-unclaimed', { command: commandLine(['formats', 'new', path]) });
    return;
  }
  if (globals.form === 'table') {
    print(`\n${context.chalk.bold(say('say.first-rows'))}\n`);
    context.show(SCHEMA, rowsRead(detected.format, look, currency.value), {}, settings);
    print('\n');
  }
  for (const line of outcomeLines(context, tested, input.flag('reveal'))) print(`${line}\n`);
  for (const note of result?.notes ?? []) context.note(note);
}
