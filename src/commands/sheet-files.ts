import { existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { dirname, join, parse, resolve } from 'node:path';
import { splitFiles } from '../print/sheet/order.ts';
import type { Job } from '../print/sheet/press.ts';
import { type Cards, fileNames, partOf } from '../print/sheet/print-cards.ts';
import { readStamp } from '../print/sheet/stamp.ts';
import type { Context } from './context.ts';
import { keepSources } from './out-file.ts';

type Claim = {
  readonly batch: number;
  readonly job: Job;
  readonly cards: Cards;
  readonly out: string;
  /** The path of the run's template, if it has one. */
  readonly template: string | undefined;
};

/**
 * Makes sure that a run may write its files, and that nobody prints its cards twice: files that an
 * earlier run has left under names like its own go with the overwritten ones.
 * @returns paths to be removed once the new files are there
 * @throws out-is-source, needs-yes, declined
 */
export async function claimFiles(context: Context, claim: Claim): Promise<readonly string[]> {
  const { batch, job, cards, out, template } = claim;
  const { layout, sheetsPerFile } = job;
  const files = splitFiles(cards.count, layout.columns * layout.rows, sheetsPerFile);
  const names = fileNames(out, files.length);
  keepSources(context, names, [...(template === undefined ? [] : [template]), ...filesOf(job)]);
  const [there, ...others] = names.filter((name) => existsSync(context.path(name)));
  if (there !== undefined && others.length > 0)
    await context.confirm('ask.overwrite-all', { file: there, n: others.length });
  else if (there !== undefined) await context.confirm('ask.overwrite', { file: there });
  sweepParts(context, context.path(out));
  const left = leftOver(context.path(out), names.map(context.path), batch, cards);
  const shown = left.map(context.shownPath);
  if (left.length > 0) await context.confirm('ask.remove-sheets', { files: shown, batch });
  return left;
}

/** Files of this batch named as ours could be, all of whose cards this run prints as well. */
function leftOver(
  out: string,
  names: readonly string[],
  batch: number,
  cards: Cards,
): readonly string[] {
  const folder = dirname(resolve(out));
  if (!existsSync(folder)) return [];
  const like = readdirSync(folder)
    .filter((file) => isNamedFor(file, out))
    .map((file) => join(folder, file))
    .filter((path) => !names.some((name) => resolve(name) === path));
  if (like.length === 0) return [];
  const printed = new Set<number>();
  for (let n = 0; n < cards.count; n += 1) printed.add(Number(cards.card(n).fields.n));
  return like.filter((path) => {
    const stamp = readStamp(readFileSync(path));
    return stamp?.batch === batch && stamp.cards.every((n) => printed.has(n));
  });
}

/** Is this the name of a file of a run with that `--out`, or of a part of it? */
function isNamedFor(file: string, out: string): boolean {
  const { name: stem, ext } = parse(out);
  const middle = file.slice(stem.length, file.length - ext.length);
  return file.startsWith(stem) && file.endsWith(ext) && /^(?:-\d{2,})?$/.test(middle);
}

/** A number of a process is given anew, and other machines have numbers of their own. */
const SILENT_MS = 60_000;

/** Removes what runs with the same `--out` have left that were killed, and says so. */
function sweepParts(context: Context, out: string): void {
  const { self, now } = context.io;
  const folder = dirname(resolve(out));
  if (!existsSync(folder)) return;
  const left = readdirSync(folder).filter((file) => {
    const part = partOf(file);
    if (part === undefined || !isNamedFor(part.name, out)) return false;
    const isRunning = part.pid !== self.pid && self.isRunning(part.pid);
    return !isRunning && now() - statSync(join(folder, file)).mtimeMs > SILENT_MS;
  });
  for (const file of left) rmSync(join(folder, file), { force: true });
  if (left.length > 0) context.remark('say.parts-removed', { files: left });
}

/** Fonts, pictures and logos. */
function filesOf({ fonts, front, back }: Job): readonly string[] {
  const pictures = [...front, ...(back ?? [])].flatMap((element) => {
    if (element.kind === 'picture') return element.file;
    return element.kind === 'symbol' && element.logo !== null ? element.logo : [];
  });
  // A font of a collection is named behind a hash.
  const faces = [fonts.regular, fonts.bold].map(({ path }) => path.replace(/#[^#/]*$/, ''));
  return [...pictures, ...faces];
}
