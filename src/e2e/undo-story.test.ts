import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Database, openWorkspace } from '../db/open.ts';
import { checkJourneys } from '../journeys/check.ts';
import { refresh } from '../journeys/fresh.ts';
import { openHarness } from './harness.ts';
import { logicalDump } from './logical-dump.fixture.ts';
import { filesOf, PARCELS, world } from './world.fixture.ts';

/** Codes that lie in the parcels, made by hand so that they are there whatever was imported. */
const CODES = `
  INSERT INTO campaigns (id, name, channel, origin, created_at) VALUES (1, 'card', 'package-card', 'user', 0);
  INSERT INTO batches (id, campaign_id, channel, mode, unit, invites, count, length, alphabet, created_at, created_day)
  VALUES (1, 1, 'package-card', 'orders', 'single', 0, 3, 5, 'ABC', 0, 0)`;

async function workspace(): Promise<ReturnType<typeof openHarness>> {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  withDatabase(at, (db) => {
    db.exec(CODES);
    for (const [n, no] of PARCELS.entries()) {
      db.prepare(
        `INSERT INTO codes (code, batch_id, campaign_id, n, channel, order_key) VALUES (?, 1, 1, ?, 'package-card', ?)`,
      ).run(`CODE${n}`, n, `pdd:${no}`);
    }
  });
  return at;
}

function withDatabase<T>(at: ReturnType<typeof openHarness>, work: (db: Database) => T): T {
  const db = openWorkspace(at.path('pscrm.db'), { create: false });
  try {
    return work(db);
  } finally {
    db.close();
  }
}

/** What reports read is as the facts are, or marked as stale; every second time it is brought up to date. */
function lookAtJourneys(at: ReturnType<typeof openHarness>, step: number): void {
  withDatabase(at, (db) => {
    expect(checkJourneys(db)).toEqual([]);
    if (step % 2 === 0) db.transaction(refresh)(db);
    expect(checkJourneys(db)).toEqual([]);
  });
}

/** `undo`: one of the imports that stand is taken back; which one, the number tells. */
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ import: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ undo: fc.nat() }) },
);
const OPTIONS = ['', ' --domain private', '', ''];

const ORDER = 'platform,order_no,status,created_at,currency,paid\n';

describe('undoing an import', () => {
  test('gives an order back as the other file shows it, and takes away what nobody else shows', async () => {
    const at = openHarness();
    await at.run('init');
    at.write('early.csv', `${ORDER}own,1,paid,2026-03-01 08:00:00,CNY,10.00\n`);
    at.write('late.csv', `${ORDER}own,1,completed,2026-03-01 09:00:00,CNY,10.00\n`);
    at.write('alike.csv', `${ORDER}own,1,paid,2026-03-01 08:00:00,CNY,10.00\n\n`);
    await at.run('import early.csv late.csv alike.csv');
    const orders = (): unknown =>
      withDatabase(at, (db) =>
        db.prepare('SELECT status, created_at, versions, import_id FROM orders').all(),
      );
    const eight = Date.UTC(2026, 2, 1);
    // Completed is the newer state; made is made once, and the earliest time is the truest.
    expect(orders()).toEqual([
      { status: 'completed', created_at: eight, versions: 2, import_id: null },
    ]);
    const undone = await at.run('imports undo 1 --yes');
    expect([undone.code, undone.err]).toEqual([0, 'next: pscrm import FILE…\n']);
    expect(orders()).toMatchObject([{ status: 'completed', created_at: eight, versions: 2 }]);
    expect((await at.run('imports undo 3 --yes')).code).toBe(0);
    // Only late.csv is left: made at nine, as that file says.
    expect(orders()).toEqual([
      { status: 'completed', created_at: eight + 3_600_000, versions: 1, import_id: 2 },
    ]);
    expect((await at.run('imports undo 2 --yes')).code).toBe(0);
    expect(orders()).toEqual([]);
    expect(await at.run('imports undo 2 --yes')).toMatchObject({ code: 2 });
  });

  test('leaves what a workspace knows that only saw the files that remain', async () => {
    await fc.assert(
      fc.asyncProperty(
        world,
        fc.array(step, { minLength: 4, maxLength: 16 }),
        async (it, steps) => {
          const codes = new Map(PARCELS.map((no, n) => [no, `CODE${n}`]));
          const files = filesOf(it, codes);
          const names = Object.keys(files);
          // The very same bytes are not imported twice: blank lines tell files that say the same apart.
          for (const [n, name] of names.entries())
            files[name] = `${files[name] ?? ''}${'\n'.repeat(n)}`;
          const at = await workspace();
          for (const name of names) at.write(`${name}.csv`, files[name] ?? '');
          const standing: { id: number; line: string }[] = [];
          let last = 0;
          for (const [n, one] of steps.entries()) {
            lookAtJourneys(at, n);
            if ('undo' in one) {
              const [gone] = standing.splice(one.undo % Math.max(1, standing.length), 1);
              if (gone === undefined) continue;
              const { code, err } = await at.run(`imports undo ${gone.id} --yes`);
              expect(code, err).toBe(0);
              continue;
            }
            const name = names[one.import % names.length] ?? '';
            const line = `import ${name}.csv${name.startsWith('plain') ? OPTIONS[one.import % 4] : ''}`;
            // The same file with the same options is not imported twice.
            if (standing.some((other) => other.line === line)) continue;
            const { code, err } = await at.run(line);
            expect(code, `${line}: ${err}`).toBe(0);
            last += 1;
            standing.push({ id: last, line });
          }

          const fresh = await workspace();
          for (const name of names) fresh.write(`${name}.csv`, files[name] ?? '');
          for (const { line } of standing) expect((await fresh.run(line)).code).toBe(0);
          const after = withDatabase(at, logicalDump);
          expect(after).toEqual(withDatabase(fresh, logicalDump));
          expect(after['smallest']).toEqual([]);
        },
      ),
      { numRuns: 30 },
    );
  }, 300_000);
});
