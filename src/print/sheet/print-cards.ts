import { randomBytes } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fileError, PscrmError } from '../../core/errors.ts';
import type { Card } from './fields.ts';
import { cardAt, type FileOfSheets, splitFiles } from './order.ts';
import { type Job, openPress } from './press.ts';
import { stampText, symbolsOf } from './stamp.ts';

/** A finished file: its name as it was asked for, and what is in it. */
export type PrintedFile = FileOfSheets & {
  readonly name: string;
  readonly pages: number;
  readonly bytes: number;
};

/** The cards of a run; each is made when its turn comes. */
export type Cards = { readonly count: number; readonly card: (index: number) => Card };

export type PrintOptions = {
  /** The process that prints: its unfinished files are known by it, should it be killed. */
  readonly pid?: number;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  /** Looks at a file before it gets its name; what it throws, nothing is kept. */
  readonly inspect?: (path: string, file: FileOfSheets) => Promise<void>;
};

/** What a file is called behind its name until it is whole. */
function partEnd(pid: number): string {
  return `.partial-${pid}-${randomBytes(4).toString('hex')}`;
}
const PART = /^(.+)\.partial-(\d+)-[0-9a-f]{8}$/;

/** The name that an unfinished file was to get, and the process that wrote it; undefined for other files. */
export function partOf(file: string): { readonly name: string; readonly pid: number } | undefined {
  const [, name, pid] = PART.exec(file) ?? [];
  return name === undefined ? undefined : { name, pid: Number(pid) };
}

/** Sheets between two breaths, in which Ctrl-C and the progress line get their turn. */
const BREATH = 5;

/** The names of the files that a run makes: `cards.pdf`, or `cards-01.pdf`, `cards-02.pdf` … */
export function fileNames(out: string, files: number): readonly string[] {
  if (files <= 1) return [out];
  const end = extname(out);
  const stem = out.slice(0, out.length - end.length);
  const digits = Math.max(2, String(files).length);
  return Array.from(
    { length: files },
    (_, n) => `${stem}-${String(n + 1).padStart(digits, '0')}${end}`,
  );
}

/**
 * Prints cards into PDF files, which get their names only when all of them are whole: an error or an
 * abort leaves nothing. Memory holds a page at a time.
 * @param out the path of the file; of several, their names are made from it
 * @throws interrupted; file-not-found, file-unreadable, disk-full; what `openPress` throws
 */
export async function printCards(
  cards: Cards,
  job: Job,
  out: string,
  options: PrintOptions = {},
): Promise<readonly PrintedFile[]> {
  const perSheet = job.layout.columns * job.layout.rows;
  const files = splitFiles(cards.count, perSheet, job.sheetsPerFile);
  const names = fileNames(out, files.length);
  const end = partEnd(options.pid ?? 0);
  const partial = (name: string): string => `${resolve(name)}${end}`;
  const printed: PrintedFile[] = [];
  try {
    for (const [n, file] of files.entries()) {
      const name = names[n] ?? out;
      await printFile(cards, job, file, partial(name), options);
      await options.inspect?.(partial(name), file);
      const pages = file.sheets * (job.back === null ? 1 : 2);
      printed.push({ ...file, name, pages, bytes: statSync(partial(name)).size });
    }
    for (const name of names) renameSync(partial(name), resolve(name));
    return printed;
  } catch (error) {
    for (const name of names) rmSync(partial(name), { force: true });
    throw fileError(error, out);
  }
}

async function printFile(
  cards: Cards,
  job: Job,
  file: FileOfSheets,
  path: string,
  { onProgress, signal }: PrintOptions,
): Promise<void> {
  const { default: PDFDocument } = await import('pdfkit');
  const { layout, title, made, back, stack } = job;
  const perSheet = layout.columns * layout.rows;
  const descriptor = openSync(path, 'w');
  try {
    const doc = new PDFDocument({
      autoFirstPage: false,
      pdfVersion: '1.4',
      info: {
        Title: title,
        Subject: stampOf(cards, job, file),
        Creator: 'pscrm',
        CreationDate: made,
      },
    });
    const press = openPress(doc, job);
    for (let sheet = 0; sheet < file.sheets; sheet++) {
      if (sheet % BREATH === 0) {
        onProgress?.(file.from + sheet * perSheet, cards.count);
        await setImmediate();
        if (signal?.aborted === true) throw new PscrmError('interrupted');
      }
      const cells = Array.from({ length: perSheet }, (_, cell) => {
        const at = cardAt(file, sheet, cell, { perSheet, stack });
        return at === undefined ? undefined : cards.card(at);
      });
      press.page(cells, 'front');
      if (back !== null) press.page(cells, 'back');
      // pdfkit does not wait for who reads it: what it has is taken page by page.
      const ready: unknown = doc.read();
      if (ready instanceof Uint8Array) writeFileSync(descriptor, ready);
    }
    doc.end();
    for await (const rest of doc) if (rest instanceof Uint8Array) writeFileSync(descriptor, rest);
  } finally {
    closeSync(descriptor);
  }
}

function stampOf(cards: Cards, { front, back }: Job, { from, to }: FileOfSheets): string {
  const numbers = Array.from({ length: to - from }, (_, at) => cards.card(from + at).fields.n);
  return stampText({
    batch: Number(cards.card(from).fields.batch),
    cards: numbers.map(Number),
    symbols: symbolsOf([front, back]),
  });
}
