import { existsSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { checkFolder } from '../codes/commit-folder.ts';
import { PscrmError } from '../core/errors.ts';
import type { Context } from './context.ts';

/**
 * A folder that is there already is only replaced when somebody says so, and never that of the workspace.
 * @returns whether they did: a folder that comes to be meanwhile is another's
 * @throws out-is-source, folder-not-ours, folder-exists; needs-yes, declined
 */
export async function makeRoom(context: Context, out: string): Promise<boolean> {
  const folder = context.path(out);
  const inside = relative(resolve(folder), resolve(context.path(context.globals.database)));
  if (!inside.startsWith('..') && !isAbsolute(inside) && existsSync(folder))
    throw new PscrmError('out-is-source', { file: out });
  try {
    checkFolder(folder, { replace: false });
    return false;
  } catch (error) {
    if (!(error instanceof PscrmError) || error.code !== 'folder-exists') throw error;
    await context.confirm('ask.replace-folder', { folder: out });
    checkFolder(folder, { replace: true });
    return true;
  }
}

/** So many names are shown. */
const SHOWN = 5;

/** What lay in a replaced folder and was not ours is still there. */
export function sayKept(context: Context, folder: string, kept: readonly string[]): void {
  const shown = kept.length > SHOWN ? [...kept.slice(0, SHOWN), '…'] : kept;
  if (kept.length > 0) context.remark('say.folder-kept', { folder, n: kept.length, files: shown });
}
