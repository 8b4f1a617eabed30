/**
 * What do codes cost beside the least that keeping them can be, and their pictures beside libqrencode?
 * Whole processes, in turns; a ratio is that of one round. README.md says what is measured and how.
 *
 *   npm run bench:codes                                   five rounds of 1,000,000 codes, 100,000 pictures
 *   npm run bench:codes -- --rounds 1 --codes 100000 --pictures 10000      a quick look
 *   npm run bench:codes -- --pictures 0                   the codes alone (and --codes 0 the pictures)
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { rolldown } from 'rolldown';
import { measure, measureCommand, median } from './measure.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    codes: { type: 'string', default: '1000000' },
    pictures: { type: 'string', default: '100000' },
  },
});
const [rounds, codes, pictures] = [values.rounds, values.codes, values.pictures].map(Number);
const GOAL = { codes: 2, pictures: 1 };
const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const PSCRM = here('../bin/pscrm.js');

const folder = mkdtempSync(join(tmpdir(), 'pscrm-bench-'));
const at = (name) => join(folder, name);
const pscrm = (...words) => measure([PSCRM, ...words, '--db', at('bench.db'), '--yes']);

try {
  console.log(`Node ${process.version} · ${cpus().length} × ${cpus()[0].model.trim()}`);
  if (codes > 0) await benchCodes();
  if (pictures > 0) await benchPictures();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Codes into a new workspace and codes.csv, beside random texts into a UNIQUE column. */
async function benchCodes() {
  const runs = await inTurns({
    pscrm: async () => {
      await newWorkspace();
      const run = await makeBatch(codes);
      return { ...run, megabytes: statSync(at('bench.db')).size / 1e6 };
    },
    unique: async () => {
      const database = at('peer.db');
      for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true });
      const run = await measure([here('codes-peer.js'), database, String(codes)]);
      return { ...run, megabytes: statSync(database).size / 1e6 };
    },
  });
  console.log(`\n${codes.toLocaleString('en')} codes, to the database and to codes.csv\n`);
  report(runs, 'unique', codes, (ratio) => [ratio <= GOAL.codes, `≤ ${GOAL.codes} ×`], {
    pscrm: 'pscrm code batch --images none',
    unique: 'random texts into a UNIQUE column',
  });
}

/** Pictures of codes, in memory and into one ZIP file, beside libqrencode's in memory. */
async function benchPictures() {
  await newWorkspace();
  await makeBatch(pictures);
  const lines = readFileSync(at('codes/codes.csv'), 'utf8').trim().split('\n').slice(1);
  writeFileSync(at('addresses.txt'), lines.map((line) => `${line.split(',')[1]}\n`).join(''));
  await buildDrawing();
  const peer = buildPeer();
  const read = ['--batch', '1', '--format', 'zip', '--out', at('codes.zip')];
  const runs = await inTurns({
    memory: () => checked(measure([here('codes-svg.js'), at('drawing'), at('addresses.txt')])),
    zip: () => pscrm('code', 'export', ...read),
    ...(peer !== undefined && {
      libqrencode: () => checked(measureCommand(peer, [at('addresses.txt')])),
    }),
  });
  console.log(`\n${pictures.toLocaleString('en')} pictures of codes as SVG\n`);
  report(runs, 'libqrencode', pictures, (ratio) => [ratio <= 1, 'as fast'], {
    memory: 'in memory',
    zip: `pscrm code export --format zip (${(statSync(at('codes.zip')).size / 1e6).toFixed(0)} MB)`,
    libqrencode: 'libqrencode in C, in memory',
  });
  if (peer === undefined)
    console.log('\nlibqrencode was skipped: it takes a C compiler and libqrencode-dev.');
}

async function newWorkspace() {
  for (const end of ['', '-wal', '-shm']) rmSync(at(`bench.db${end}`), { force: true });
  rmSync(at('codes'), { recursive: true, force: true });
  await pscrm('init', '--base-url', 'https://s.brand.cn');
  await pscrm('campaign', 'create', 'cards', '--channel', 'package-card');
}

function makeBatch(count) {
  const batch = ['--count', String(count), '--images', 'none', '--out', at('codes')];
  return pscrm('code', 'batch', '--campaign', 'cards', ...batch);
}

/** The program's drawing alone, as a module. */
async function buildDrawing() {
  mkdirSync(at('drawing'));
  const input = { matrix: here('../src/print/matrix.ts'), svg: here('../src/print/svg.ts') };
  const bundle = await rolldown({ input, platform: 'node' });
  await bundle.write({ dir: at('drawing'), entryFileNames: '[name].js' });
  writeFileSync(at('drawing/package.json'), '{"type":"module"}');
}

/** @returns undefined where there is no compiler or no library */
function buildPeer() {
  const out = at('libqrencode');
  const { status } = spawnSync('cc', ['-O2', here('codes-libqrencode.c'), '-lqrencode', '-o', out]);
  return status === 0 ? out : undefined;
}

/** Every address must have become a picture of some size. */
async function checked(running) {
  const run = await running;
  const { count, bytes } = JSON.parse(run.printed);
  if (count !== pictures || bytes < count * 500) throw new Error(`${count} of ${bytes} bytes`);
  return run;
}

/** Each of them once a round, one round forwards and the next backwards. */
async function inTurns(turns) {
  const names = Object.keys(turns);
  const runs = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const name of round % 2 === 0 ? names : names.toReversed())
      runs[name].push(await turns[name]());
    const said = names.map((name) => `${name} ${runs[name].at(-1).seconds.toFixed(2)} s`);
    console.error(`round ${round + 1}: ${said.join(', ')}`);
  }
  return runs;
}

function report(runs, peer, count, judge, titles) {
  console.log('| program | seconds | per second | ratio | peak MB | goal |');
  console.log('| --- | ---: | ---: | ---: | ---: | --- |');
  for (const [name, list] of Object.entries(runs)) {
    const seconds = median(list.map((run) => run.seconds));
    const ratio = runs[peer] && median(list.map((run, n) => run.seconds / runs[peer][n].seconds));
    const peaks = list.map((run) => run.peak ?? 0);
    const [isMet, goal] = ratio === undefined ? [] : judge(ratio);
    const said = name === peer || goal === undefined ? '' : `${goal}: ${isMet ? 'met' : 'missed'}`;
    const cells = [
      titles[name],
      seconds.toFixed(2),
      Math.round(count / seconds).toLocaleString('en'),
      ratio?.toFixed(2) ?? '–',
      Math.max(...peaks) === 0 ? '–' : Math.max(...peaks).toFixed(0),
      said,
    ];
    console.log(`| ${cells.join(' | ')} |`);
  }
}
