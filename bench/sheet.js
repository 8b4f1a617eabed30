/**
 * How long does the PDF of a batch take, and how much memory, beside pdf-lib? Whole processes on the same
 * codes, in turns; a ratio is that of one round.
 *
 *   npm run bench:sheet                            five rounds of 10,000 cards
 *   npm run bench:sheet -- --rounds 1 --cards 1000
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measure, median } from './measure.js';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    cards: { type: 'string', default: '10000' },
  },
});
const [rounds, cards] = [Number(values.rounds), Number(values.cards)];
const GOAL = { ratio: 0.4, megabytes: 200 };
const PSCRM = fileURLToPath(new URL('../bin/pscrm.js', import.meta.url));
const PEER = fileURLToPath(new URL('sheet-peer.js', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'pscrm-bench-'));
const at = (name) => join(folder, name);
const pscrm = (...words) => measure([PSCRM, ...words, '--db', at('bench.db'), '--yes']);

try {
  await pscrm('init', '--base-url', 'https://s.brand.cn');
  const variants = ['--variant', 'red-packet', '--variant', 'sample'];
  await pscrm('campaign', 'create', 'cards', '--channel', 'package-card', ...variants);
  const batch = ['--count', String(cards), '--images', 'none', '--out', at('codes'), '--seed', '1'];
  await pscrm('code', 'batch', '--campaign', 'cards', ...batch);

  const runs = { pscrm: [], peer: [] };
  const turns = {
    pscrm: () => pscrm('sheet', '--batch', '1', '--lang', 'zh', '--out', at('ours.pdf')),
    peer: () => measure([PEER, at('codes/codes.csv'), at('theirs.pdf')]),
  };
  for (let round = 0; round < rounds; round += 1) {
    const names = Object.keys(turns);
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      runs[name].push(await turns[name]());
    }
    console.error(
      `round ${round + 1}: ${said(runs.pscrm.at(-1))} · pdf-lib ${said(runs.peer.at(-1))}`,
    );
  }
  report(runs);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function said({ seconds, peak, others }) {
  return `${seconds.toFixed(2)} s, ${peak.toFixed(0)} MB, others took ${(others * 100).toFixed(0)} %`;
}

function report({ pscrm: ours, peer }) {
  const ratios = ours.map(({ seconds }, round) => seconds / peer[round].seconds);
  const ratio = median(ratios);
  const peak = Math.max(...ours.map((run) => run.peak));
  const line = (name, list, file, rest) => {
    const seconds = median(list.map((run) => run.seconds)).toFixed(2);
    const most = Math.max(...list.map((run) => run.peak)).toFixed(0);
    const size = (statSync(at(file)).size / 1e6).toFixed(1);
    return `| ${[name, seconds, most, size, ...rest].join(' | ')} |`;
  };
  console.log(
    `${cards} cards · Node ${process.version} · ${cpus().length} × ${cpus()[0].model.trim()}`,
  );
  console.log('| program | seconds | peak MB | file MB | ratio | goal |');
  console.log('| --- | ---: | ---: | ---: | ---: | --- |');
  const met = ratio <= GOAL.ratio && peak < GOAL.megabytes ? 'met' : 'missed';
  const goal = `≤ ${GOAL.ratio}, < ${GOAL.megabytes} MB: ${met}`;
  console.log(line('pscrm sheet', ours, 'ours.pdf', [ratio.toFixed(2), goal]));
  console.log(line('pdf-lib', peer, 'theirs.pdf', ['1.00', '']));
}
