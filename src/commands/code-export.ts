import { statSync } from 'node:fs';
import {
  discardFolder,
  makePartial,
  writeBatch,
  writeBatchFolder,
  writePieces,
} from '../codes/batch-folder.ts';
import { codesCsv } from '../codes/code-csv.ts';
import type { CodeList } from '../codes/code-rows.ts';
import { commitFolder } from '../codes/commit-folder.ts';
import { excelSpoils, labelsCsv } from '../codes/labels.ts';
import { findBatch, type PrintedBatch } from '../codes/printed-codes.ts';
import { storedList } from '../codes/stored-codes.ts';
import { openZipWriter } from '../containers/zip-writer.ts';
import { PscrmError } from '../core/errors.ts';
import { makeRoom, sayKept } from './batch-room.ts';
import { withPictures } from './code-pictures.ts';
import type { CommandSpec, Input } from './command.ts';
import type { Context } from './context.ts';
import { sayDead } from './dead-codes.ts';
import { wholeNumber } from './typed-values.ts';
import { mayWrite } from './out-file.ts';
import { writeWhole } from './whole-file.ts';

const FORMATS = ['csv', 'svg', 'png', 'zip', 'labels'] as const;
type Format = (typeof FORMATS)[number];

export const codeExport: CommandSpec = {
  path: 'code export',
  text: 'help.code-export',
  options: [
    { flags: '--batch <n>', text: 'option.export-batch' },
    { flags: '--format <kind>', text: 'option.export-format', choices: FORMATS },
    { flags: '--out <path>', text: 'option.export-out' },
    { flags: '--images <kind>', text: 'option.export-images', choices: ['svg', 'png'] },
    { flags: '--reveal', text: 'option.export-reveal' },
  ],
  output: 'json',
  schema: 'pscrm.export/1',
  examples: [
    'code export --batch 1 --format csv --out codes.csv',
    'code export --batch 1 --format zip --images png --out codes.zip',
    'code export --batch 1 --format labels --out labels.csv',
  ],
  run: async (context, input) => {
    const format = typedFormat(input);
    const typed = input.text('batch');
    if (typed === undefined) throw new PscrmError('missing-option', { option: '--batch' });
    const { base_url: baseUrl } = context.settings();
    if (baseUrl === '') throw new PscrmError('no-base-url');
    const batch = findBatch(context.workspace(), wholeNumber('--batch', typed));
    const out = input.text('out') ?? usualName(batch, format);
    const images = input.text('images') === 'png' || format === 'png' ? 'png' : 'svg';
    const list = storedList(context.workspace(), batch, baseUrl, input.flag('reveal'));
    if (format === 'svg' || format === 'png') await exportFolder(context, list, out, images);
    else {
      await mayWrite(context, out);
      await writeWhole(context.path(out), out, async (path) => {
        if (format === 'zip') await writeZip(context, list, path, images, batch.created_at);
        else if (format === 'csv') writePieces(path, codesCsv(list));
        else writePieces(path, labelsCsv(list, input.flag('reveal')));
      });
    }
    sayExported(context, batch, format, out);
    const isList = format === 'csv' || (format === 'labels' && input.flag('reveal'));
    if (isList && excelSpoils(list, { marked: format === 'labels' }))
      context.remark('say.export-excel');
    sayDead(context, batch.id);
  },
};

/** @throws missing-option; usage for pictures where none are written */
function typedFormat(input: Input): Format {
  const format = FORMATS.find((one) => one === input.text('format'));
  if (format === undefined)
    throw new PscrmError('missing-option', { option: `--format ${FORMATS.join('|')}` });
  if (input.text('images') !== undefined && format !== 'zip')
    throw new PscrmError('usage', { problem: `--format ${format} + --images` });
  return format;
}

function usualName({ id }: PrintedBatch, format: Format): string {
  if (format === 'labels') return `labels-${id}.csv`;
  return format === 'svg' || format === 'png' ? `codes-${id}` : `codes-${id}.${format}`;
}

async function exportFolder(
  context: Context,
  list: CodeList,
  out: string,
  images: 'svg' | 'png',
): Promise<void> {
  await makeRoom(context, out);
  const folder = context.path(out);
  const partial = makePartial(folder);
  try {
    await withPictures(context, images, (options) =>
      writeBatchFolder(partial, folder, list, options),
    );
    sayKept(context, out, commitFolder(partial, folder, { replace: true }));
  } catch (error) {
    discardFolder(partial);
    throw error;
  }
}

async function writeZip(
  context: Context,
  list: CodeList,
  path: string,
  images: 'svg' | 'png',
  made: number,
): Promise<void> {
  const zip = openZipWriter(path, made);
  try {
    await withPictures(context, images, (options) => writeBatch(list, zip, options));
    zip.close();
  } catch (error) {
    zip.abandon();
    throw error;
  }
}

function sayExported(context: Context, batch: PrintedBatch, format: Format, out: string): void {
  const stat = statSync(context.path(out));
  const bytes = stat.isDirectory() ? null : stat.size;
  const { id, count } = batch;
  if (context.json) {
    const schema = 'pscrm.export/1';
    context.printJson({ schema, batch: id, format, count, out, bytes });
    return;
  }
  context.print(context.say('say.exported', { batch: id, n: count, out }));
  if (format !== 'csv' && format !== 'labels') context.next(`pscrm code check ${out}`);
}
