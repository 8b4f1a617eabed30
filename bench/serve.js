/**
 * What does a redirect with its recorded visit cost beside a bare node:http server that answers a
 * constant 302? README.md says what is measured and how.
 *
 *   npm run bench:serve                             five rounds of 200,000 requests, 1,000,000 codes
 *   npm run bench:serve -- --rounds 1 --requests 50000 --codes 100000
 *   npm run bench:serve -- --long 10000000          and memory over so many requests
 */
import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './measure.js';
import { sendLoad } from './serve-load.js';
import {
  cpuSeconds,
  hasNginx,
  residentMb,
  startBare,
  startNginx,
  startPscrm,
} from './serve-servers.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '200000' },
    codes: { type: 'string', default: '1000000' },
    connections: { type: 'string', default: '64' },
    long: { type: 'string', default: '0' },
  },
});
const [rounds, requests, codes, connections, long] = [
  values.rounds,
  values.requests,
  values.codes,
  values.connections,
  values.long,
].map(Number);
const GOAL = { ratio: 2, p99: 30 };
const WARM_UP = 20_000;
const NGINX_PORT = 18_302;

const folder = mkdtempSync(join(tmpdir(), 'pscrm-serve-'));
try {
  console.log(`Node ${process.version} · ${cpus().length} × ${cpus()[0].model.trim()}`);
  console.log(
    `${codes.toLocaleString('en')} codes, ${connections} connections, medians of ${rounds} rounds`,
  );
  const workspace = makeWorkspace();
  const servers = {
    bare: startBare,
    pscrm: () => startPscrm(workspace.database, ['--log', 'none']),
    full: () => startPscrm(workspace.database, ['--log', 'none', '--durability', 'full']),
    ...(hasNginx() && { nginx: () => startNginx(folder, NGINX_PORT) }),
  };
  const runs = Object.fromEntries(Object.keys(servers).map((name) => [name, []]));
  for (let nth = 0; nth < rounds; nth += 1) {
    const names = Object.keys(servers);
    for (const name of nth % 2 === 0 ? names : names.toReversed()) {
      const run = await measureServer(name, servers[name], workspace);
      runs[name].push(run);
      console.error(
        `round ${nth + 1}: ${name} ${run.micros.toFixed(1)} µs, ${Math.round(run.rate)}/s, p99 ${run.p99.toFixed(1)} ms`,
      );
    }
  }
  printTable(runs);
  if (!hasNginx()) console.log('\nThere is no `nginx` on the PATH: its row is left out.');
  if (long > 0) await measureMemory(workspace);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** A workspace with so many codes that point to a pool of three, as the program makes it. */
function makeWorkspace() {
  const database = join(folder, 'bench.db');
  const pscrm = fileURLToPath(new URL('../bin/pscrm.js', import.meta.url));
  const run = (...words) => {
    const { status, stderr } = spawnSync(process.execPath, [pscrm, '--db', database, ...words], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${words.join(' ')}\n${stderr}`);
  };
  run('init', '--base-url', 'https://q.example.cn');
  run('campaign', 'create', 'bench', '--channel', 'package-card');
  const staff = ['staff_1', 'staff_2', 'staff_3'];
  for (const one of staff)
    run(
      'target',
      'add',
      one,
      '--kind',
      'acquisition-link',
      '--url',
      `https://work.weixin.qq.com/ca/${one}`,
    );
  run(
    'pool',
    'create',
    'pool',
    '--policy',
    'weighted',
    ...staff.flatMap((one) => ['--target', one]),
  );
  console.error(`making ${codes.toLocaleString('en')} codes`);
  const cards = join(folder, 'cards');
  run(
    'code',
    'batch',
    '--campaign',
    'bench',
    '--count',
    String(codes),
    '--pool',
    'pool',
    '--images',
    'none',
    '--out',
    cards,
  );
  const lines = readFileSync(join(cards, 'codes.csv'), 'utf8').trimEnd().split('\n').slice(1);
  return { database, codes: lines.map((line) => line.slice(0, line.indexOf(','))) };
}

/** One run on a server that was just started, and warmed up by requests that are not measured. */
async function measureServer(name, start, { database, codes: known }) {
  const before = name === 'pscrm' || name === 'full' ? countVisits(database) : 0;
  // Distinct codes in no order: steps of a size that shares no factor with their number.
  const offset = Math.floor(Math.random() * known.length);
  const step = 611_953;
  const nextCode = (n) => known[(offset + n * step) % known.length];
  const server = await start();
  await sendLoad(server.url, (n) => nextCode(n + requests), { requests: WARM_UP, connections });
  const cpu = cpuSeconds(server.pids);
  const { answered, seconds, latencies } = await sendLoad(server.url, nextCode, {
    requests,
    connections,
  });
  const used = cpuSeconds(server.pids) - cpu;
  const memory = residentMb(server.pids);
  await server.stop();
  if (before !== 0 || name === 'pscrm' || name === 'full') {
    const recorded = countVisits(database) - before;
    if (recorded !== answered + WARM_UP)
      throw new Error(`${answered + WARM_UP} answered, ${recorded} recorded`);
  }
  return {
    micros: (used / answered) * 1e6,
    rate: answered / seconds,
    p50: latencies[Math.floor(answered * 0.5)],
    p99: latencies[Math.floor(answered * 0.99)],
    memory,
  };
}

function countVisits(database) {
  const db = new Database(database, { readonly: true });
  const visits = db.prepare('SELECT count(*) FROM visits').pluck().get();
  db.close();
  return visits;
}

function printTable(runs) {
  const labels = {
    bare: 'node:http, constant 302',
    pscrm: 'pscrm serve',
    full: 'pscrm serve --durability full',
    nginx: 'nginx, return 302',
  };
  console.log(
    '\n| server | µs of processor per request | × bare | requests/s | p50 ms | p99 ms | MB | goal |',
  );
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: | --- |');
  for (const [name, of] of Object.entries(runs)) {
    const middle = (key) => median(of.map((run) => run[key]));
    const ratio = median(of.map(({ micros }, nth) => micros / runs.bare[nth].micros));
    const isMet = ratio <= GOAL.ratio && middle('p99') < GOAL.p99;
    const goal =
      name === 'pscrm'
        ? `≤ ${GOAL.ratio} ×, p99 < ${GOAL.p99} ms: ${isMet ? 'met' : 'missed'}`
        : '';
    const cells = [
      middle('micros').toFixed(1),
      ratio.toFixed(2),
      Math.round(middle('rate')).toLocaleString('en'),
    ];
    const rest = [
      middle('p50').toFixed(1),
      middle('p99').toFixed(1),
      middle('memory').toFixed(0),
      goal,
    ];
    console.log(`| ${[labels[name], ...cells, ...rest].join(' | ')} |`);
  }
}

/** Memory of one server over many requests, a line for each tenth. */
async function measureMemory({ database, codes: known }) {
  const server = await startPscrm(database, ['--log', 'none']);
  console.log(`\n| requests | MB |\n| ---: | ---: |`);
  for (let tenth = 1; tenth <= 10; tenth += 1) {
    const random = () => known[Math.floor(Math.random() * known.length)];
    await sendLoad(server.url, random, { requests: long / 10, connections });
    console.log(
      `| ${((long / 10) * tenth).toLocaleString('en')} | ${residentMb(server.pids).toFixed(0)} |`,
    );
  }
  await server.stop();
}
