import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { PscrmError } from '../core/errors.ts';
import type { Context } from './context.ts';

/**
 * Asks before a result takes the place of a file.
 * @param file as the person wrote it
 * @param from paths of what the result is made from
 * @throws out-is-source; needs-yes, declined
 */
export async function mayWrite(
  context: Context,
  file: string,
  from: readonly string[] = [],
): Promise<void> {
  keepSources(context, [file], from);
  if (existsSync(context.path(file))) await context.confirm('ask.overwrite', { file });
}

/**
 * The workspace and what results are made from keep their places, whatever is answered: `--yes` must not
 * cost what cannot be made again.
 * @throws out-is-source {file}
 */
export function keepSources(
  context: Context,
  files: readonly string[],
  from: readonly string[],
): void {
  const database = context.path(context.globals.database);
  const kept = [...['', '-wal', '-shm', '-journal'].map((end) => `${database}${end}`), ...from];
  for (const file of files) {
    if (kept.some((one) => isSame(one, context.path(file))))
      throw new PscrmError('out-is-source', { file });
  }
}

/** Under another name as well: a link, or capitals where the disk makes nothing of them. */
function isSame(one: string, other: string): boolean {
  if (resolve(one) === resolve(other)) return true;
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }));
  return a !== undefined && b !== undefined && a.dev === b.dev && a.ino === b.ino;
}
