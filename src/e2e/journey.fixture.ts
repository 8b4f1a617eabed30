import { copyFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The sample journey (fixtures/journey/README.md tells it), and the lines that walk it. */

const FILES = fileURLToPath(new URL('../../fixtures/journey/', import.meta.url));

/** When the parcels are packed, and when the results are looked at. */
export const PACKING = { PSCRM_NOW: '2026-02-10T09:00:00+08:00' };
export const LOOKING_BACK = { PSCRM_NOW: '2026-04-01T09:00:00+08:00' };

/** Puts the files of the journey into a folder. */
export function copyJourney(folder: string): void {
  for (const name of readdirSync(FILES).filter((one) => one.endsWith('.csv')))
    copyFileSync(join(FILES, name), join(folder, name));
}

type Runner = {
  readonly dir: string;
  readonly run: (
    line: string,
    more: { readonly env: Readonly<Record<string, string>> },
  ) => Promise<{ readonly code: number; readonly err: string }>;
};

const STAGES = ['files', 'orders', 'campaign', 'codes', 'all'] as const;
/** How far the journey has been walked: nothing but files, orders read, …, everything. */
export type Stage = (typeof STAGES)[number];

const LINES: readonly { readonly stage: Stage; readonly line: string; readonly code: number }[] = [
  { stage: 'orders', line: 'init --base-url https://q.example.cn', code: 0 },
  {
    stage: 'orders',
    line: 'import taobao_orders.csv taobao_items.csv pdd_orders.csv shopify_orders.csv',
    code: 0,
  },
  {
    stage: 'campaign',
    line: 'campaign create spring-card --channel package-card --variant sample --variant red-packet',
    code: 0,
  },
  {
    stage: 'codes',
    line: 'code batch --campaign spring-card --per-order --platform pdd --seed spring-318 --out first-cards/',
    code: 0,
  },
  // One row of orders.csv cannot be read.
  { stage: 'all', line: 'import youzan_orders.csv orders.csv', code: 3 },
  {
    stage: 'all',
    line: 'import joins.csv visits.csv leaves.csv participants.csv referrals.csv costs.csv',
    code: 0,
  },
  // Exported again: nothing was sold there since.
  {
    stage: 'all',
    line: 'import taobao_orders.csv pdd_orders.csv --complete-until 2026-03-31',
    code: 0,
  },
];

/** Walks the journey up to a stage in the runner's folder. */
export async function walkJourney({ dir, run }: Runner, stage: Stage): Promise<void> {
  copyJourney(dir);
  for (const { stage: at, line, code } of LINES) {
    if (STAGES.indexOf(at) > STAGES.indexOf(stage)) return;
    const env = at === 'all' ? LOOKING_BACK : PACKING;
    const done = await run(line, { env });
    if (done.code !== code) throw new Error(`${line}: exit ${done.code}\n${done.err}`);
  }
}
