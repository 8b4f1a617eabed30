import { randomBytes } from 'node:crypto';
import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileError } from '../core/errors.ts';
import type { ReportResult } from '../core/table.ts';
import { renderPage } from '../ui/page/page.ts';
import type { Context } from './context.ts';

/** Asks before a file is overwritten. `-` is stdout. @throws needs-yes, declined */
export async function mayWritePage(context: Context, file: string): Promise<void> {
  if (file !== '-' && existsSync(context.path(file)))
    await context.confirm('ask.overwrite', { file });
}

/** Writes a report as a page beside its place, and puts it there when it is whole. @throws file-not-found and its like */
export function writePage(context: Context, result: ReportResult, file: string): void {
  const { language } = context.globals;
  const page = renderPage(result, { ...context.cells(result.currency ?? null), language });
  if (file === '-') {
    context.io.out(page);
    return;
  }
  const path = context.path(file);
  const partial = `${path}.partial-${randomBytes(4).toString('hex')}`;
  try {
    writeFileSync(partial, page);
    renameSync(partial, path);
  } catch (error) {
    rmSync(partial, { force: true });
    throw fileError(error, file);
  }
  context.remark('say.page-written', { file: context.shownPath(path) });
}
