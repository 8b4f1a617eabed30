import { existsSync, mkdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { described, ERP, opened } from './erp.fixture.ts';
import { pddFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

describe('a format of one’s own', () => {
  test('is used from the folder beside the workspace, or where it is named', async () => {
    const { at } = await described();
    const { out } = await at.run('formats list');
    expect(out).toContain('my-erp\torders\tweimob\tmy-erp\t\tpscrm-formats/my-erp.json\t线上单号');
    at.write('mine.json', at.read('pscrm-formats/my-erp.json').replace('"my-erp"', '"mine"'));
    const named = openHarness();
    named.write('erp.csv', ERP);
    named.write('mine.json', at.read('mine.json'));
    expect((await named.run('import erp.csv')).err).toContain('[no-format]');
    expect((await named.run('import erp.csv --format-file mine.json')).code).toBe(3);
    expect((await named.run('imports show 1', { terminal: true })).out).toMatch(/Format +mine\n/);
  });

  test('may claim what a built-in format claims: then the import must be told', async () => {
    const at = openHarness();
    at.write('pdd.csv', pddFile({ 订单号: '260301-000000000000001' }));
    const made = await at.run(
      'formats new pdd.csv --id our-pdd --kind orders --platform pdd --shape row --column order_no=订单号 --column status=订单状态 --column created_at=订单成交时间 --column paid=用户实付金额(元) --status 待发货=paid --timezone Asia/Shanghai --currency CNY',
    );
    expect(made.err).toContain(
      'also known to pdd-orders: imports must say which it is, with --format our-pdd',
    );
    const { code, err } = await at.run('import pdd.csv');
    expect([code, existsSync(at.path('pscrm.db'))]).toEqual([3, false]);
    expect(err).toMatch(/pdd-orders \(.*\); our-pdd \(.*\[many-formats\]\nhint: --format ID/s);
    expect((await at.run('import pdd.csv --format our-pdd')).code).toBe(0);
  });

  test('names whom codes are made for, from the folder or where it is named', async () => {
    const at = openHarness();
    at.write('fair.csv', '登记手机,展位\n13800000001,A1\n13800000002,A2\n');
    await at.run('init --base-url https://q.example.cn');
    await at.run('campaign create card --channel poster');
    const line = 'code batch --campaign card --recipients fair.csv --dry-run';
    expect((await at.run(line)).err).toContain('[no-format]');
    const flags = '--id fair --kind recipients --column phone=登记手机';
    await at.run(`formats new fair.csv --out fair.json ${flags}`);
    for (const more of ['--format-file fair.json', '--format-file fair.json --format fair'])
      expect((await at.run(`${line} ${more}`)).out).toContain('2 codes would be made');
    await at.run(`formats new fair.csv ${flags}`);
    expect((await at.run(line)).out).toContain('2 codes would be made');
    const orders = await at.run(`${line} --format orders`);
    expect([orders.code, orders.err]).toEqual([2, expect.stringContaining('[unknown-format]')]);
    const counted = 'code batch --campaign card --count 1 --dry-run --format-file fair.json';
    expect((await at.run(counted)).err).toContain('--count + --format-file');
  });

  test('that is broken stops every import, by name and line, and changes nothing', async () => {
    const at = openHarness();
    at.write('pdd.csv', pddFile({ 订单号: '260301-000000000000001' }));
    mkdirSync(at.path('pscrm-formats'));
    at.write(
      'pscrm-formats/old.json',
      '{\n  "id": "old",\n  "kind": "orders",\n  "shape": "rows"\n}\n',
    );
    for (const language of ['en', 'zh']) {
      const { code, out, err } = await at.run(`import pdd.csv --lang ${language}`);
      expect([code, out]).toEqual([2, '']);
      expect(err).toMatch(
        /pscrm-formats\/old\.json:4[:：]\s?shape: (?:must be one of|只能是：) ?row, group, part/,
      );
      expect(err).toContain('[bad-format]');
    }
    expect(existsSync(at.path('pscrm.db'))).toBe(false);
    // Where it was named, there is nothing to take out of a folder.
    const hint = async (line: string): Promise<string> =>
      (await at.run(line)).err.split('hint: ')[1] ?? '';
    expect(await hint('import pdd.csv')).toContain('pscrm-formats/');
    const named = openHarness();
    named.write('mine.json', '{}');
    named.write('pdd.csv', at.read('pdd.csv'));
    const { err } = await named.run('import pdd.csv --format-file mine.json');
    expect(err.split('hint: ')[1]).toMatch(/^Mend the file\./);
    expect(err).not.toContain('pscrm-formats');
  });

  test('once mended, reads a file anew that was imported before', async () => {
    const { at } = await described();
    await at.run('import erp.csv');
    const file = 'pscrm-formats/my-erp.json';
    at.write(file, at.read(file).replace('"closed"', '"refunded"'));
    const { out } = await at.run('import erp.csv');
    expect(out).toContain('0 new, 1 changed, 2 unchanged, 1 row rejected');
  });
});

describe('formats test', () => {
  test('shows a file column by column, and what an import would come to', async () => {
    const { at } = await described();
    const { code, out } = await at.run('formats test erp.csv --json');
    const shown = JSON.parse(out);
    expect(code).toBe(3);
    expect(Object.keys(shown)).toEqual([
      'schema',
      'file',
      'encoding',
      'delimiter',
      'header_row',
      'format',
      'kind',
      'own',
      'claimed_by',
      'timezone',
      'currency',
      'rows_in_file',
      'orders',
      'lines',
      'rejected',
      'totals',
      'statuses',
      'notes',
      'rejects',
      'rows',
    ]);
    expect(shown).toMatchObject({
      schema: 'pscrm.format-test/1',
      encoding: 'utf-8',
      delimiter: ',',
      header_row: 1,
      format: 'my-erp',
      own: true,
      timezone: { value: 'Asia/Shanghai', from: 'format' },
      currency: { value: 'CNY', from: 'format' },
      rows_in_file: 4,
      orders: 3,
      rejected: 1,
      totals: [{ currency: 'CNY', paid_minor: 14780, refund_minor: 1000 }],
      rejects: [{ line: 4, column: '下单时间', reason: 'not-a-date' }],
    });
    expect(shown.statuses).toContainEqual({ seen: '奇怪', status: 'closed', n: 1 });
    const column = (name: string): unknown =>
      shown.rows.find((row: { column: string }) => row.column === name);
    expect(column('收货人')).toEqual({
      column: '收货人',
      fields: 'ignored',
      filled: 4,
      values: '测***甲 | 测***乙 | 测***丙',
    });
    expect(column('买家手机')).toMatchObject({ fields: 'person:phone', filled: 3 });
    expect(column('付款时间')).toMatchObject({ fields: 'paid_at', filled: 2 });
    expect(out).not.toMatch(/1380000000|测试人/);
  });

  test('makes no workspace, and looks at none', async () => {
    const { at } = await described();
    at.write('pscrm.db', 'no database');
    for (const terminal of [true, false]) {
      for (const language of ['en', 'zh']) {
        const { code, out, err } = await at.run(`formats test erp.csv --lang ${language}`, {
          terminal,
        });
        expect(code, err).toBe(3);
        expect(out).toContain('测***甲');
        expect(out + err).toContain('147.80');
        expect(out + err).not.toMatch(/\{\w+\}|undefined|value\./);
      }
    }
    expect(at.read('pscrm.db')).toBe('no database');
  });

  test('shows the columns of a file that no format knows, and what to do', async () => {
    const at = opened();
    const { code, out, err } = await at.run('formats test erp.csv');
    expect(code).toBe(3);
    expect(out.split('\n')[0]).toBe('线上单号\tignored\t4\tE1 | E2 | E3');
    expect(err).toContain('Describe them: pscrm formats new erp.csv');
    expect(existsSync(at.path('pscrm.db'))).toBe(false);
  });

  test('reads as the format that is named, or says what it lacks', async () => {
    const { at } = await described();
    const { code, err } = await at.run('formats test erp.csv --format pdd-orders');
    expect([code, err.includes('[other-format]'), err]).toEqual([
      3,
      true,
      expect.stringContaining('--format'),
    ]);
    at.write('pdd.csv', pddFile({ 订单号: '260301-000000000000001' }));
    expect((await at.run('formats test pdd.csv --rows 1')).code).toBe(0);
  });
});
