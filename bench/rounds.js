import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeExport } from './generate.js';
import {
  hasRebuild,
  hasShell,
  removeDatabase,
  runImport,
  runPeer,
  runRebuild,
  runShell,
  runUndo,
} from './runs.js';

/** A small file that comes later: so many orders that are known, and so many that are new. */
const OVERLAP = 400;
const NEW = 600;

/**
 * One platform's rounds. In each the peers and the import take turns, one round forwards and the next
 * backwards; then other files are imported into what the import has made.
 * @param place.isWhole with the small file, the undo and the rebuild
 * @returns for each thing measured its runs, in the order of the rounds; where it was not, none
 */
export async function benchPlatform(kind, place) {
  const { rounds, rows, isWhole = false, tell } = place;
  const [database, other] = ['bench.db', 'other.db'].map((name) => join(place.folder, name));
  tell(`${kind.name}: writing ${rows.toLocaleString('en')} orders`);
  const { full, changed, small } = writeFiles(kind, place);
  const kept = keptAfter(kind, full);
  const runs = {
    csvParse: [],
    shell: [],
    first: [],
    again: [],
    changed: [],
    small: [],
    undo: [],
    rebuild: [],
  };
  const note = (name, run) => {
    runs[name].push(run);
    tell(`  ${name}: ${run.seconds.toFixed(2)} s`);
  };

  const turns = [
    async () => note('csvParse', await runPeer(kind, full, other)),
    async () => hasShell() && note('shell', await runShell(kind, full, other)),
    async () => note('first', await runImport(full, database, saidFirst(full), kept)),
  ];
  // Once for the page cache: the file is read from memory in every round.
  await runPeer(kind, full, other);
  for (let round = 0; round < rounds; round += 1) {
    tell(`${kind.name}: round ${round + 1} of ${rounds}`);
    removeDatabase(database);
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) {
      removeDatabase(other);
      await turn();
    }
    removeDatabase(other);
    const isLast = round === rounds - 1;
    if (isWhole && isLast) copyFileSync(database, other);
    note('again', await runImport(full, database, saidChanges(0, 0, rows), kept));
    note(
      'changed',
      await runImport(changed, database, saidChanges(0, 1, rows - 1), keptAfter(kind, changed)),
    );
    if (!isWhole) continue;
    note('small', await runImport(small, database, small.changes, { orders: rows + NEW }));
    if (!isLast) continue;
    removeDatabase(database);
    if (hasRebuild()) note('rebuild', await runRebuild(other, kept));
    note('undo', await runUndo(other, 1, 0));
  }
  for (const file of [database, other]) removeDatabase(file);
  for (const { path } of [full, changed, small]) rmSync(path);
  return { kind, rows, megabytes: full.megabytes, runs };
}

/** One import of a large file, for its memory. */
export async function benchLarge(kind, { folder, rows, tell }) {
  const database = join(folder, 'bench.db');
  tell(`${kind.name}: writing ${rows.toLocaleString('en')} orders`);
  const file = writeExport(kind, join(folder, `${kind.name}-large.csv`), { rows });
  const run = await runImport(file, database, saidFirst(file), keptAfter(kind, file));
  tell(`  first: ${run.seconds.toFixed(2)} s`);
  removeDatabase(database);
  rmSync(file.path);
  return { kind, rows, megabytes: file.megabytes, runs: { first: [run] } };
}

/**
 * The export itself; the same with one parcel in its middle that has arrived since; and a small one
 * with the last of its orders, those under way arrived, and new ones.
 */
function writeFiles(kind, { folder, rows }) {
  const path = (name) => join(folder, `${kind.name}-${name}.csv`);
  let middle = rows >> 1;
  while (!kind.isUnderWay(middle)) middle += 1;
  const hasArrived = (n) => n < rows && kind.isUnderWay(n);
  const [from, to] = [rows - OVERLAP, rows + NEW];
  if (middle >= from) throw new RangeError(`${rows} orders are too few to measure`);
  const small = writeExport(kind, path('small'), { rows, from, to, hasArrived });
  let arrived = 0;
  for (let n = from; n < rows; n += 1) arrived += hasArrived(n) ? 1 : 0;
  return {
    full: writeExport(kind, path('full'), { rows }),
    changed: writeExport(kind, path('changed'), { rows, hasArrived: (n) => n === middle }),
    small: { ...small, changes: saidChanges(NEW, arrived, OVERLAP - arrived) },
  };
}

const saidChanges = (inserted, updated, unchanged) => ({ inserted, updated, unchanged });

/** What a first import must say: amounts in fen; a buyer is a name and an account tied to each other. */
const saidFirst = ({ rows, paid, refund, buyers, phones }) => ({
  ...saidChanges(rows, 0, 0),
  paid_minor: paid,
  refund_minor: refund,
  identities: 2 * buyers + phones,
  evidence: buyers + phones,
});

const keptAfter = ({ linesPerOrder }, { rows, paid, refund }) => ({
  orders: rows,
  lines: rows * linesPerOrder,
  paid,
  refund,
});
