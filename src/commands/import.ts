import { existsSync } from 'node:fs';
import { PscrmError } from '../core/errors.ts';
import type { Note } from '../core/table.ts';
import { DEFAULTS } from '../db/settings.ts';
import { type ImportOptions, importFile, type ImportResult } from '../intake/import-file.ts';
import { readShopFiles } from '../reports/shop-files.ts';
import { bringLittleUpToDate } from '../journeys/fresh.ts';
import { openProgress } from '../ui/progress.ts';
import type { CommandSpec, Input } from './command.ts';
import { typedUntil } from './complete-until.ts';
import type { Context } from './context.ts';
import { nextStep } from './counts.ts';
import { findFiles } from './import-files.ts';
import { answerQuestions } from './import-questions.ts';
import { type FoundFile, sayJson, sayRejects, sayResult, whyRejected } from './import-result.ts';
import { openOrCreate } from './init.ts';
import { HOW_TO_READ, REVEAL_CELLS, WHAT_IT_IS } from './reading-options.ts';
import { openRefusals, type Refusals } from './refusals.ts';
import { mayWrite } from './out-file.ts';
import { openRejectsFile, rejectsName } from './rejects-file.ts';
import { checkCurrency, checkTimezone } from './typed-values.ts';

export const importCommand: CommandSpec = {
  path: 'import',
  text: 'help.import',
  arguments: [{ name: 'file', text: 'argument.file', many: true }],
  options: [
    ...WHAT_IT_IS,
    { flags: '--recursive', text: 'option.recursive' },
    { flags: '--shop <name>', text: 'option.shop' },
    { flags: '--domain <domain>', text: 'option.domain', choices: ['public', 'private'] },
    ...HOW_TO_READ,
    { flags: '--complete-until <date>', text: 'option.import-complete-until' },
    { flags: '--dry-run', text: 'option.import-dry-run' },
    { flags: '--strict', text: 'option.strict' },
    { flags: '--rejects <file>', text: 'option.rejects' },
    REVEAL_CELLS,
  ],
  output: 'json',
  schema: 'pscrm.import/1',
  examples: ['import pdd_orders.csv', 'import orders.csv --dry-run --rejects rejects.csv'],
  run: async (context, input) => {
    const typed = await askFiles(context, input);
    const options = { ...importOptions(input), completeUntil: askedUntil(context, input) };
    const rejects = input.text('rejects');
    const refusals = openRefusals(context);
    const { found, dispose } = await findFiles(context, input, typed, refusals);
    try {
      if (rejects !== undefined) await checkRejects(context, rejects, typed, found);
      const untyped = input.arguments.length > 0 ? [] : typed;
      const told = await answerQuestions(context, found, options, untyped, refusals);
      await importAll(context, told, options, { rejects, reveal: input.flag('reveal') }, refusals);
    } finally {
      await dispose();
    }
  },
};

/** The rejects of each file may need a file of their own; none may be one that is being read. */
async function checkRejects(
  context: Context,
  rejects: string,
  typed: readonly string[],
  found: readonly FoundFile[],
): Promise<void> {
  // What is in a ZIP file has been read from it.
  const read = [
    ...typed.map((file) => context.path(file)),
    ...found.map(({ source }) => source.path),
  ];
  for (const nth of found.keys()) {
    const name = rejectsName(rejects, nth + 1);
    await mayWrite(context, name, read);
  }
}

async function askFiles(context: Context, input: Input): Promise<readonly string[]> {
  if (input.arguments.length > 0) return input.arguments;
  const why = { why: 'file', command: 'import' };
  const answer = await context.ask('FILE', () => context.io.ask.text(context.say('ask.file')), why);
  if (answer === '') throw new PscrmError('missing-argument', { argument: 'FILE', ...why });
  // A path dragged into a terminal comes in quotes.
  const file = answer.replace(/^(['"])(.*)\1$/, '$2');
  context.sameCommand([file]);
  return [file];
}

/** @throws bad-date, complete-ahead: before a workspace is made that is not there yet */
function askedUntil(context: Context, input: Input): number | undefined {
  const text = input.text('complete-until');
  if (text === undefined) return undefined;
  const isThere = existsSync(context.path(context.globals.database));
  const { timezone } = isThere ? context.settings() : DEFAULTS;
  return typedUntil(timezone, context.globals.now, '--complete-until', text);
}

export function importOptions(input: Input): ImportOptions {
  const [timezone, currency] = [input.text('timezone'), input.text('currency')];
  const domain = input.text('domain');
  const [order, mark] = [input.text('date-order'), input.text('decimal-mark')];
  return {
    shop: input.text('shop'),
    timezone: timezone === undefined ? undefined : checkTimezone(timezone),
    currency: currency === undefined ? undefined : checkCurrency(currency),
    dateOrder: order === 'mdy' || order === 'dmy' ? order : undefined,
    decimal: mark === undefined ? undefined : mark === 'comma' ? ',' : '.',
    domain: domain === 'public' || domain === 'private' ? domain : undefined,
    dryRun: input.flag('dry-run'),
    strict: input.flag('strict'),
  };
}

async function importAll(
  context: Context,
  found: readonly FoundFile[],
  options: ImportOptions,
  { rejects, reveal }: { readonly rejects: string | undefined; readonly reveal: boolean },
  refusals: Refusals,
): Promise<void> {
  const dryRun = options.dryRun === true;
  // Where no file can be read, no workspace is made.
  if (found.length > 0) openForImport(context, options);
  const done: ImportResult[] = [];
  let failure: unknown;
  let rejectFiles = 0;
  const read = async (one: FoundFile): Promise<void> => {
    const name = rejects === undefined ? undefined : rejectsName(rejects, rejectFiles + 1);
    const { result, file } = await importOne(context, one, options, name);
    if (file !== undefined) rejectFiles += 1;
    done.push(result);
    if (!context.json && result.takenBack) sayRejects(context, result.file, result, file, reveal);
    else if (!context.json) sayResult(context, one, result, file, { dryRun, reveal });
    if (result.takenBack)
      throw new PscrmError('rejected-strictly', { file: result.file, n: result.rejected });
  };
  for (const one of found) {
    try {
      await refusals.attempt(one.source.name, () => read(one));
    } catch (error) {
      failure = error;
      break;
    }
  }
  if (!dryRun && done.length > 0) bringLittleUpToDate(context.workspace());
  const refused = refusals.all;
  const anyRejected = done.some(({ rejected }) => rejected > 0);
  if (context.json) sayJson(context, done, refused, failure);
  else if (anyRejected && rejects === undefined && failure === undefined && options.strict !== true)
    context.remark('say.rejects-hint');
  if (failure !== undefined && (!context.json || done.length === 0)) throw failure;
  if (failure instanceof PscrmError) context.endWith(failure.exitCode);
  else if (failure !== undefined) throw failure;
  else if (anyRejected || refused.length > 0) context.endWith(3);
  if (failure === undefined && !dryRun && done.some(({ takenBack }) => !takenBack))
    context.next(nextStep(context.workspace()));
}

function openForImport(context: Context, { dryRun }: ImportOptions): void {
  const fresh = !existsSync(context.path(context.globals.database));
  if (dryRun === true && fresh) context.openInMemory();
  else openOrCreate(context, !fresh);
}

/** An export of days on which nothing happened is none of the errors, but may be a slip where nobody says so. */
function notesOnNoRows(context: Context, result: ImportResult): Note[] {
  const { id, file, rows, complete_until: until } = result;
  if (rows > 0) return [];
  const { astray } = readShopFiles(context.workspace());
  if (astray.includes(id)) return [{ code: 'no-rows-of-shop', params: { file } }];
  return until === null ? [{ code: 'no-rows', params: { file } }] : [];
}

async function importOne(
  context: Context,
  { source, detected, ownFormat, told }: FoundFile,
  options: ImportOptions,
  rejects: string | undefined,
): Promise<{ result: ImportResult; file: string | undefined }> {
  const { io, say } = context;
  const start = io.stopwatch();
  const progress = openProgress(io, (rows, perSecond) =>
    say('progress.rows', { file: source.name, rows, perSecond }),
  );
  const file =
    rejects === undefined
      ? undefined
      : openRejectsFile(context.path(rejects), detected.header.cells);
  try {
    const result = await importFile(
      context.workspace(),
      source,
      detected,
      { ...options, ...told, ownFormat },
      {
        now: context.globals.now,
        elapsed: () => io.stopwatch() - start,
        signal: io.signal,
        onProgress: progress.tick,
        onReject: (reject) => file?.add(reject, whyRejected(context, reject)),
      },
    );
    const notes = [...notesOnNoRows(context, result), ...result.notes];
    return {
      result: { ...result, notes },
      file: file?.finish() === undefined ? undefined : rejects,
    };
  } catch (error) {
    file?.discard();
    throw error;
  } finally {
    progress.end();
  }
}
