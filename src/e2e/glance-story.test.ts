import { describe, expect, test } from 'vitest';
import { openWorkspace } from '../db/open.ts';
import { openHarness } from './harness.ts';
import { logicalDump } from './logical-dump.fixture.ts';

const HEADER =
  '订单号,订单状态,商品,商品数量(件),商品总价(元),用户实付金额(元),商家实收金额(元),订单成交时间';

/** So many rows that they come in several pieces: whether to glance is decided from piece to piece. */
function pddFile(from: number, to: number, change: (n: number) => string = () => '已收货'): string {
  const rows = Array.from({ length: to - from }, (_, k) => {
    const n = from + k;
    const no = `260301-${String(n).padStart(15, '0')}`;
    return `${no},${change(n)},测试纸巾【官方旗舰】买二送一 家庭装,2,${n}.50,${n}.00,${n}.50,2026-03-01 08:00:00`;
  });
  return [HEADER, ...rows, ''].join('\n');
}

async function importAll(glances: boolean, files: readonly string[], more: readonly string[] = []) {
  const at = openHarness();
  await at.run('init');
  const said: unknown[] = [];
  for (const text of files) {
    at.write('pdd.csv', text);
    const db = openWorkspace(at.path('pscrm.db'), { create: false });
    if (!glances) db.exec('UPDATE orders SET print = NULL');
    db.close();
    const { files: results } = await at.json<{ files: Record<string, unknown>[] }>(
      'import pdd.csv',
    );
    said.push(results.map((one) => ({ ...one, duration_ms: 0 })));
  }
  for (const line of more) expect((await at.run(line)).code, line).toBe(0);
  const db = openWorkspace(at.path('pscrm.db'), { create: false });
  const dump = logicalDump(db);
  const again = db.prepare('SELECT count(*) FROM order_sightings').pluck().get();
  db.close();
  return { said, dump, again };
}

describe('rows that were read before', () => {
  const first = pddFile(0, 6000);
  const second = pddFile(1000, 7000, (n) =>
    n === 4000 ? '已发货，退款成功' : n === 6500 ? '没见过的状态' : '已收货',
  );

  test('are looked at only, and come to the same as rows that are read', async () => {
    const glanced = await importAll(true, [first, second, first]);
    const read = await importAll(false, [first, second, first]);
    expect(glanced).toEqual(read);
    expect(glanced.said[1]).toMatchObject([
      { rows: 6000, orders: 6000, lines: 6000, inserted: 1000, updated: 1, unchanged: 4999 },
    ]);
  });

  test('come to the same in another order, and where the file has some of them twice', async () => {
    const [header = '', ...rows] = first.trimEnd().split('\n');
    // In runs of eight, backwards, with every ninth row once more and one behind its place.
    const moved = rows.flatMap((_, n) => {
      const row = rows[n - (n % 8) + 7 - (n % 8)] ?? rows[n] ?? '';
      return n % 9 === 0 ? [row, rows[n] ?? ''] : [row];
    });
    const mixed = [header, ...rows.slice(3000), ...moved, ...rows.slice(0, 100), ''].join('\n');
    const glanced = await importAll(true, [first, mixed], ['imports undo 1 --yes']);
    const read = await importAll(false, [first, mixed], ['imports undo 1 --yes']);
    expect(glanced).toEqual(read);
    expect(glanced.said[1]).toMatchObject([{ orders: 6000, inserted: 0, unchanged: 6000 }]);
  });

  test('are the later import’s when the first is undone', async () => {
    const undone = await importAll(true, [first, second], ['imports undo 1 --yes']);
    const alone = await importAll(true, [second]);
    expect(undone.dump).toEqual(alone.dump);
  });

  test('with another shop told beside the file are read again', async () => {
    const at = openHarness();
    await at.run('init');
    at.write('pdd.csv', first);
    await at.run('import pdd.csv');
    const { files } = await at.json<{ files: unknown[] }>('import pdd.csv --shop 测试店铺');
    expect(files).toMatchObject([{ inserted: 0, updated: 6000, unchanged: 0 }]);
  });
});
