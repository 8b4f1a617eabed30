import { existsSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { described, opened, PLAIN, sameLine } from './erp.fixture.ts';
import { openHarness, splitWords } from './harness.ts';

type Harness = ReturnType<typeof openHarness>;

const ORDERS = `SELECT platform, order_no, shop, status, created_at, paid_at, currency, paid_minor, refund_minor,
  (SELECT kind || ':' || value FROM identities WHERE id = buyer_id) AS buyer FROM orders ORDER BY order_no`;
const PEOPLE = 'SELECT kind, value FROM identities ORDER BY kind, value';
const LINES = `SELECT order_no, sku, name, quantity, unit_price_minor FROM order_lines
  JOIN orders ON orders.id = order_id ORDER BY order_no`;

function contents(at: Harness): unknown {
  const db = new Sqlite(at.path('pscrm.db'), { readonly: true });
  const rows = [ORDERS, PEOPLE, LINES].map((sql) => db.prepare(sql).all());
  db.close();
  return rows;
}

describe('formats new', () => {
  test('proposes what the columns are, and asks for what nobody can guess', async () => {
    const { at, same, err } = await described();
    const format = JSON.parse(at.read('pscrm-formats/my-erp.json'));
    expect(format).toMatchObject({
      id: 'my-erp',
      kind: 'orders',
      platform: 'weimob',
      shape: 'row',
      timezone: 'Asia/Shanghai',
      currency: 'CNY',
      columns: {
        order_no: ['线上单号'],
        shop: ['店铺名称'],
        created_at: ['下单时间'],
        paid_at: ['付款时间'],
        refund: ['退款金额'],
      },
      paid: [{ amount: ['实付金额'] }],
      line: { sku: ['商品编码'], name: [['商品名称']], quantity: ['数量'], price: ['单价'] },
      people: [
        { kind: 'buyer', from: ['买家账号'] },
        { kind: 'phone', from: ['买家手机'] },
      ],
    });
    const meanings = format.status.rules.map((rule: { when: object; is: string }) => [
      Object.values(rule.when)[0],
      rule.is,
    ]);
    expect(meanings).toEqual([
      [['已发货'], 'shipped'],
      [['待付款'], 'unpaid'],
      [['交易结束'], 'completed'],
      [['奇怪'], 'closed'],
    ]);
    expect(err).toContain('1 row of this file could not be read so');
    expect(err).toContain('next: pscrm formats test erp.csv');
    // The line does the same without a terminal.
    const other = opened();
    const done = await other.run(splitWords(same));
    expect([done.code, sameLine(done.err)], done.err).toEqual([0, '']);
    expect(other.read('pscrm-formats/my-erp.json')).toBe(at.read('pscrm-formats/my-erp.json'));
    // And in a terminal it asks nothing but whether the file may be replaced.
    const again = await other.run(splitWords(same), { terminal: true, answers: [true] });
    expect(again.code).toBe(0);
  });

  test('makes a format that reads the orders that a plain file holds', async () => {
    const { at } = await described();
    const brought = await at.run('import erp.csv');
    expect(brought.code).toBe(3);
    expect(brought.out).toContain('3 new, 0 changed, 0 unchanged, 1 row rejected');
    const plain = openHarness();
    plain.write('plain.csv', PLAIN);
    expect((await plain.run('import plain.csv')).code).toBe(0);
    expect(contents(at)).toEqual(contents(plain));
  });

  test('shows the first rows as they would be read, nobody by name', async () => {
    const at = opened();
    const { out, err } = await at.run(
      'formats new erp.csv --id a --kind orders --platform erp --shape row --column order_no=线上单号 --column status=订单状态 --column created_at=下单时间 --column phone=买家手机 --json',
    );
    const shown = JSON.parse(out);
    expect(shown).toMatchObject({
      schema: 'pscrm.format-new/1',
      file: 'pscrm-formats/a.json',
      rows_read: 3,
      rejected: 1,
      format: { id: 'a', platform: 'erp' },
    });
    expect(shown.rows[0]).toMatchObject({
      line: 2,
      order_no: 'E1',
      status: '已发货',
      created_at: '2026-03-01T09:05:00+08:00',
      buyer: '138****0001',
    });
    expect(out + err).not.toMatch(/13800000001|测试人/);
    expect(existsSync(at.path('pscrm.db'))).toBe(false);
  });

  test('says why of each row that an import would reject, one without a status among them', async () => {
    const at = openHarness();
    at.write('sheet.csv', 'a,b,c,d\nW1,done,2026-03-01,5\nW2,,2026-03-02,6\nW3,done,soon,7\n');
    const { out, err } = await at.run(
      'formats new sheet.csv --id mine --kind orders --platform erp --shape row --column order_no=a --column status=b --column created_at=c --column paid=d',
    );
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('sheet.csv:3: b: must not be empty\n');
    expect(err).toContain('sheet.csv:4: c: is not a date that we can read ("soon")\n');
    expect((await at.run('import sheet.csv')).out).toContain('1 new');
  });

  test('lets columns be changed, and asks at once for those that it must have', async () => {
    const at = openHarness();
    at.write('sheet.csv', 'a,b,c,d\nW1,done,2026-03-01,5\nW2,done,13/03/2026,6\n');
    const { code, err } = await at.run('formats new sheet.csv', {
      terminal: true,
      answers: [
        'orders',
        'my-sheet',
        'a',
        'c',
        'd', // number, status, time
        'created_at',
        'c',
        'status',
        'b',
        'paid',
        'd',
        '',
        '',
        '我的商城',
        'row',
        'done',
        'completed',
        '',
        'UTC',
        'EUR',
        true,
      ],
    });
    expect(code, err).toBe(0);
    expect(JSON.parse(at.read('pscrm-formats/my-sheet.json'))).toMatchObject({
      platform: '我的商城',
      dateOrder: 'dmy',
      timezone: 'UTC',
      currency: 'EUR',
      columns: { order_no: ['a'], created_at: ['c'] },
      status: { seen: ['b'], rules: [{ when: { b: ['done'] }, is: 'completed' }] },
      paid: [{ amount: ['d'] }],
    });
  });

  test('proposes no column for a time in which no times stand', async () => {
    const at = openHarness({ terminal: true });
    at.write('sheet.csv', 'a,b,c\nW1,done,2026-03-01\nW2,done,2026-03-02\n');
    const taken = await at.run('formats new sheet.csv', {
      answers: ['orders', 'my-sheet', '', 'b', '', '', 'weimob', 'row', '', 'UTC', 'EUR', true],
    });
    expect(taken.code, taken.err).toBe(0);
    const { columns } = JSON.parse(at.read('pscrm-formats/my-sheet.json'));
    expect(columns).toMatchObject({ order_no: ['a'], created_at: ['c'] });

    at.write('undated.csv', 'a,b\nW1,done\n');
    const none = await at.run('formats new undated.csv', {
      answers: ['orders', 'undated', 'a', 'b', ''],
    });
    expect([none.code, none.err]).toEqual([
      2,
      expect.stringContaining('--column created_at=… is missing. [missing-option]'),
    ]);
  });

  test('says of each row in its preview why it cannot be read', async () => {
    const { err } = await described();
    expect(err).toContain('1 row of this file could not be read so.\nerp.csv:4: 下单时间: is not');
  });

  test('adds up lines that have amounts, and no number, of their own', async () => {
    const at = openHarness();
    at.write(
      'lines.csv',
      'no,state,at,amount,goods\nL1,done,2026-03-01,10.00,a\nL1,done,2026-03-01,2.50,b\n',
    );
    const { code, err } = await at.run(
      'formats new lines.csv --id lines --kind orders --platform erp --shape part --column order_no=no --column status=state --column created_at=at --column paid=amount --column item=goods --status done=completed --currency CNY',
    );
    expect(code, err).toBe(0);
    const { out } = await at.run('import lines.csv');
    expect(out).toContain('1 order, 2 lines');
    expect(out).toContain('paid 12.50 CNY');
  });

  test('describes facts as well', async () => {
    const at = openHarness();
    at.write('friends.csv', '好友unionid,添加时间,员工\nu_test_1,2026-03-01 10:00,测试员工\n');
    const { code, err } = await at.run(
      'formats new friends.csv --id our-friends --kind joins --column unionid=好友unionid --column joined_at=添加时间 --column staff=员工 --timezone Asia/Shanghai',
    );
    expect(code, err).toBe(0);
    const { out } = await at.run('import friends.csv');
    expect(out).toContain('friends.csv · our-friends · 1 row');
  });

  test.each([
    ['formats new', 'FILE, --id and --kind are missing. [missing-options]'],
    ['formats new erp.csv', '--id and --kind are missing. [missing-options]'],
    ['formats new erp.csv --id a', '--kind is missing. [missing-option]'],
    [
      'formats new erp.csv --id a --kind orders',
      '--column order_no=…, --column status=…, --column created_at=…, --platform and --shape are missing.',
    ],
    [
      'formats new erp.csv --id a --kind joins',
      '--column joined_at=… is missing. [missing-option]',
    ],
    ['formats new erp.csv --lang zh', '缺少 --id 和 --kind。 [missing-options]'],
  ])('%s fails at once where nobody can be asked, and says %s', async (line, said) => {
    const at = opened();
    const { code, out, err } = await at.run(line);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(said);
    // What depends on the kind is said as well, so that nobody comes back for it.
    if (!line.includes('--kind')) expect(err).toContain('--column created_at=…');
    expect(existsSync(at.path('pscrm-formats'))).toBe(false);
  });

  test.each([
    ['--column order_no=没有', 'bad-option', '线上单号, 店铺名称'],
    ['--column colour=订单状态', 'bad-option', 'order_no, status, created_at'],
    ['--column order_no', 'bad-option', 'order_no=订单编号'],
    ['--column order_no=线上单号 --column order_no=订单状态', 'bad-option', 'order_no=订单编号'],
    ['--status 已发货=sent', 'bad-option', 'unpaid, paid, shipped'],
    ['--id pdd-orders', 'bad-format-id', 'my-erp'],
    ['--id Mine', 'bad-format-id', 'my-erp'],
    ['--timezone Mars', 'bad-timezone', 'Asia/Shanghai'],
    ['--kind order', 'bad-option', 'orders, items, joins'],
  ])('refuses %s with what would do', async (flags, problem, known) => {
    const line =
      'formats new erp.csv --kind orders --platform erp --shape row --column status=订单状态 --column created_at=下单时间';
    const rest = flags.startsWith('--id') ? '' : '--id a ';
    const number = flags.includes('order_no') ? '' : '--column order_no=线上单号 ';
    const { code, err } = await opened().run(`${line} ${rest}${number}${flags}`);
    expect(code).toBe(2);
    expect(err).toContain(`[${problem}]`);
    expect(err).toContain(known);
  });

  test('replaces no file without being told to', async () => {
    const { at, same } = await described();
    const before = at.read('pscrm-formats/my-erp.json');
    const line = [...splitWords(same), '--title', '我的'];
    const refused = await at.run(line);
    expect([refused.code, at.read('pscrm-formats/my-erp.json')]).toEqual([2, before]);
    expect(refused.err).toContain('pscrm-formats/my-erp.json exists. Overwrite it? [needs-yes]');
    expect((await at.run([...line, '--yes'])).code).toBe(0);
    expect(at.read('pscrm-formats/my-erp.json')).toContain('"title": "我的"');
  });
});
