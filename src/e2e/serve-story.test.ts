import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { buildProgram, type Running, tempFolder, until } from './built-program.fixture.ts';
import { sendLoad } from './load.fixture.ts';

const program = buildProgram();
/** How often a server is killed; a night's worth with PSCRM_KILLS=50. */
const KILLS = Number(process.env['PSCRM_KILLS'] ?? 5);
const CONNECTIONS = 24;

/** A workspace whose codes point to a pool of two that takes turns. */
async function desk() {
  const dir = tempFolder();
  for (const line of [
    'init --base-url https://q.example.cn',
    'campaign create card --channel package-card',
    'target add anna --kind acquisition-link --url https://work.weixin.qq.com/ca/a',
    'target add bo --kind url --url https://example.com/b',
    'pool create sales --policy round-robin --target anna --target bo',
    'code batch --campaign card --count 300 --seed serve --images none --out cards --pool sales',
  ]) {
    const { code, err } = await program.run(dir, line.split(' '));
    expect(code, err).toBe(0);
  }
  const db = new Sqlite(join(dir, 'pscrm.db'));
  const codes = db.prepare<[], string>('SELECT code FROM codes').pluck().all();
  db.close();
  return { dir, codes };
}

/** Starts the server, and waits until it says where it is. */
async function serve(dir: string, ...more: readonly string[]): Promise<Running & { url: string }> {
  const running = program.start(dir, ['serve', '--port', '0', ...more]);
  let said = '';
  running.child.stdout?.on('data', (text: string) => (said += text));
  await until(() => said.includes('Ctrl-C') || running.child.exitCode !== null);
  return { ...running, url: /http:\S+\d/.exec(said)?.[0] ?? said };
}

function countVisits(dir: string): number {
  const db = new Sqlite(join(dir, 'pscrm.db'));
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  const visits = db.prepare<[], number>('SELECT count(*) FROM visits').pluck().get() ?? 0;
  db.close();
  return visits;
}

/** No counter says anything but what the visits say. */
async function expectCountsRight(dir: string): Promise<void> {
  const { out } = await program.run(dir, ['rebuild', '--dry-run', '--json']);
  expect(JSON.parse(out)).toMatchObject({ differences: [] });
}

describe('killed at any moment, under load', () => {
  test('every answered visit is recorded, once; the next server follows at once', async () => {
    const { dir, codes } = await desk();
    let answered = 0;
    for (let round = 0; round < KILLS; round += 1) {
      const { child, ended, url } = await serve(dir);
      const load = sendLoad(url, codes, CONNECTIONS);
      const wanted = 200 + 150 * (round % 4);
      await until(() => load.answered() >= wanted);
      child.kill('SIGKILL');
      await Promise.all([ended, load.ended]);
      answered += load.answered();
      const visits = countVisits(dir);
      expect(visits).toBeGreaterThanOrEqual(answered);
      // Those that were recorded and could not be answered any more.
      expect(visits).toBeLessThanOrEqual(answered + CONNECTIONS * (round + 1));
    }
    await expectCountsRight(dir);
  });

  test('while the database is locked, too: the next start takes in what was spilled, once', async () => {
    const { dir, codes } = await desk();
    let answered = 0;
    for (let round = 0; round < Math.max(2, KILLS / 4); round += 1) {
      const { child, ended, url } = await serve(dir);
      const other = new Sqlite(join(dir, 'pscrm.db'));
      other.exec('BEGIN IMMEDIATE');
      const load = sendLoad(url, codes, CONNECTIONS);
      await until(() => load.answered() >= 500);
      // In every other round the visits are just being taken in.
      if (round % 2 === 1) {
        other.exec('ROLLBACK');
        await until(() => countVisits(dir) > answered);
      }
      child.kill('SIGKILL');
      await Promise.all([ended, load.ended]);
      other.close();
      answered += load.answered();
      const waits = await program.run(dir, ['status', '--json']);
      const { counts, visits_waiting }: { counts: { visits: number }; visits_waiting: number } =
        JSON.parse(waits.out);
      expect(counts.visits + visits_waiting).toBeGreaterThanOrEqual(answered);
    }
    const { child, ended } = await serve(dir);
    child.kill('SIGTERM');
    expect((await ended).code).toBe(0);
    const visits = countVisits(dir);
    expect(visits).toBeGreaterThanOrEqual(answered);
    expect(visits).toBeLessThanOrEqual(answered + CONNECTIONS * KILLS);
    expect(readdirSync(dir).filter((name) => name.includes('spill'))).toEqual([]);
    await expectCountsRight(dir);
  });
});

describe('stopped', () => {
  test.each(['SIGTERM', 'SIGINT'] as const)(
    'by %s: answers what is under way, exit 0',
    async (signal) => {
      const { dir, codes } = await desk();
      const { child, ended, url } = await serve(dir, '--durability', 'full');
      const load = sendLoad(url, codes, CONNECTIONS);
      await until(() => load.answered() >= 300);
      child.kill(signal);
      const { code, err } = await ended;
      await load.ended;
      expect([code, err]).toEqual([
        0,
        'Stopping: nobody new is let in, answers under way are finished.\n' +
          'Stopped. Every answered visit is recorded.\n',
      ]);
      expect(countVisits(dir)).toBe(load.answered());
    },
  );

  test('twice: at once', async () => {
    const { dir } = await desk();
    const { child, ended, url } = await serve(dir);
    const { hostname, port } = new URL(url);
    const slow = connect({ host: hostname, port: Number(port) });
    slow.on('error', () => undefined);
    await once(slow, 'connect');
    slow.write('GET /abc HTTP/1.1\r\n');
    await new Promise((next) => setTimeout(next, 100));
    let said = '';
    child.stderr?.on('data', (text: string) => (said += text));
    child.kill('SIGTERM');
    await until(() => said.includes('Stopping'));
    child.kill('SIGTERM');
    expect((await ended).code).toBe(130);
  });
});
