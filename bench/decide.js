/**
 * How many redirects does one core decide in a second, beside the least that a program could do: a Map and
 * a random pick? README.md says what is measured and how.
 *
 *   npm run bench:decide                               five rounds of 2,000,000, 1,000,000 codes
 *   npm run bench:decide -- --rounds 1 --codes 10000   a quick look
 */
import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'rolldown';
import { median } from './measure.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    decisions: { type: 'string', default: '2000000' },
    codes: { type: 'string', default: '1000000' },
  },
});
const [rounds, decisions, codes] = [values.rounds, values.decisions, values.codes].map(Number);
const GOAL = 1_000_000;
const POLICIES = ['weighted', 'round-robin', 'sticky', 'least-loaded'];
const STAFF = ['staff_1', 'staff_2', 'staff_3'];
const HOURS = 'mon-sun 00:00-24:00';
const root = new URL('../', import.meta.url);

const folder = mkdtempSync(join(tmpdir(), 'pscrm-decide-'));
try {
  console.log(`Node ${process.version} · ${cpus().length} × ${cpus()[0].model.trim()}`);
  const inside = await buildInside();
  const database = makeWorkspace();
  const turns = makeTurns(inside, database);
  const runs = Object.fromEntries(Object.keys(turns).map((name) => [name, []]));
  for (const turn of Object.values(turns)) runTurn(turn, decisions / 4);
  for (let nth = 0; nth < rounds; nth += 1) {
    const names = Object.keys(turns);
    for (const name of nth % 2 === 0 ? names : names.toReversed())
      runs[name].push(runTurn(turns[name], decisions));
    console.error(`round ${nth + 1} of ${rounds}`);
  }
  printTable(runs);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The parts of the program that decide, which the program itself does not show to the outside. */
async function buildInside() {
  const room = 'src/codes/redirect';
  const parts = ['decide', 'load', 'code-table', 'landing'];
  const dir = fileURLToPath(new URL('dist/bench', root));
  await build({
    input: Object.fromEntries(parts.map((part) => [part, `${room}/${part}.ts`])),
    cwd: fileURLToPath(root),
    platform: 'node',
    external: /^[^./]/,
    logLevel: 'warn',
    output: { dir, cleanDir: true },
  });
  const modules = await Promise.all(
    parts.map((part) => import(new URL(`dist/bench/${part}.js`, root).href)),
  );
  return Object.assign({}, ...modules);
}

/** A workspace with a pool of three for each policy, with caps and hours, and codes that point to one. */
function makeWorkspace() {
  const database = join(folder, 'bench.db');
  const pscrm = fileURLToPath(new URL('bin/pscrm.js', root));
  const run = (...words) => {
    const { status, stderr } = spawnSync(process.execPath, [pscrm, '--db', database, ...words], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${words.join(' ')}\n${stderr}`);
  };
  run('init', '--base-url', 'https://q.example.cn');
  run('campaign', 'create', 'bench', '--channel', 'package-card');
  const url = (one) => `https://work.weixin.qq.com/ca/${one}`;
  for (const one of STAFF)
    run('target', 'add', one, '--kind', 'acquisition-link', '--url', url(one));
  const members = STAFF.flatMap((one) => ['--target', one]);
  for (const policy of POLICIES) {
    const limits = ['--cap-day', '999999999', '--hours', HOURS];
    run('pool', 'create', policy, '--policy', policy, ...members, ...limits);
  }
  const out = join(folder, 'cards');
  console.error(`making ${codes.toLocaleString('en')} codes`);
  const which = ['--count', String(codes), '--pool', 'weighted', '--images', 'none', '--out', out];
  run('code', 'batch', '--campaign', 'bench', ...which);
  return database;
}

/** What is measured, by name: each takes the number of a decision and returns where it ends. */
function makeTurns({ decideRedirect, carryOut, loadRedirects, openCodeTable, landingOf }, file) {
  const db = new Database(file);
  const now = Date.now();
  const state = loadRedirects(db, now);
  const table = openCodeTable(db);
  while (table.readOn());
  const known = db.prepare('SELECT code FROM codes ORDER BY random()').pluck().all().map(String);
  db.close();
  const pools = [...state.pools.values()];
  const codeAt = (n) => known[n % known.length];
  const visit = { flags: 0, random: 0, stickyKey: 0 };
  const decide = (code, n) => {
    visit.random = Math.random();
    visit.stickyKey = Math.imul(n, 0x9e3779b1) >>> 0;
    const decision = decideRedirect(code, visit, state, now);
    carryOut(decision, state, now);
    return decision.target;
  };
  const one = table.known(known[0]);
  const alone = pools.map(({ id, name }) => {
    const code = { ...one, poolId: id };
    return [`decided, counted: ${name}`, (n) => decide(code, n)?.url];
  });
  const urls = STAFF.map((name) => `https://work.weixin.qq.com/ca/${name}`);
  const map = new Map(known.map((code) => [code, urls]));
  const peer = (n) => {
    const code = codeAt(n);
    const all = map.get(code);
    return `${all[Math.floor(Math.random() * all.length)]}?customer_channel=${code}`;
  };
  const whole = (n) => {
    const code = table.known(codeAt(n));
    return landingOf(decide(code, n), code).url;
  };
  return {
    'Map lookup, Math.random pick, address made': peer,
    'found, decided, counted, address made': whole,
    'Math.random pick': () => urls[Math.floor(Math.random() * urls.length)],
    ...Object.fromEntries(alone),
  };
}

/** @returns decisions per second of processor time; each must have led somewhere */
function runTurn(turn, times) {
  const before = process.cpuUsage();
  let letters = 0;
  for (let n = 0; n < times; n += 1) letters += turn(n).length;
  const { user, system } = process.cpuUsage(before);
  if (letters < times * 20) throw new Error('decisions that led nowhere');
  return times / ((user + system) / 1e6);
}

/** Each is compared with the peer above it, of the same round. */
function printTable(runs) {
  console.log(`\n${codes.toLocaleString('en')} codes, medians of ${rounds} rounds\n`);
  console.log("| what | a second | × peer's time | goal |\n| --- | ---: | ---: | --- |");
  let peer = [];
  for (const [name, of] of Object.entries(runs)) {
    const isPeer = name.includes('Math.random');
    if (isPeer) peer = of;
    const rate = median(of);
    const ratio = median(of.map((one, nth) => peer[nth] / one));
    const goal = `≥ ${GOAL.toLocaleString('en')}: ${rate >= GOAL ? 'met' : 'missed'}`;
    const cells = [name, Math.round(rate).toLocaleString('en'), ratio.toFixed(2)];
    console.log(`| ${[...cells, isPeer ? '' : goal].join(' | ')} |`);
  }
}
