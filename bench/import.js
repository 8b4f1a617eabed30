/**
 * How fast are order files read, and how much memory does it take?
 *
 *   npm run bench                      a few minutes; prints the tables that RESULTS.md keeps
 *   npm run bench -- --rounds 5 --rows 200000 --large 800000
 *
 * Measured are whole processes, from start to exit: `pscrm import` of a generated export into a new
 * workspace (encoding and format found out, cells cleaned and checked, every version of an order kept,
 * buyers tied to one another, sums added up, one transaction), then the same file again, which must
 * change nothing. The peer, in the same run and turn about, is a plain csv-parse + INSERT loop over
 * the same file (peer.js) that does none of that: the ratio is the price of everything else.
 * Peak memory is the resident set of the process (maxRSS), taken at several sizes of file: it must
 * not grow with the file. Each file is imported once before anything counts, to fill the page cache.
 * Times of two runs on a busy machine differ; ratios within one run differ less. CPU is user + system.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeExport } from './generate.js';
import { measure, median } from './measure.js';

const { values } = parseArgs({
  options: {
    rows: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '3' },
    large: { type: 'string', default: '800000' },
  },
});
const [rows, rounds, large] = [values.rows, values.rounds, values.large].map(Number);

const PSCRM = fileURLToPath(new URL('../bin/pscrm.js', import.meta.url));
const PEER = fileURLToPath(new URL('peer.js', import.meta.url));
const ENCODING = { pdd: 'utf-8', taobao: 'gb18030' };
const folder = mkdtempSync(join(tmpdir(), 'pscrm-bench-'));

try {
  printMachine();
  for (const kind of ['pdd', 'taobao']) await compare(kind);
  await compareSizes('pdd');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function printMachine() {
  const [{ model }] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  console.log(
    `${new Date().toISOString().slice(0, 10)} · Node ${process.version} · ${process.platform}`,
  );
  console.log(
    `${cpus().length} × ${model}, ${gigabytes} GB · median of ${rounds} rounds (least–most)`,
  );
}

/** The same file, turn about: the peer, the first import, the import of what is known already. */
async function compare(kind) {
  const file = writeFile(kind, rows);
  const runs = { 'peer': [], 'pscrm import': [], 'pscrm import, again': [] };
  await runPeer(kind, file);
  for (let round = 0; round < rounds; round += 1) {
    runs['peer'].push(await runPeer(kind, file));
    const database = newDatabase();
    runs['pscrm import'].push(await runImport(file, database, { inserted: rows }));
    runs['pscrm import, again'].push(await runImport(file, database, { unchanged: rows }));
  }
  const megabytes = (statSync(file).size / 2 ** 20).toFixed(0);
  printTable(
    `${kind}: ${rows.toLocaleString('en')} orders, ${megabytes} MB, ${ENCODING[kind]}`,
    ['', 'seconds', 'rows/s', 'CPU s', 'peak MB', '× peer'],
    Object.entries(runs).map(([name, all]) => row(name, all, runs['peer'])),
  );
  rmSync(file);
}

function row(name, runs, peer) {
  const of = (key, all = runs) => all.map((run) => run[key]);
  const seconds = of('seconds');
  const [least, most] = [Math.min(...seconds), Math.max(...seconds)].map((one) => one.toFixed(1));
  return [
    name,
    `${median(seconds).toFixed(1)} (${least}–${most})`,
    Math.round(rows / median(seconds)).toLocaleString('en'),
    median(of('cpu')).toFixed(1),
    Math.max(...of('peak')).toFixed(0),
    // Turn by turn, so that a busy minute weighs on both sides.
    median(runs.map((run, turn) => run.seconds / peer[turn].seconds)).toFixed(2),
  ];
}

/** Flat in memory: the peak of files that are each four times as large as the one before. */
async function compareSizes(kind) {
  const lines = [];
  for (const size of [Math.round(rows / 4), rows, large]) {
    const file = writeFile(kind, size);
    const database = newDatabase();
    const first = await runImport(file, database, { inserted: size });
    const again = await runImport(file, database, { unchanged: size });
    const peer = await runPeer(kind, file);
    lines.push([
      size.toLocaleString('en'),
      (statSync(file).size / 2 ** 20).toFixed(0),
      ...[first, again, peer].map(({ peak }) => peak.toFixed(0)),
      first.seconds.toFixed(1),
    ]);
    rmSync(file);
  }
  printTable(
    `${kind}: peak memory by size of file`,
    ['orders', 'file MB', 'import MB', 'again MB', 'peer MB', 'import s'],
    lines,
  );
}

/** @param expected what the import must say of itself: a fast import of nothing is no result */
async function runImport(file, database, expected) {
  const run = await measure([PSCRM, '--db', database, 'import', file, '--json']);
  const [said] = JSON.parse(run.printed).files;
  for (const [key, count] of Object.entries(expected)) {
    if (said[key] !== count) throw new Error(`${key}: ${said[key]}, not ${count}`);
  }
  return run;
}

function runPeer(kind, file) {
  return measure([PEER, file, newDatabase(), ENCODING[kind]]);
}

function writeFile(kind, size) {
  const file = join(folder, `${kind}.csv`);
  writeExport(kind, file, size);
  return file;
}

/** A place where there is no database: the one before is removed. */
function newDatabase() {
  const file = join(folder, 'bench.db');
  for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
  return file;
}

function printTable(title, header, lines) {
  console.log(`\n${title}\n`);
  const rule = header.map((_, column) => (column === 0 ? '---' : '---:'));
  for (const line of [header, rule, ...lines]) console.log(`| ${line.join(' | ')} |`);
}
