import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { measure, measureCommand } from './measure.js';

/** One measured run of each program. Each checks what it has done: a fast import of nothing is no result. */

const PSCRM = fileURLToPath(new URL('../bin/pscrm.js', import.meta.url));
const PEER = fileURLToPath(new URL('peer.js', import.meta.url));

const pscrm = (database, ...words) => measure([PSCRM, '--db', database, ...words]);

/** Orders in the workspace, their lines, and what was paid and paid back for them in fen. */
const KEPT = /* sql */ `
  SELECT count(*) AS orders, sum(paid_minor) AS paid, sum(refund_minor) AS refund,
         (SELECT count(*) FROM order_lines) AS lines FROM orders`;

/**
 * `pscrm import` of a file.
 * @param said what it must say of itself, @param kept what the workspace must hold afterwards
 */
export async function runImport({ path }, database, said, kept) {
  const run = await pscrm(database, 'import', path, '--json');
  const [printed] = JSON.parse(run.printed).files;
  compare(printed, { rejected: 0, ...said }, 'import says');
  compare(ask(database, KEPT), kept, 'workspace holds');
  return run;
}

/** @param left how many orders must be left */
export async function runUndo(database, id, left) {
  const run = await pscrm(database, 'imports', 'undo', String(id), '--yes', '--json');
  compare(ask(database, KEPT), { orders: left }, 'workspace holds');
  return run;
}

export async function runRebuild(database, kept) {
  const run = await pscrm(database, 'rebuild');
  compare(ask(database, KEPT), kept, 'workspace holds');
  return run;
}

/** Help on a command that there is not is that of the whole program. */
export const hasRebuild = () =>
  spawnSync(process.execPath, [PSCRM, 'rebuild', '--help'], { encoding: 'utf8' }).stdout.includes(
    'pscrm rebuild',
  );

/** csv-parse and INSERT, into a database that is not there yet. */
export async function runPeer(kind, file, database) {
  const run = await measure([PEER, file.path, database, kind.encoding]);
  compareColumn(kind, file, database);
  return run;
}

export const hasShell = () => spawnSync('sqlite3', ['-version']).status === 0;

/** The shell's `.import` into an untyped table, as it comes: its own journal, its own settings. */
export async function runShell(kind, file, database) {
  const columns = Array.from({ length: kind.columns }, (_, n) => `c${n}`);
  const run = await measureCommand('sqlite3', [
    '-batch',
    '-init',
    '/dev/null',
    database,
    `CREATE TABLE orders (${columns.join(', ')});`,
    `.import --csv --skip 1 "${file.path}" orders`,
  ]);
  compareColumn(kind, file, database);
  return run;
}

function compareColumn({ paidColumn }, { rows, cells }, database) {
  const sums = `SELECT count(*) AS rows, sum(CAST(round(CAST(c${paidColumn} AS REAL) * 100) AS INTEGER)) AS cells FROM orders`;
  compare(ask(database, sums), { rows, cells }, 'table holds');
}

function ask(database, sql) {
  const db = new Database(database, { readonly: true });
  try {
    return db.prepare(sql).get();
  } finally {
    db.close();
  }
}

function compare(found, expected, what) {
  for (const [key, value] of Object.entries(expected)) {
    if (found[key] !== value) throw new Error(`${what}: ${key} ${found[key]}, not ${value}`);
  }
}

export function removeDatabase(database) {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(database + end, { force: true });
}
