/**
 * How fast are order files read, how much memory does it take, and what does a second import cost?
 * README.md says what is measured and how, and keeps the tables of a full run.
 *
 *   npm run bench                                  five rounds; some ten minutes on a quiet machine
 *   npm run bench -- --all                         and the 5,000,000 orders, for memory
 *   npm run bench -- --rounds 1 --rows 50000 --taobao 20000 --large 100000
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { benchLarge, benchPlatform, QUIET } from './rounds.js';
import { hasShell } from './runs.js';
import { pdd } from './pdd-export.js';
import { taobao } from './taobao-export.js';
import { tableFirst, tableInformation, tableMemory, tableSecond } from './tables.js';

const LARGE = '5000000';
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    rows: { type: 'string', default: '1000000' },
    taobao: { type: 'string', default: '300000' },
    large: { type: 'string' },
    all: { type: 'boolean', default: false },
  },
});
const rounds = Number(values.rounds);
const large = Number(values.large ?? (values.all ? LARGE : 0));

const folder = mkdtempSync(join(tmpdir(), 'pscrm-bench-'));
try {
  printMachine();
  const place = { folder, rounds, tell: (text) => console.error(text) };
  const first = await benchPlatform(pdd, { ...place, rows: Number(values.rows), isWhole: true });
  const second = await benchPlatform(taobao, { ...place, rows: Number(values.taobao) });
  const platforms = [first, second];
  tableFirst(platforms);
  tableSecond(platforms);
  const largest = large > 0 ? [await benchLarge(pdd, { ...place, rows: large })] : [];
  tableMemory([...platforms, ...largest]);
  tableInformation(first);
  platforms.forEach(sayDisturbed);
  if (!hasShell()) console.log('\nThere is no `sqlite3` on the PATH: its rows are left out.');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function printMachine() {
  const [{ model }] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  const today = new Date().toISOString().slice(0, 10);
  console.log(`${today} · Node ${process.version} · ${process.platform}`);
  console.log(`${cpus().length} × ${model.trim()}, ${gigabytes} GB`);
  console.log(`Medians of ${rounds} rounds (least–most)`);
}

/** How quiet the machine was: where it was not, the tables say little. */
function sayDisturbed({ kind, disturbed }) {
  const percent = (share) => `${(share * 100).toFixed(0)} %`;
  console.log(
    `\n${kind.name}: of ${disturbed.tried} rounds the ${rounds} least disturbed count; in those other work took ` +
      `at most ${percent(disturbed.most)} of the processors (a round is quiet up to ${percent(QUIET)}).`,
  );
}
