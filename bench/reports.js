/**
 * How fast are reports over two years of a brand's orders, beside DuckDB, and are they as fast after an import?
 * README.md says what is measured and how, and keeps the table of a full run.
 *
 *   npm run bench:reports                          five rounds over 1,000,000 orders; some five minutes
 *   npm run bench:reports -- --rounds 1 --scale 0.05
 */
import Database from 'better-sqlite3';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measure, median } from './measure.js';
import { sizesFor, writeFacts, writeNumbers, writeOrders } from './report-data.js';
import { loadDuck } from './report-duckdb.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    scale: { type: 'string', default: '1' },
  },
});
const rounds = Number(values.rounds);
const sizes = sizesFor(Number(values.scale));
const LATER = 1000;
const GOALS = { peer: 1.5, cohort: 3 };
/** Later than everything that happens, so that the day on which it is measured changes nothing. */
const UNTIL = ['--until', '2026-06-01'];
const FUNNEL = ['--steps', 'visit > join > order:private > order:private', '--window', '60d'];

const PSCRM = fileURLToPath(new URL('../bin/pscrm.js', import.meta.url));
const PEER = fileURLToPath(new URL('report-duckdb.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'pscrm-bench-'));
const at = (name) => join(folder, name);
const pscrm = (...words) => measure([PSCRM, '--db', at('bench.db'), ...words]);
const report = (...words) => pscrm('report', ...words, ...UNTIL, '--json');
const duck = (query) => measure([PEER, at('peer.duckdb'), query]);

const TURNS = {
  'cohort': () => report('cohort'),
  'DuckDB cohort': () => duck('cohort'),
  'funnel': () => report('funnel', ...FUNNEL),
  'DuckDB funnel': () => duck('funnel'),
  'kfactor': () => report('kfactor', '--campaign', 'friends'),
  'hooks': () => report('hooks', '--campaign', 'cards'),
  'overview': () => report('overview'),
};

try {
  await build();
  const runs = Object.fromEntries(Object.keys(TURNS).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    const names = Object.keys(TURNS);
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      runs[name].push(await TURNS[name]());
    }
    check(runs);
    tell(
      `round ${round + 1}: ${names.map((name) => `${name} ${said(runs[name].at(-1))}`).join(', ')}`,
    );
  }
  const after = await afterAnImport();
  print(runs, after);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Everything is really imported; the first report lays out what the others read. */
async function build() {
  tell(`${sizes.orders.toLocaleString('en')} orders: writing and importing`);
  mkdirSync(at('codes'));
  await pscrm('init', '--base-url', 'https://q.example.cn');
  const variants = ['a', 'b', 'c', 'd'].flatMap((name) => ['--variant', name]);
  await pscrm('campaign', 'create', 'cards', '--channel', 'package-card', ...variants);
  const batch = ['--count', String(sizes.codes), '--images', 'none', '--seed', '1'];
  await pscrm('code', 'batch', '--campaign', 'cards', ...batch, '--out', at('codes/1'));
  const db = new Database(at('bench.db'), { readonly: true });
  const codes = db.prepare('SELECT code FROM codes ORDER BY id').pluck().all();
  db.close();
  const orders = writeOrders(at('orders.csv'), sizes, 0, sizes.orders);
  const { seconds } = await pscrm('import', orders, ...writeFacts(folder, sizes, codes));
  await loadDuck(at('peer.duckdb'), writeNumbers(folder, sizes));
  const first = await report('cohort');
  tell(`imported in ${seconds.toFixed(0)} s; the first report, which lays out, ${said(first)}`);
}

/** The same two reports after 1,000 orders more: the first of them, and the next. */
async function afterAnImport() {
  const file = writeOrders(at('later.csv'), sizes, sizes.orders, sizes.orders + LATER);
  await pscrm('import', file);
  const first = await report('cohort');
  const next = await report('cohort');
  return { first, next };
}

/** Both must say the same: each cell of the cohorts, each step of the funnel. */
function check(runs) {
  const ours = rowsOf(runs.cohort).filter(({ customers }) => customers > 0);
  const cells = ours.map((cell) => {
    const [year, month] = cell.cohort.split('-').map(Number);
    return [12 * year + month - 1, cell.period, cell.customers, cell.orders, cell.net_minor];
  });
  const theirs = JSON.parse(runs['DuckDB cohort'].at(-1).printed).map((cell) => cell.map(Number));
  compare('cohort', cells, theirs);
  const steps = rowsOf(runs.funnel).map(({ count }) => count);
  const [theirSteps] = JSON.parse(runs['DuckDB funnel'].at(-1).printed);
  compare('funnel', steps, theirSteps);
}

function rowsOf(list) {
  return JSON.parse(list.at(-1).printed).rows;
}

function compare(what, ours, theirs) {
  const [one, other] = [ours, theirs].map((rows) => JSON.stringify(rows));
  if (one !== other) throw new Error(`${what}: ${one.slice(0, 300)}\nnot ${other.slice(0, 300)}`);
}

function print(runs, { first, next }) {
  console.log(
    `${new Date().toISOString().slice(0, 10)} · Node ${process.version} · ${process.platform}`,
  );
  console.log(
    `${cpus().length} × ${cpus()[0].model.trim()} · ${sizes.orders.toLocaleString('en')} orders`,
  );
  console.log(`Medians of ${rounds} rounds (least–most)\n`);
  console.log('| report | seconds | peak MB | ratio | goal |  |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: |');
  for (const [name, list] of Object.entries(runs)) {
    const peer = { cohort: 'DuckDB cohort', funnel: 'DuckDB funnel' }[name];
    const to = peer ?? (name.startsWith('DuckDB') ? undefined : 'cohort');
    console.log(row(name, list, to === undefined ? undefined : { name: to, runs: runs[to] }));
  }
  for (const [name, run] of Object.entries({
    'after 1,000 orders more: cohort': first,
    'and again': next,
  }))
    console.log(row(name, [run], { name: 'cohort', runs: [middle(runs.cohort)] }));
}

function row(name, list, to) {
  const seconds = list.map((run) => run.seconds);
  const spread =
    list.length === 1
      ? ''
      : ` (${Math.min(...seconds).toFixed(2)}–${Math.max(...seconds).toFixed(2)})`;
  const peak = Math.max(...list.map((run) => run.peak)).toFixed(0);
  const cells = [name, `${median(seconds).toFixed(2)}${spread}`, peak];
  if (to === undefined) return `| ${[...cells, '', '', ''].join(' | ')} |`;
  const ratio = median(seconds.map((each, round) => each / to.runs[round].seconds));
  const goal = to.name.startsWith('DuckDB')
    ? GOALS.peer
    : list.length === 1
      ? undefined
      : GOALS.cohort;
  const words =
    goal === undefined ? ['', ''] : [`≤ ${goal} × ${to.name}`, ratio <= goal ? 'met' : 'missed'];
  return `| ${[...cells, ratio.toFixed(2), ...words].join(' | ')} |`;
}

/** The run in the middle. */
function middle(list) {
  return list.toSorted((a, b) => a.seconds - b.seconds)[list.length >> 1];
}

function said({ seconds, others }) {
  return `${seconds.toFixed(2)} s (others ${(others * 100).toFixed(0)} %)`;
}

function tell(text) {
  console.error(text);
}
