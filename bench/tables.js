import { median } from './measure.js';

/** The tables that are printed: ratios are of the same round, and of those the median. */

const MEMORY = 300;
const SMALL = { share: 0.03, seconds: 0.5 };

/** Whole first imports beside the peers. */
export function tableFirst(platforms) {
  const line = ({ kind, rows, megabytes, runs }, name, label, goal) => {
    if (runs[name].length === 0) return [];
    const ratio = ratioTo(runs.first, runs[name]);
    return [
      [
        `${kind.name}, ${count(rows)} × ${kind.columns}, ${megabytes.toFixed(0)} MB`,
        label,
        seconds(runs[name]),
        count(Math.round(rows / median(runs[name].map((run) => run.seconds)))),
        ratio.toFixed(2),
        ...(goal === undefined ? ['', ''] : [`≤ ${goal.toFixed(1)}`, met(ratio <= goal)]),
      ],
    ];
  };
  printTable(
    'A first import beside the peers (ratio: pscrm / this)',
    ['file', 'program', 'seconds', 'orders/s', 'ratio', 'goal', ''],
    platforms.flatMap((one) => [
      ...line(one, 'first', 'pscrm import'),
      ...line(one, 'csvParse', 'csv-parse + INSERT', 1),
      ...line(one, 'shell', 'sqlite3 .import', 2.5),
    ]),
  );
}

/** What is imported after a file was. */
export function tableSecond(platforms) {
  const line = ({ kind, runs }, name, label, goal) => {
    if (runs[name].length === 0) return [];
    const ratio = ratioTo(runs[name], runs.first);
    const share = `${(ratio * 100).toFixed(1)} %`;
    const cells = [kind.name, label, seconds(runs[name]), share];
    if (goal === undefined) return [[...cells, '', '']];
    const isMet =
      ratio <= goal.share || median(runs[name].map((run) => run.seconds)) <= goal.seconds;
    return [[...cells, goal.words, met(isMet)]];
  };
  const half = { share: 0.5, seconds: 0, words: '≤ 50 %' };
  const few = { ...SMALL, words: `≤ ${SMALL.share * 100} % or ${SMALL.seconds} s` };
  printTable(
    'Into the database that holds it (share of the first import)',
    ['file', 'imported', 'seconds', 'share', 'goal', ''],
    platforms.flatMap((one) => [
      ...line(one, 'again', 'the same bytes again'),
      ...line(one, 'changed', 'one row of it changed', half),
      ...line(one, 'small', '1,000 orders, 600 of them new', few),
    ]),
  );
}

/** The most that any run of a size took. */
export function tableMemory(platforms) {
  printTable(
    'Peak memory (maxRSS of the whole process, the reading thread included)',
    ['file', 'orders', 'file MB', 'first import MB', 'one row changed MB', 'goal', ''],
    platforms.map(({ kind, rows, megabytes, runs }) => {
      const peaks = [runs.first, runs.changed ?? []].map((all) => all.map((run) => run.peak));
      const shown = peaks.map((all) => (all.length === 0 ? '' : Math.max(...all).toFixed(0)));
      const most = Math.max(...peaks.flat());
      const goal = [`< ${MEMORY}`, met(most < MEMORY)];
      return [kind.name, count(rows), megabytes.toFixed(0), ...shown, ...goal];
    }),
  );
}

/** No goal is set for these. */
export function tableInformation({ kind, rows, runs }) {
  const lines = ['undo', 'rebuild'].flatMap((name) =>
    runs[name].map((run) => [
      name === 'undo' ? 'imports undo' : name,
      run.seconds.toFixed(1),
      (run.seconds / median(runs.first.map(({ seconds: one }) => one))).toFixed(2),
      run.peak.toFixed(0),
    ]),
  );
  printTable(
    `${kind.name}, ${count(rows)} orders: once, for information`,
    ['command', 'seconds', '× first import', 'peak MB'],
    lines,
  );
}

const count = (n) => n.toLocaleString('en');
const met = (is) => (is ? 'met' : 'missed');

function seconds(runs) {
  const all = runs.map((run) => run.seconds);
  const digits = median(all) < 2 ? 2 : 1;
  const [least, most] = [Math.min(...all), Math.max(...all)].map((one) => one.toFixed(digits));
  return `${median(all).toFixed(digits)} (${least}–${most})`;
}

/** Turn by turn, so that a busy minute weighs on both sides. */
function ratioTo(runs, others) {
  return median(runs.map((run, turn) => run.seconds / others[turn].seconds));
}

function printTable(title, header, lines) {
  console.log(`\n${title}\n`);
  const rule = header.map((_, column) => (column < 2 ? '---' : '---:'));
  for (const line of [header, rule, ...lines]) console.log(`| ${line.join(' | ')} |`);
}
