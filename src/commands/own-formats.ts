import { dirname, resolve } from 'node:path';
import { PscrmError } from '../core/errors.ts';
import type { Format } from '../formats/format.ts';
import type { Problem } from '../own-formats/check-format.ts';
import {
  type BadFormat,
  formatFiles,
  formatsFolder,
  type OwnFormat,
  readOwnFormats,
} from '../own-formats/load.ts';
import { isTextKey, type Say } from '../text/translate.ts';
import type { Input, OptionSpec } from './command.ts';
import { type Context, sayKey } from './context.ts';

export const FORMAT_FILE: OptionSpec = {
  flags: '--format-file <file>',
  text: 'option.format-file',
  repeat: true,
};

/**
 * The formats of one's own: those of the folder beside the database, and of `--format-file`. One that
 * cannot be read is an error wherever it lies: passed over, its files would be read some other way.
 * @throws bad-format, format-twice, file-not-found …
 */
export async function ownFormats(context: Context, input: Input): Promise<readonly OwnFormat[]> {
  const named = input.list('format-file');
  const folder = formatsFolder(resolve(context.path(context.globals.database)));
  const files = [...formatFiles(folder), ...named.map((file) => resolve(context.path(file)))];
  const { formats, bad } = await readOwnFormats(files);
  if (bad.length > 0) refuseProblems(context, bad, folder);
  refuseTwins(context, formats);
  return formats;
}

function refuseTwins(context: Context, formats: readonly OwnFormat[]): void {
  for (const { format, file } of formats) {
    const twin = formats.findLast((one) => one.format.id === format.id);
    if (twin === undefined || twin.file === file) continue;
    const files = [file, twin.file].map(context.shownPath);
    throw new PscrmError('format-twice', { id: format.id, files });
  }
}

/**
 * @param folder whose formats are read unasked: one that is broken has to go
 * @throws bad-format with the first problem, once the others are said
 */
export function refuseProblems(
  context: Context,
  bad: readonly BadFormat[],
  folder?: string,
): never {
  const said = bad.flatMap(({ file, problems }) =>
    problems.map((problem) => ({
      place: `${context.shownPath(file)}:${problem.line}`,
      problem: sayProblem(problem, context.say),
    })),
  );
  // One error ends the run; whoever mends a file wants to see all that is wrong with it.
  for (const { place, problem } of said.slice(1)) context.io.err(`${place}: ${problem}\n`);
  const isInFolder = bad[0] !== undefined && dirname(bad[0].file) === folder;
  const where = isInFolder ? { why: 'folder' } : {};
  throw new PscrmError('bad-format', { place: '', problem: '', ...said[0], ...where });
}

function sayProblem({ path, code, params }: Problem, say: Say): string {
  const words = sayKey(`format-problem.${code}`, say, params);
  return path === '' ? words : `${path}: ${words}`;
}

/** What people call a format; one of their own by its title, else by its id. */
export function formatTitle({ id, title }: Pick<Format, 'id' | 'title'>, say: Say): string {
  const key = `format.${id}`;
  return title ?? (isTextKey(key) ? say(key) : id);
}

/** Its id, and its title where it has one. */
export function titled(format: Pick<Format, 'id' | 'title'>, say: Say): string {
  const title = formatTitle(format, say);
  return title === format.id ? title : `${format.id} · ${title}`;
}
