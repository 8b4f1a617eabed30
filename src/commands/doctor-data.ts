import { checkData, type Checked } from '../codes/checkup/check-data.ts';
import type { DataScore } from '../codes/checkup/data-score.ts';
import type { Column, Row } from '../core/table.ts';
import type { Database } from '../db/open.ts';
import { sumImports } from '../intake/import-sums.ts';
import { shopsBehind } from '../reports/ended-files.ts';
import type { Context } from './context.ts';

/** All checks of what was imported: those of the facts themselves, of how far files reach, and of their sums. */
export function examineData(context: Context): readonly Checked[] {
  const db = context.workspace();
  const asOf = context.globals.now;
  const { timezone } = context.settings();
  const behind: Checked = {
    head: 'data-continuous',
    code: 'data-shops-behind',
    severity: 'warning',
    next: ['pscrm', 'import', 'FILE'],
    ...shopsBehind(db, { asOf, timezone }),
  };
  return [...checkData(db, asOf), behind, sumsTied(db)];
}

/** Does what files said in all still stand here, and do all files together come to all orders? */
function sumsTied(db: Database): Checked {
  const { imports, all } = sumImports(db);
  const untied = imports.filter(({ untied_minor: minor }) => minor !== 0).length;
  const differing = all.filter((one) => one.counted_minor !== one.workspace_minor).length;
  return {
    head: 'data-correct',
    code: 'data-sums-untied',
    severity: 'warning',
    next: ['pscrm', 'imports', 'sums'],
    n: untied + differing,
    of: imports.length + all.length,
  };
}

const COLUMNS: readonly Column[] = [
  { key: 'about', type: 'word' },
  { key: 'check', type: 'word' },
  { key: 'wrong', type: 'count' },
  { key: 'of', type: 'count' },
  { key: 'score', type: 'text' },
];

/** For people: every check with its numbers, the mean of each head and of all; for a pipe the means alone. */
export function sayScore(context: Context, quality: DataScore): void {
  const { say } = context;
  if (context.globals.form === 'table') {
    context.print(`\n${context.chalk.bold(say('say.data-quality'))}`);
    context.show('', { columns: COLUMNS, rows: scoreRows(quality) });
    context.print(say('say.data-formula'));
  }
  const heads = quality.heads.map(({ head, score }) => `${say(`value.${head}`)} ${shown(score)}`);
  context.remark('say.data-score', { score: shown(quality.score), heads: heads.join(' · ') });
}

function scoreRows({ score, heads }: DataScore): Row[] {
  const rows = heads.flatMap((one) => [
    ...one.checks.map(({ code, n, of, score: its }) => ({
      about: one.head,
      check: code,
      wrong: n,
      of,
      score: shown(its),
    })),
    { about: one.head, check: 'data-mean', wrong: null, of: null, score: shown(one.score) },
  ]);
  return [
    ...rows,
    { about: 'data-all', check: 'data-mean-of-heads', wrong: null, of: null, score: shown(score) },
  ];
}

function shown(score: number | null): string {
  return score === null ? '–' : score.toFixed(1);
}
