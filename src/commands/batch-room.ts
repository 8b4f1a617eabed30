import { checkFolder } from '../codes/commit-folder.ts';
import { PscrmError } from '../core/errors.ts';
import type { Context } from './context.ts';

/** A folder that is there already is only replaced when somebody says so. */
export async function makeRoom(context: Context, out: string): Promise<void> {
  const folder = context.path(out);
  try {
    checkFolder(folder, { replace: false });
  } catch (error) {
    if (!(error instanceof PscrmError) || error.code !== 'folder-exists') throw error;
    await context.confirm('ask.replace-folder', { folder: out });
    checkFolder(folder, { replace: true });
  }
}
