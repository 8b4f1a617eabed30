import { existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { PscrmError } from '../core/errors.ts';
import type { ReportResult } from '../core/table.ts';
import { renderPage } from '../ui/page/page.ts';
import type { Context } from './context.ts';
import { mayWrite } from './out-file.ts';
import { writeWhole } from './whole-file.ts';

/**
 * Asks before a file is overwritten. `-` is stdout. Before any number is printed, for what cannot be done.
 * @throws folder-missing, out-is-source, needs-yes, declined
 */
export async function mayWritePage(context: Context, file: string): Promise<void> {
  if (file === '-') return;
  if (!existsSync(dirname(context.path(file))))
    throw new PscrmError('folder-missing', { file, folder: dirname(file) });
  await mayWrite(context, file);
}

/** Writes a report as a page beside its place, and puts it there when it is whole. @throws file-not-found and its like */
export async function writePage(
  context: Context,
  result: ReportResult,
  file: string,
): Promise<void> {
  const { language } = context.globals;
  const page = renderPage(result, { ...context.cells(result.currency ?? null), language });
  if (file === '-') {
    context.io.out(page);
    return;
  }
  const path = context.path(file);
  await writeWhole(path, file, (partial) => writeFileSync(partial, page));
  context.remark('say.page-written', { file: context.shownPath(path) });
}
