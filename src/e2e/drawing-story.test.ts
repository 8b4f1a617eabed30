import { readdirSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { findCampaign } from '../codes/campaigns.ts';
import { issueBatch } from '../codes/issue-batch.ts';
import { type BatchSpec, planBatch } from '../codes/plan-batch.ts';
import { type Database, openWorkspace } from '../db/open.ts';
import { plainFile } from './files.fixture.ts';
import { NOW, openHarness } from './harness.ts';

const orderNo = (n: number): string => `260301-${String(n).padStart(15, '0')}`;
/** So many that other work comes in while their pictures are drawn: that is done 200 at a time. */
const MANY = 1500;

async function openPacking() {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  await at.run('campaign create card --channel package-card');
  await at.run('campaign create other --channel poster');
  const parcels = Array.from({ length: MANY }, (_, n) => {
    return { order_no: orderNo(1000 + n), status: 'paid', paid_at: '2026-03-02 10:00:00' };
  });
  const early = { order_no: orderNo(1), status: 'shipped', paid_at: '2026-03-01 10:00:00' };
  at.write('orders.csv', plainFile(early, ...parcels));
  expect(await at.run('import orders.csv')).toMatchObject({ code: 0 });
  const pictures = (folder: string) =>
    readdirSync(folder).filter((name) => name.endsWith('.svg')).length;
  return {
    ...at,
    /** What another process does once some of the pictures are there, and not all. It waits for nobody. */
    meanwhile: async (work: (db: Database) => void) => {
      for (;;) {
        const partial = readdirSync(at.dir).find((name) => name.startsWith('cards.partial-'));
        const there = partial === undefined ? 0 : pictures(at.path(partial));
        if (there > 0) {
          expect(there).toBeLessThan(MANY);
          const db = openWorkspace(at.path('pscrm.db'), { create: false });
          db.pragma('busy_timeout = 0');
          work(db);
          db.close();
          return;
        }
        await setTimeout(1);
      }
    },
    /** The list, the pictures and the manifest of the folder agree with each other and the workspace. */
    expectWhole: async (count: number) => {
      const manifest: { files: { name: string }[] } = JSON.parse(at.read('cards/manifest.json'));
      const [, ...rows] = at.read('cards/codes.csv').trim().split('\n');
      const names = manifest.files.map(({ name }) => name);
      expect(readdirSync(at.path('cards')).toSorted()).toEqual(
        [...names, 'manifest.json'].toSorted(),
      );
      expect(names.slice(1)).toEqual(
        rows.map((row, n) => `${String(n + 1).padStart(4, '0')}-${row.split(',')[0]}.svg`),
      );
      expect(rows).toHaveLength(count);
      expect(await at.run('code check cards')).toMatchObject({ code: 0 });
    },
  };
}

const BATCH = 'code batch --campaign card --per-order --seed draw --out cards';

function make(db: Database, campaign: string, spec: BatchSpec, seed: string): readonly string[] {
  const plan = planBatch(db, spec, { campaign: findCampaign(db, campaign) });
  // As the program makes them where nothing is said.
  const form = { alphabet: 'mixed', check: true, capitals: false } as const;
  return issueBatch(db, plan, { now: NOW, day: 20_544, seed, form }).codes.map(({ code }) => code);
}

describe('while the pictures of a batch are drawn', { timeout: 60_000 }, () => {
  test('others may write, and the batch is what it would have been', async () => {
    const at = await openPacking();
    const batch = at.run(BATCH);
    await at.meanwhile((db) => void make(db, 'other', { mode: 'count', count: 5 }, 'posters'));
    expect((await batch).out).toContain(`Batch 2: ${MANY} codes for card.`);
    await at.expectWhole(MANY);
  });

  test('an order that can be packed after all gets its card', async () => {
    const at = await openPacking();
    const batch = at.run(BATCH);
    await at.meanwhile((db) => {
      db.prepare(`UPDATE orders SET status = 'paid' WHERE order_no = ?`).run(orderNo(1));
    });
    const { err } = await batch;
    // Said anew, since it is no longer so.
    expect(err.match(/skipped 1: shipped already/g)).toHaveLength(1);
    await at.expectWhole(MANY + 1);
    // Paid first: it has the first code of the seed.
    expect(at.read('cards/codes.csv').split('\n')[1]).toContain(orderNo(1));
  });

  test('a code that another batch takes is drawn by nobody twice, and no picture of it is left', async () => {
    const at = await openPacking();
    const batch = at.run(BATCH);
    let taken: readonly string[] = [];
    await at.meanwhile((db) => {
      taken = make(db, 'other', { mode: 'count', count: 3 }, 'draw');
    });
    await batch;
    await at.expectWhole(MANY);
    const list = at.read('cards/codes.csv');
    expect(taken).toHaveLength(3);
    expect(taken.filter((code) => list.includes(code))).toEqual([]);
  });

  test('where nothing is left to card, no folder is', async () => {
    const at = await openPacking();
    const batch = at.run(BATCH);
    await at.meanwhile((db) => void make(db, 'card', { mode: 'orders' }, 'packed'));
    const { code, err } = await batch;
    expect([code, err]).toEqual([2, expect.stringContaining('[nothing-to-issue]')]);
    expect(readdirSync(at.dir).filter((name) => name.startsWith('cards'))).toEqual([]);
  });
});
