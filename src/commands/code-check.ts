import { compareCodes, type Picture, type Problem } from '../codes/compare-codes.ts';
import { batchOfMost, findBatch, type PrintedBatch } from '../codes/printed-codes.ts';
import { storedList } from '../codes/stored-codes.ts';
import { PscrmError } from '../core/errors.ts';
import type { Column } from '../core/table.ts';
import { printable } from '../core/width.ts';
import type { Stamp } from '../print/sheet/stamp.ts';
import { openProgress } from '../ui/progress.ts';
import { altered, readManifest, type SeenManifest } from './check-manifest.ts';
import { type CheckFile, FINEST_DPI, isPdf, listFiles, readPictures } from './check-places.ts';
import { bareCode } from './code-edit.ts';
import type { CommandSpec, Input } from './command.ts';
import type { Context } from './context.ts';
import { wholeNumber } from './typed-values.ts';

/** So many problems are shown to people; machines get them all. */
const SHOWN = 50;
const LONGEST_SHOWN = 60;

const COLUMNS: readonly Column[] = [
  { key: 'problem', type: 'word' },
  { key: 'code', type: 'text' },
  { key: 'place', type: 'text' },
  { key: 'says', type: 'text' },
];

export const codeCheck: CommandSpec = {
  path: 'code check',
  text: 'help.code-check',
  arguments: [{ name: 'path', text: 'argument.check-path' }],
  options: [{ flags: '--batch <n>', text: 'option.check-batch' }],
  output: 'table',
  schema: 'pscrm.code-check/1',
  examples: ['code check cards/', 'code check cards.zip --batch 1'],
  run: async (context, input) => {
    const [path] = input.arguments;
    if (path === undefined) throw new PscrmError('missing-argument', { argument: 'PATH' });
    const { base_url: baseUrl } = context.settings();
    if (baseUrl === '') throw new PscrmError('no-base-url');
    const { files, close } = await listFiles(context.path(path));
    try {
      const manifest = await readManifest(files);
      const { pictures, hashes, stamps } = await read(context, files);
      const batch = chooseBatch(context, input, manifest, pictures, path);
      const list = storedList(context.workspace(), batch, baseUrl, false);
      const addresses = new Map<string, string>();
      for (let at = 0; at < list.count; at += 1) {
        const { code, url } = list.row(at);
        addresses.set(code, url);
      }
      const wanted = { addresses, expected: expectedOf(addresses, batch, pictures, stamps) };
      const whole = await readFiner(context, files, pictures, wanted);
      const problems = [...compare(whole, wanted), ...altered(manifest?.files ?? [], hashes)];
      sayChecked(context, batch, { pictures: whole, expected: wanted.expected.length }, problems);
      if (problems.length > 0) context.endWith(3);
    } finally {
      await close();
    }
  },
};

type Read = {
  readonly pictures: Picture[];
  readonly hashes: ReadonlyMap<string, string>;
  /** What each PDF says that it holds. */
  readonly stamps: readonly (Stamp | undefined)[];
};

async function read(context: Context, files: readonly CheckFile[]): Promise<Read> {
  const { io, say } = context;
  const progress = openProgress(io, (n, perSecond) => say('progress.pictures', { n, perSecond }));
  const hashes = new Map<string, string>();
  const stamps: (Stamp | undefined)[] = [];
  let done = 0;
  try {
    const pictures = await readPictures(files, {
      signal: io.signal,
      onRead: (name, sha256) => hashes.set(name, sha256),
      onPdf: (stamp) => stamps.push(stamp),
      onPicture: () => progress.tick((done += 1)),
    });
    return { pictures, hashes, stamps };
  } finally {
    progress.end();
  }
}

type Wanted = {
  readonly addresses: ReadonlyMap<string, string>;
  readonly expected: readonly string[];
};

const compare = (pictures: readonly Picture[], { addresses, expected }: Wanted): Problem[] =>
  compareCodes(addresses, pictures, expected);

/** The codes that ought to be there: the whole batch, or what PDFs of ours say they hold, if there is nothing else. */
function expectedOf(
  addresses: ReadonlyMap<string, string>,
  { id }: PrintedBatch,
  pictures: readonly Picture[],
  stamps: readonly (Stamp | undefined)[],
): readonly string[] {
  const codes = [...addresses.keys()];
  const isWhole =
    pictures.some(({ isPage, unknown }) => !isPage && unknown.length === 0) ||
    stamps.some((one) => one?.batch !== id);
  if (isWhole || stamps.length === 0) return codes;
  const cards = new Set(stamps.flatMap((one) => one?.cards ?? []));
  return codes.filter((_, at) => cards.has(at + 1));
}

/** Pages are looked at again, larger, where something was not found: small symbols may be among them. */
async function readFiner(
  { io }: Context,
  files: readonly CheckFile[],
  pictures: readonly Picture[],
  wanted: Wanted,
): Promise<readonly Picture[]> {
  const pages = files.filter(isPdf);
  const isMissing = ({ problem }: Problem): boolean =>
    problem === 'missing' || problem === 'one-side';
  if (pages.length === 0 || !compare(pictures, wanted).some(isMissing)) return pictures;
  const finer = await readPictures(pages, { dpi: FINEST_DPI, signal: io.signal });
  const better = new Map(finer.map((one) => [one.place, one]));
  return pictures.map((one) => {
    const again = one.isPage ? better.get(one.place) : undefined;
    return again !== undefined && again.texts.length > one.texts.length ? again : one;
  });
}

/** The batch that is named, or that the manifest names, or that most of the codes are of. @throws nothing-to-check */
function chooseBatch(
  context: Context,
  input: Input,
  manifest: SeenManifest | undefined,
  pictures: readonly Picture[],
  path: string,
): PrintedBatch {
  const db = context.workspace();
  const typed = input.text('batch');
  if (typed !== undefined) return findBatch(db, wholeNumber('--batch', typed));
  const codes = pictures.flatMap(({ texts }) => texts.map(bareCode));
  const batch = manifest?.batch ?? batchOfMost(db, codes);
  if (batch === undefined) throw new PscrmError('nothing-to-check', { file: path });
  return findBatch(db, batch);
}

function sayChecked(
  context: Context,
  batch: PrintedBatch,
  { pictures, expected }: { readonly pictures: readonly Picture[]; readonly expected: number },
  problems: readonly Problem[],
): void {
  const counts = {
    batch: batch.id,
    codes: batch.count,
    expected,
    pictures: pictures.length,
    read: pictures.reduce((sum, { texts }) => sum + texts.length, 0),
  };
  const shown = context.forPeople ? problems.slice(0, SHOWN) : problems;
  const rows = shown.map(({ says, place, ...one }) => ({
    ...one,
    place: place === null ? null : printable(place),
    says: says === null ? null : printable(shortened(says)),
  }));
  const isClean = problems.length === 0;
  if (expected < batch.count) context.remark('say.check-part', counts);
  if (isClean && !context.json && context.globals.form !== 'csv')
    return context.print(context.say('say.check-clean', counts));
  context.show('pscrm.code-check/1', { columns: COLUMNS, rows }, counts);
  if (context.json || isClean) return;
  context.remark('say.check', { ...counts, n: problems.length });
  if (rows.length < problems.length)
    context.remark('say.check-more', { n: problems.length - rows.length });
}

function shortened(text: string): string {
  const signs = [...text];
  return signs.length > LONGEST_SHOWN ? `${signs.slice(0, LONGEST_SHOWN - 1).join('')}…` : text;
}
