import { writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openHarness } from './harness.ts';

const SPILLED = [
  ['abcdefg', 1_775_000_000_000, 20_544, '0123456789ab', 0, 6, 0, null, null],
  ['abcdefg', 1_775_000_000_001, 20_544, '0123456789ac', 1, 4, 0, null, null],
];

test('visits that could not be written are in no number, and that is said until they are taken in', async () => {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  await at.run('campaign create card --channel package-card');
  const lines = SPILLED.map((row) => `${JSON.stringify(row)}\n`).join('');
  writeFileSync(at.path('pscrm.db-spill-1-a'), `${lines}["abc`);

  const before = await at.run('status');
  expect(before.out).toMatch(/Visits +0\n/);
  expect(before.err).toContain('2 visits wait in spill files beside the workspace');
  expect(await at.json('status')).toMatchObject({ visits_waiting: 2, server: null });
  const report = await at.run('report funnel --campaign card', { env: { PSCRM_LANG: 'zh' } });
  expect(report.err).toContain('有 2 次访问还在工作区旁的暂存文件里');
  expect(await at.json('report funnel --campaign card')).toMatchObject({
    notes: expect.arrayContaining([
      expect.objectContaining({ code: 'visits-waiting', params: { n: 2 } }),
    ]),
  });

  const served = await at.run('serve --port 0', { signal: AbortSignal.abort() });
  expect([served.code, served.err]).toEqual([
    0,
    '2 visits were taken in from spill files.\n' +
      'Stopping: nobody new is let in, answers under way are finished.\n' +
      'Stopped. Every answered visit is recorded.\n',
  ]);
  expect(await at.json('status')).toMatchObject({
    visits_waiting: 0,
    counts: { visits: 2, visits_human: 1 },
  });
  expect((await at.run('report funnel --campaign card')).err).not.toContain('wait');
});

test('status says which server is there', async () => {
  const at = openHarness();
  await at.run('init');
  const db = new Sqlite(at.path('pscrm.db'));
  db.exec(`INSERT INTO server_holder VALUES
    (1, 7, 'far', '0.0.0.0:80', ${Date.parse('2026-04-01T08:00:00+08:00')},
     ${Date.parse('2026-04-01T08:59:58+08:00')})`);
  db.close();
  const { out } = await at.run('status');
  expect(out).toMatch(/Server +0\.0\.0\.0:80 · process 7 on far · since 2026-04-01 08:00:00\n/);
});
