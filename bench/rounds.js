import { rmSync } from 'node:fs';
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

/** Other work may take so much of the processors while something is measured. */
export const QUIET = 0.05;
/** So many times as many rounds are tried before the least disturbed are taken. */
const PATIENCE = 3;

/**
 * One platform's rounds, until enough of them were quiet. In each the peers and the import take turns, one
 * round forwards and the next backwards; then other files are imported into what the import has made.
 * @param place.isWhole with the small file, the undo and the rebuild
 * @returns for each thing measured its runs, in the order of the rounds; where it was not, none
 */
export async function benchPlatform(kind, place) {
  const { rounds, rows, isWhole = false, tell } = place;
  tell(`${kind.name}: writing ${rows.toLocaleString('en')} orders`);
  const files = writeFiles(kind, place);
  const databases = ['bench.db', 'other.db'].map((name) => join(place.folder, name));
  // Once for the page cache: the file is read from memory in every round.
  await runPeer(kind, files.full, databases[1]);
  const done = [];
  const quiet = () => done.filter((round) => disturbance(round) <= QUIET).length;
  while (quiet() < rounds && done.length < rounds * PATIENCE) {
    const round = await runRound(kind, files, databases, { ...place, isWhole, nth: done.length });
    done.push(round);
    tell(`${kind.name}: round ${done.length}, ${quiet()} of ${rounds} quiet: ${sayRound(round)}`);
  }
  const last = isWhole ? await runLast(kind, files.full, databases[0]) : {};
  for (const database of databases) removeDatabase(database);
  for (const { path } of Object.values(files)) rmSync(path);
  const kept = done.toSorted((a, b) => disturbance(a) - disturbance(b)).slice(0, rounds);
  const runs = Object.fromEntries(
    ['csvParse', 'shell', 'first', 'again', 'changed', 'small'].map((name) => [
      name,
      kept.map((round) => round[name]).filter((run) => run !== undefined),
    ]),
  );
  const disturbed = { most: Math.max(...kept.map(disturbance)), tried: done.length };
  return { kind, rows, megabytes: files.full.megabytes, runs: { ...runs, ...last }, disturbed };
}

async function runRound(kind, { full, changed, small }, [database, other], { rows, isWhole, nth }) {
  const round = {};
  const turns = {
    csvParse: () => runPeer(kind, full, other),
    shell: () => (hasShell() ? runShell(kind, full, other) : undefined),
    first: () => runImport(full, database, saidFirst(full), keptAfter(kind, full)),
  };
  removeDatabase(database);
  const names = Object.keys(turns);
  for (const name of nth % 2 === 0 ? names : names.toReversed()) {
    removeDatabase(other);
    round[name] = await turns[name]();
  }
  removeDatabase(other);
  const said = saidChanges(0, 0, rows);
  round.again = await runImport(full, database, said, keptAfter(kind, full));
  const saidOne = saidChanges(0, 1, rows - 1);
  round.changed = await runImport(changed, database, saidOne, keptAfter(kind, changed));
  if (!isWhole) return round;
  round.small = await runImport(small, database, small.changes, { orders: rows + NEW });
  return round;
}

/** What is measured once: with a workspace that holds the file and nothing else. */
async function runLast(kind, full, database) {
  const kept = keptAfter(kind, full);
  removeDatabase(database);
  await runImport(full, database, saidFirst(full), kept);
  const rebuild = hasRebuild() ? [await runRebuild(database, kept)] : [];
  return { rebuild, undo: [await runUndo(database, 1, 0)] };
}

/** The share of the processors that others took, in the run where it was the most. */
function disturbance({ csvParse, first, changed }) {
  return Math.max(...[csvParse, first, changed].map(({ others }) => others));
}

function sayRound(round) {
  const runs = Object.entries(round).filter(([, run]) => run !== undefined);
  const times = runs.map(([name, { seconds }]) => `${name} ${seconds.toFixed(2)} s`);
  return `${times.join(', ')}; others took ${(disturbance(round) * 100).toFixed(1)} %`;
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
