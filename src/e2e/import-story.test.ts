import { describe, expect, test } from 'vitest';
import { costsFile, pddFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

type Imported = { schema: string; files: Record<string, unknown>[]; error?: { code: string } };

const FEBRUARY = pddFile(
  { '订单号': '260201-000000000000001', '用户实付金额(元)': '12.34' },
  { '订单号': '260201-000000000000002', '订单状态': '已发货，待签收', '用户实付金额(元)': '0.66' },
);

describe('again, overlapping, and in any order', () => {
  test('the same file again adds nothing', async () => {
    const at = openHarness();
    at.write('pdd.csv', FEBRUARY);
    await at.run('import pdd.csv');
    const before = await at.json<{ counts: unknown }>('status');
    const { files } = await at.json<Imported>('import pdd.csv');
    expect(files[0]).toMatchObject({ inserted: 0, updated: 0, unchanged: 2, paid_minor: 1300 });
    expect((await at.json<{ counts: unknown }>('status')).counts).toEqual(before.counts);
  });

  test('two equal costs in a file are two; the same file again adds none; its campaign is created', async () => {
    const at = openHarness();
    at.write('costs.csv', costsFile({ amount: '88.80' }, { amount: '88.80' }, { kind: 'gift' }));
    const first = await at.run('import costs.csv');
    expect([first.code, first.out.includes('3 new')]).toEqual([0, true]);
    expect(first.err).toContain('spring-card');
    const { files } = await at.json<Imported>('import costs.csv');
    expect(files[0]).toMatchObject({ kind: 'costs', inserted: 0, unchanged: 3 });
    expect(await at.json('status')).toMatchObject({ counts: { costs: 3, campaigns: 1 } });
  });

  test('a file that has a header and no rows stops no other; a note says what that says', async () => {
    const at = openHarness();
    at.write('none.csv', pddFile());
    at.write('pdd.csv', FEBRUARY);
    const { code, err } = await at.run('import none.csv pdd.csv');
    expect([
      code,
      err.includes('none.csv has a header and no rows: it says that nothing happened'),
    ]).toEqual([0, true]);
    expect(await at.json('status')).toMatchObject({ counts: { orders: 2 } });
    const { files } = await at.json<Imported>('import none.csv');
    expect(files[0]).toMatchObject({ rows: 0, orders: 0, rejected: 0 });
    expect(files[0]?.['notes']).toEqual([{ code: 'no-rows', params: { file: 'none.csv' } }]);
  });

  test('overlapping files merge', async () => {
    const at = openHarness();
    at.write('a.csv', FEBRUARY);
    at.write(
      'b.csv',
      FEBRUARY.replace('已发货，待签收', '已签收') +
        pddFile({ 订单号: '260201-000000000000003' }).split('\n')[1],
    );
    const { files } = await at.json<Imported>('import a.csv b.csv');
    expect(files[1]).toMatchObject({ orders: 3, inserted: 1, updated: 1, unchanged: 1 });
    expect(await at.json('status')).toMatchObject({ counts: { orders: 3, order_lines: 3 } });
  });

  const STAGES = ['待支付', '待发货', '已发货，待签收', '已签收'];
  test.each([
    [0, 1, 2, 3],
    [3, 2, 1, 0],
    [2, 0, 3, 1],
  ])('a status never turns back: files in the order %i %i %i %i', async (...order) => {
    const at = openHarness();
    for (const [n, status] of STAGES.entries())
      at.write(`${n}.csv`, pddFile({ 订单号: '260201-000000000000001', 订单状态: status }));
    for (const n of order) await at.run(`import ${n}.csv`);
    await at.run('init --base-url https://q.example.cn');
    await at.run('campaign create c --channel package-card');
    const plan = await at.run('code batch --campaign c --per-order --dry-run');
    expect(plan.err).toContain('skipped 1: completed already');
  });

  test('Pinduoduo: an order never paid has no payment time; one that was has the time of its making', async () => {
    const at = openHarness();
    at.write(
      'pdd.csv',
      pddFile(
        { 订单号: '260201-000000000000001', 订单状态: '待支付' },
        { 订单号: '260201-000000000000002', 订单状态: '已取消' },
        { 订单号: '260201-000000000000003', 订单成交时间: '2026-02-01 23:30:00' },
      ),
    );
    const [file] = (await at.json<Imported>('import pdd.csv')).files;
    expect(file).toMatchObject({ orders: 3, paid_minor: 1000 });
    await at.run('init --base-url https://q.example.cn');
    await at.run('campaign create c --channel package-card');
    const plan = await at.run(
      'code batch --campaign c --per-order --since 2026-02-01 --until 2026-02-01 --dry-run --json',
    );
    expect(JSON.parse(plan.out)).toMatchObject({
      count: 1,
      skipped: [{ reason: 'not-paid', count: 2 }],
    });
  });
});
