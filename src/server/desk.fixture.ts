/** A workspace with two members of staff and a group, and servers that are started on it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { issueBatch } from '../codes/issue-batch.ts';
import { planBatch } from '../codes/plan-batch.ts';
import { campaign, MARCH, MARCH_DAY } from '../codes/workspace.fixture.ts';
import { type Database, openWorkspace } from '../db/open.ts';
import { writeSettings } from '../db/settings.ts';
import { type ServerEvent, type ServerOptions, startServer } from './start.ts';

export const PICTURE = 'a'.repeat(64);
export const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148';
export const WECHAT = `${PHONE} MicroMessenger/8.0.50`;

export type Answer = {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
};

const OPTIONS: ServerOptions = {
  host: '127.0.0.1',
  port: 0,
  durable: false,
  proxies: 0,
  connections: 100,
  log: 'none',
};

/** Four shared codes: to a link, to a pool of two that takes turns, to a group's QR, to nothing. */
export function openDesk() {
  const dir = mkdtempSync(join(tmpdir(), 'pscrm-server-'));
  const file = join(dir, 'pscrm.db');
  const db = openWorkspace(file, { create: true });
  onTestFinished(() => {
    db.close();
    rmSync(dir, { recursive: true, force: true });
  });
  writeSettings(db, { base_url: 'https://q.example.cn' });
  const plan = planBatch(
    db,
    { mode: 'count', count: 4 },
    { campaign: campaign(db, 'poster', 'poster') },
  );
  const issued = issueBatch(db, plan, { now: MARCH, day: MARCH_DAY, seed: 'server' });
  const [link = '', pool = '', group = '', nothing = ''] = issued.codes.map(({ code }) => code);
  db.exec(`
    INSERT INTO pictures (id, sha256, mime, text, bytes)
      VALUES (1, '${PICTURE}', 'image/png', 'https://weixin.qq.com/g/test', x'89504e47');
    INSERT INTO targets (id, name, kind, url, picture_id, staff, is_group, created_at) VALUES
      (1, 'anna', 'acquisition-link', 'https://work.weixin.qq.com/ca/a', NULL, 'staff_01', 0, 0),
      (2, 'bo', 'url', 'https://example.com/门店', NULL, 'staff_02', 0, 0),
      (3, 'group', 'qr-image', NULL, 1, 'staff_01', 1, 0);
    INSERT INTO pools (id, name, policy, created_at) VALUES (1, 'sales', 'round-robin', 0);
    INSERT INTO pool_members (pool_id, target_id, position) VALUES (1, 1, 1), (1, 2, 2);
    UPDATE codes SET target_id = 1 WHERE code = '${link}';
    UPDATE codes SET pool_id = 1 WHERE code = '${pool}';
    UPDATE codes SET target_id = 3 WHERE code = '${group}';`);

  const events: ServerEvent[] = [];
  const lines: string[] = [];
  const start = async (
    options: Partial<ServerOptions> = {},
    pid = 1,
    spoil: (own: Database) => void = () => undefined,
  ) => {
    const own = openWorkspace(file, { create: false });
    spoil(own);
    const server = await startServer(
      own,
      { ...OPTIONS, ...options },
      {
        now: () => Date.now(),
        stopwatch: () => performance.now(),
        self: {
          pid,
          hostName: 'here',
          isRunning: () => true,
          cpuSeconds: () => 1,
          memoryBytes: () => 1,
        },
        write: (text) => void lines.push(text),
        tell: (event) => void events.push(event),
      },
    ).catch((error: unknown) => {
      own.close();
      throw error;
    });
    let isStopped = false;
    const stop = async (): Promise<void> => {
      if (isStopped) return;
      isStopped = true;
      await server.stop();
      own.close();
    };
    onTestFinished(stop);
    const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
      ask(`${server.url}${path}`, { 'User-Agent': PHONE, ...headers }, method);
    return { db: own, url: server.url, get, stop };
  };
  return { file, db, codes: { link, pool, group, nothing }, events, lines, start };
}

/** One request on a connection of its own; redirects are not followed. */
export function ask(url: string, headers: Record<string, string>, method: string): Promise<Answer> {
  return new Promise((done, fail) => {
    const asking = request(url, { method, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () =>
        done({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    asking.on('error', fail).end();
  });
}

/** Waits until something is so. @throws where it does not become so within ten seconds */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const last = Date.now() + 10_000;
  while (!(await isSo())) {
    if (Date.now() > last) throw new Error('it never came to that');
    await new Promise((next) => setTimeout(next, 10));
  }
}

export function countVisits(db: Database): number {
  return db.prepare<[], number>('SELECT count(*) FROM visits').pluck().get() ?? 0;
}
