import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { buildProgram, stopMidway, tempFolder } from './built-program.fixture.ts';
import { detect } from '../formats/detect.ts';
import { openSource } from '../formats/source.ts';
import { importFile } from '../intake/import-file.ts';
import { openWorkspace } from '../db/open.ts';
import { NOW, openHarness } from './harness.ts';
import { joinsFile, pddFile } from './files.fixture.ts';

const program = buildProgram();

const orderNo = (n: number): string => `260301-${String(n).padStart(15, '0')}`;

function manyOrders(n: number): string {
  const [header = '', row = ''] = pddFile({ 订单号: orderNo(0) }).split('\n');
  const rows = Array.from({ length: n }, (_, at) => row.replace(orderNo(0), orderNo(at)));
  return `${[header, ...rows].join('\n')}\n`;
}

/** One small order that is there before, and a file large enough to be met in the middle. */
async function halfWay() {
  const dir = tempFolder();
  writeFileSync(join(dir, 'first.csv'), pddFile({ 订单号: '260201-000000000000001' }));
  expect((await program.run(dir, ['import', 'first.csv'])).code).toBe(0);
  writeFileSync(join(dir, 'big.csv'), manyOrders(60_000));
  return { dir, running: program.start(dir, ['import', 'big.csv']) };
}

/** Pages of the transaction have gone to the log: it is under way. */
function isUnderWay({ dir }: { readonly dir: string }): boolean {
  const wal = join(dir, 'pscrm.db-wal');
  return existsSync(wal) && statSync(wal).size > 100_000;
}

function expectUntouched(dir: string): void {
  const db = new Sqlite(join(dir, 'pscrm.db'));
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(1);
  expect(db.prepare('SELECT count(*) FROM imports').pluck().get()).toBe(1);
  db.close();
}

test('--version is that of package.json', async () => {
  const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { code, out, err } = await program.run(tempFolder(), ['--version']);
  expect({ code, out, err }).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('--debug names the source that an error came from, though it is shipped in large ones', async () => {
  const { code, err } = await program.run(tempFolder(), ['import', 'nope.csv', '--debug']);
  expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/source\.ts:\d+:\d+/) });
});

describe('pipes', () => {
  const people = joinsFile(
    ...Array.from({ length: 20_000 }, (_, n) => ({ external_userid: `wm_test_${n}` })),
  );

  test('a reader that has seen enough is no error; a megabyte arrives whole', async () => {
    const dir = tempFolder();
    writeFileSync(join(dir, 'joins.csv'), people);
    await program.run(dir, ['import', 'joins.csv']);
    const head = program.shell(
      dir,
      'pscrm customer list 2> err.txt | head -1; echo "${PIPESTATUS[0]}"; cat err.txt',
    );
    expect(head).toBe('1\t0\t0\t\texternal_userid wm***_0\n0\n');
    const whole = program.shell(dir, 'pscrm customer list --json | cat');
    expect(whole.length).toBeGreaterThan(1 << 20);
    const { rows }: { rows: unknown[] } = JSON.parse(whole);
    expect(rows).toHaveLength(20_000);
  });

  test('an import whose output nobody reads is carried out all the same', async () => {
    const dir = tempFolder();
    const names = Array.from({ length: 6 }, (_, n) => `${n}.csv`);
    for (const [n, name] of names.entries())
      writeFileSync(join(dir, name), pddFile({ 订单号: orderNo(n) }));
    const said = program.shell(
      dir,
      `pscrm import ${names.join(' ')} 2> err.txt | true; echo "\${PIPESTATUS[0]}"; pscrm imports list --json | grep -c '"file"'`,
    );
    expect(said).toBe('0\n6\n');
  });
});

describe('stopped on the way', () => {
  test('Ctrl-C while rows are read: exit 130, nothing of the file is kept', async () => {
    const { dir, outcome } = await stopMidway(halfWay, isUnderWay, 'SIGINT');
    const { code, err } = outcome;
    expect([code, err]).toEqual([130, 'Interrupted. Nothing is half done.\n']);
    expectUntouched(dir);
  });

  test('Ctrl-C after the last row, while orders are put together: it is heard there too', async () => {
    const at = openHarness();
    // The reader says how far it is every 1024 records, the header one of them.
    at.write('big.csv', manyOrders(4095));
    const stop = new AbortController();
    const db = openWorkspace(':memory:', { create: true });
    const source = await openSource(at.path('big.csv'), Readable.from([]));
    const detected = await detect(source);
    let heardAt = 0;
    const importing = importFile(
      db,
      source,
      detected,
      {},
      {
        now: NOW,
        elapsed: () => 0,
        signal: stop.signal,
        onProgress: (rows) => {
          heardAt = rows;
          if (rows === 4095) setImmediate(() => stop.abort());
        },
      },
    );
    await expect(importing).rejects.toMatchObject({ code: 'interrupted' });
    expect(heardAt).toBe(4095);
    expect(db.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(0);
    db.close();
  });

  test('killed: nothing of the file is kept, and the next run is as if nothing had been', async () => {
    const { dir, outcome } = await stopMidway(halfWay, isUnderWay, 'SIGKILL');
    expect(outcome.signal).toBe('SIGKILL');
    expectUntouched(dir);
    const again = await program.run(dir, ['import', 'first.csv', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ files: [{ unchanged: 1 }] });
  });

  test('a workspace that another program holds is said to be in use', async () => {
    const dir = tempFolder();
    await program.run(dir, ['init']);
    writeFileSync(join(dir, 'pdd.csv'), pddFile({ 订单号: orderNo(1) }));
    const other = new Sqlite(join(dir, 'pscrm.db'));
    other.exec('BEGIN IMMEDIATE');
    const { code, out, err } = await program.run(dir, ['import', 'pdd.csv']);
    other.exec('ROLLBACK');
    other.close();
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^error: \S*pscrm\.db is in use by another command\. \[database-locked\]\n/,
    );
    expect(err).not.toContain('SQLITE');
    expect((await program.run(dir, ['import', 'pdd.csv'])).code).toBe(0);
  });
});
