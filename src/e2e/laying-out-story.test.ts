import Sqlite from 'better-sqlite3';
import { expect, it } from 'vitest';
import { checkJourneys } from '../journeys/check.ts';
import { isFresh } from '../journeys/fresh.ts';
import { openHarness } from './harness.ts';

const MANY = /* sql */ `
  WITH RECURSIVE one (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM one WHERE n < 500)
  INSERT INTO visits (code, at, day) SELECT code, 1775000000000 + one.n, 20544 FROM one, codes`;

/** A workspace with 50,000 visits that no report has seen. */
async function visited() {
  const shop = openHarness();
  await shop.run('init --base-url https://q.example.cn');
  await shop.run('campaign create spring --channel package-card');
  await shop.run('code batch --campaign spring --count 100 --images none --out cards');
  const db = new Sqlite(shop.path('pscrm.db'));
  db.exec(MANY);
  db.close();
  const look = (): readonly [boolean, number] => {
    const now = new Sqlite(shop.path('pscrm.db'));
    const found = [isFresh(now), checkJourneys(now).length] as const;
    now.close();
    return found;
  };
  /** A clock by which everything takes half a second. */
  let clock = 0;
  const stopwatch = (): number => (clock += 500);
  return { shop, look, stopwatch };
}

it('says in a terminal how far it is where much has come, and nothing in a pipe', async () => {
  const { shop, look, stopwatch } = await visited();
  expect(look()[0]).toBe(false);
  const { code, err } = await shop.run('report overview', { terminal: true, stopwatch });
  expect(code).toBe(0);
  expect(err).toContain('Laying out what has come for reports: 40000 orders, joins and visits, ');
  expect(err).toContain('\r\u001B[2K');
  expect(look()).toEqual([true, 0]);
  const again = await shop.run('report overview', { terminal: true, stopwatch });
  expect(again.err).not.toContain('Laying out');

  const other = await visited();
  const piped = await other.shop.run('report overview', { stopwatch });
  expect(piped.err).not.toContain('Laying out');
  expect(other.look()).toEqual([true, 0]);
});

it('leaves all to the next report when it is interrupted', async () => {
  const { shop, look, stopwatch } = await visited();
  const abort = new AbortController();
  const onErr = (): void => abort.abort();
  const stopped = await shop.run('report overview', {
    terminal: true,
    stopwatch,
    signal: abort.signal,
    onErr,
  });
  expect(stopped.code).toBe(130);
  expect(stopped.out).toBe('');
  expect(stopped.err).toContain('Interrupted. Nothing is half done.');
  expect(look()).toEqual([false, 0]);
  expect((await shop.run('report overview')).code).toBe(0);
  expect(look()).toEqual([true, 0]);
});

it('is done by the import where little comes, and left to the report where much does', async () => {
  const shop = openHarness();
  await shop.run('init');
  const orders = (from: number, to: number): string => {
    const rows = Array.from({ length: to - from }, (_, n) => {
      const nth = 100_000 + from + n;
      return `taobao,测试旗舰店,T${nth},paid,13800${nth},2026-03-01 10:00:00,2026-03-01 10:01:00,CNY,10.00`;
    });
    const header = 'platform,shop,order_no,status,phone,created_at,paid_at,currency,paid';
    return `${[header, ...rows].join('\n')}\n`;
  };
  const importOf = async (from: number, to: number): Promise<boolean> => {
    shop.write('orders.csv', orders(from, to));
    const { code, err } = await shop.run('import orders.csv');
    expect(code, err).toBe(0);
    const db = new Sqlite(shop.path('pscrm.db'));
    const fresh = isFresh(db);
    expect(checkJourneys(db)).toEqual([]);
    db.close();
    return fresh;
  };
  // Nothing is laid out before the first report.
  expect(await importOf(0, 3)).toBe(false);
  expect((await shop.run('report overview')).code).toBe(0);
  expect(await importOf(3, 6)).toBe(true);
  expect(await importOf(6, 3100)).toBe(false);
});
