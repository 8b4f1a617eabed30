import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeWorkbook } from '../containers/workbook.fixture.ts';
import { lockedZip, makeZip } from '../containers/zip.fixture.ts';
import { pddFile, plainFile, taobaoFile } from './files.fixture.ts';
import { run } from '../program.ts';
import { openHarness } from './harness.ts';
import { silentIo } from './silent-io.fixture.ts';

type Imported = {
  readonly files: readonly {
    readonly file: string;
    readonly format: string;
    readonly orders: number;
    readonly inserted: number;
    readonly rejected: number;
  }[];
};

const LOCKED = readFileSync(new URL('../containers/locked.xlsx', import.meta.url));
const PDD = pddFile({ 订单号: '260301-000000000000001' });
const PLAIN = plainFile({ order_no: 'W1' });
const TAOBAO = taobaoFile({ 订单编号: '1001', 买家会员名: '测试买家01' });
/** A CSV as the rows of a sheet. */
const rows = (csv: string): string[][] =>
  csv
    .trim()
    .split('\n')
    .map((line) => line.split(','));

const brief = ({ files }: Imported): string[] =>
  files.map(({ file, format, orders }) => `${file}: ${format} ${orders}`);

describe('a ZIP file', () => {
  test('brings each table in it as a file of its own, and says what it passed over', async () => {
    const at = openHarness();
    const zip = makeZip(
      { name: 'orders/pdd.csv', data: PDD },
      { name: '__MACOSX/orders/._pdd.csv', data: 'x' },
      { name: '说明.txt', data: '导出说明' },
      { name: 'logo.png', data: 'x' },
      { name: 'old.zip', data: 'x' },
      { name: 'book.xlsx', data: makeWorkbook({ sheets: [{ rows: rows(PLAIN) }] }) },
    );
    at.write('export.zip', zip);
    const imported = await at.json<Imported>('import export.zip');
    expect(brief(imported)).toEqual([
      'export.zip/orders/pdd.csv: pdd-orders 1',
      'export.zip/book.xlsx: orders 1',
    ]);
    const { err } = await at.run('import export.zip');
    expect(err).toContain('export.zip: 2 files were passed over: logo.png, old.zip');
    expect(err).toContain('export.zip/说明.txt: no format knows it');
    expect(readdirSync(at.dir).toSorted()).toEqual(['export.zip', 'pscrm.db']);
  });

  test('may come through a pipe, under any name, and leaves nothing behind', async () => {
    const at = openHarness();
    const stdin = makeZip({ name: 'pdd.csv', data: PDD });
    expect(brief(await at.json<Imported>('import -', { stdin }))).toEqual([
      'stdin/pdd.csv: pdd-orders 1',
    ]);
    at.write('really.csv', stdin);
    const [again] = (await at.json<Imported>('import really.csv')).files;
    expect(again).toMatchObject({ file: 'really.csv/pdd.csv', inserted: 0 });
  });

  test('with a password is opened by the option or the environment', async () => {
    const at = openHarness();
    at.write('a.zip', await lockedZip('aes', '1234', { name: 'pdd.csv', data: PDD }));
    expect((await at.run('import a.zip')).err).toContain('[password-needed]');
    expect((await at.run('import a.zip --password 4321')).err).toContain('[password-wrong]');
    expect(brief(await at.json<Imported>('import a.zip --password 1234 --dry-run'))).toHaveLength(
      1,
    );
    const env = { PSCRM_PASSWORD: '1234' };
    expect(brief(await at.json<Imported>('import a.zip', { env }))).toHaveLength(1);
  });

  test('with a password is opened by whoever is asked for it, in three tries', async () => {
    const at = openHarness({ terminal: true });
    at.write('a.zip', await lockedZip('aes', '1234', { name: 'pdd.csv', data: PDD }));
    const { code, err } = await at.run('import a.zip', { answers: ['4321', '1234'] });
    expect(code).toBe(0);
    expect(err).not.toContain('1234');
    for (const line of ['import a.zip', 'formats test a.zip', 'formats new a.zip']) {
      const wrong = await at.run(line, { answers: ['1', '2', '3'] });
      expect([wrong.code, wrong.err]).toEqual([3, expect.stringContaining('[password-wrong]')]);
    }
    for (const flag of ['--no-input', '--json']) {
      const { out, err: said } = await at.run(`import a.zip ${flag}`);
      expect(out + said).toMatch(/password-needed[\s\S]*--password/);
    }
  });

  test('with a password that opens the one before it is not asked for again', async () => {
    const at = openHarness({ terminal: true });
    at.write('a.zip', await lockedZip('aes', '1234', { name: 'pdd.csv', data: PDD }));
    at.write('b.zip', await lockedZip('aes', '1234', { name: 'plain.csv', data: PLAIN }));
    at.write('c.zip', await lockedZip('aes', '5678', { name: 'taobao.csv', data: TAOBAO }));
    const { code } = await at.run('import a.zip b.zip c.zip', { answers: ['1234', '5678'] });
    expect(code).toBe(0);
  });

  test('with one table that cannot be read is read but for that one', async () => {
    const at = openHarness();
    at.write('a.zip', makeZip({ name: 'a.csv', data: PDD }, { name: 'b.csv', data: 'x,y\n1,2\n' }));
    const { code, err } = await at.run('import a.zip');
    expect(code).toBe(3);
    expect(err).toContain('a.zip/b.csv: no format knows these columns');
    const listed = await at.json<{ rows: { file: string }[] }>('imports list');
    expect(listed.rows.map(({ file }) => file)).toEqual(['a.zip/a.csv']);
  });
});

test('a name of three thousand letters in a ZIP file is said by its ends', async () => {
  const at = openHarness();
  const name = (end: string): string => `${'名'.repeat(3000)}.${end}`;
  at.write(
    'a.zip',
    makeZip(
      { name: name('csv'), data: PDD },
      { name: name('png'), data: 'x' },
      { name: `2${name('csv')}`, data: 'x,y\n1,2\n' },
    ),
  );
  const { code, out, err } = await at.run('import a.zip');
  expect(code).toBe(3);
  for (const line of (out + err).split('\n')) expect(line.length).toBeLessThan(300);
  expect(out).toMatch(/^a\.zip\/名+…名+\.csv · /);
  at.write('none.zip', makeZip({ name: name('png'), data: 'x' }));
  expect((await at.run('import none.zip')).err.length).toBeLessThan(400);
  at.write('unsafe.zip', makeZip({ name: `../${name('csv')}`, data: PDD }));
  const unsafe = await at.run('import unsafe.zip');
  expect([unsafe.err.includes('[zip-unsafe]'), unsafe.err.length < 400]).toEqual([true, true]);
});

describe('a workbook', () => {
  test('is called what its file is called where one sheet is known', async () => {
    const at = openHarness();
    const sheets = [
      { name: '说明', rows: [['x']] },
      { name: '订单', rows: rows(TAOBAO) },
    ];
    at.write('book.xlsx', makeWorkbook({ sheets }));
    expect(brief(await at.json<Imported>('import book.xlsx'))).toEqual([
      'book.xlsx: taobao-orders 1',
    ]);
    expect((await at.run('import book.xlsx')).err).toContain('no format knows the sheet 说明');
  });

  test('with several known sheets is several files', async () => {
    const at = openHarness();
    const sheets = [
      { name: '淘宝', rows: rows(TAOBAO) },
      { name: '备用', rows: rows(TAOBAO), state: 'hidden' as const },
      { name: '拼多多', rows: rows(PDD) },
    ];
    at.write('book.xlsx', makeWorkbook({ sheets }));
    expect(brief(await at.json<Imported>('import book.xlsx'))).toEqual([
      'book.xlsx/淘宝: taobao-orders 1',
      'book.xlsx/拼多多: pdd-orders 1',
    ]);
    expect((await at.run('import book.xlsx')).err).toContain(
      'book.xlsx: the hidden sheet 备用 was passed over',
    );
    at.write('books.zip', makeZip({ name: 'book.xlsx', data: makeWorkbook({ sheets }) }));
    expect((await at.run('import books.zip')).err).toContain('the hidden sheet 备用');
  });

  test('names the row of what it rejects, as Excel counts', async () => {
    const at = openHarness();
    const [header = [], row = []] = rows(plainFile({ order_no: 'W1', paid: 'lots' }));
    at.write('book.xlsx', makeWorkbook({ sheets: [{ rows: [['报表'], [], header, [], row] }] }));
    const { err } = await at.run('import book.xlsx');
    expect(err).toContain('book.xlsx:5: paid:');
  });

  test('with an id that Excel has ruined is refused', async () => {
    const at = openHarness();
    const [header = []] = rows(PDD);
    const cells = header.map((name) => `<c t="inlineStr"><is><t>${name}</t></is></c>`).join('');
    const xml = `<row>${cells}</row><row><c/><c><v>3.51532123456789E+17</v></c></row>`;
    at.write('book.xlsx', makeWorkbook({ sheets: [{ rows: xml }] }));
    const { code, err } = await at.run('import book.xlsx');
    expect(code).toBe(3);
    expect(err).toContain(`book.xlsx:2: ${header[1]} (B): `);
    expect(err).toContain('[id-ruined]');
  });

  test('with a password is opened by it', async () => {
    const at = openHarness();
    at.write('locked.xlsx', LOCKED);
    // It was locked when any word could name a platform: its one row is read, and refused.
    const { out } = await at.run('import locked.xlsx --password 测试密码 --json');
    expect(JSON.parse(out).files).toMatchObject([
      {
        format: 'orders',
        rows: 1,
        rejects: [{ line: 2, column: 'platform', reason: 'not-a-platform' }],
      },
    ]);
  });

  test('is read for recipients, too', async () => {
    const at = openHarness();
    at.write(
      'people.xlsx',
      makeWorkbook({ sheets: [{ rows: [['person'], ['phone:13800000001']] }] }),
    );
    await at.run('init --base-url https://q.example.cn');
    await at.run('campaign create card --channel poster');
    const { code, out } = await at.run(
      'code batch --campaign card --recipients people.xlsx --out a',
    );
    expect([code, out]).toEqual([0, expect.stringContaining('1 code')]);
  });
});

describe('a folder', () => {
  test('is all tables in it, by name, without the folders in it', async () => {
    const at = openHarness();
    mkdirSync(at.path('exports/old'), { recursive: true });
    at.write('exports/b.csv', PLAIN);
    at.write('exports/a.csv', PDD);
    at.write('exports/readme.txt', '给同事的说明');
    at.write('exports/logo.png', 'x');
    at.write('exports/.hidden.csv', 'x');
    at.write('exports/old/c.csv', TAOBAO);
    expect(brief(await at.json<Imported>('import exports'))).toEqual([
      'a.csv: pdd-orders 1',
      'b.csv: orders 1',
    ]);
    expect((await at.run('import exports')).err).toContain(
      '2 files were passed over: logo.png, old/',
    );
    expect((await at.json<Imported>('import exports --recursive')).files).toHaveLength(3);
  });
});

describe('a pattern that the shell left alone', () => {
  test.each([
    ['exports/*.csv', ['a.csv', 'b.csv']],
    ['exports/?.csv', ['a.csv', 'b.csv']],
    ['**/*.csv', ['a.csv', 'b.csv', 'c.csv']],
    ['exports/*/c.*', ['c.csv']],
    ['exports/b*', ['b.csv']],
  ])('%s', async (pattern, files) => {
    const at = openHarness();
    mkdirSync(at.path('exports/old'), { recursive: true });
    at.write('exports/a.csv', PDD);
    at.write('exports/b.csv', PLAIN);
    at.write('exports/old/c.csv', TAOBAO);
    const imported = await at.json<Imported>(`import '${pattern}'`);
    expect(imported.files.map(({ file }) => file)).toEqual(files);
  });

  test('that is the name of a file is that file', async () => {
    const at = openHarness();
    at.write('a*.csv', PDD);
    at.write('ab.csv', PLAIN);
    expect(brief(await at.json<Imported>("import 'a*.csv'"))).toEqual(['a*.csv: pdd-orders 1']);
  });
});

describe('an encoding that is asked for', () => {
  test('reads a file of two encodings, and says how much was lost', async () => {
    const at = openHarness();
    const two = plainFile({ order_no: 'W1' }, { order_no: 'W2', name: '测试' });
    const cut = Buffer.from(two).subarray(0, -4);
    at.write('a.csv', Buffer.concat([cut, Buffer.from(',,\n')]));
    expect((await at.run('import a.csv')).err).toContain('[mixed-encodings]');
    const { code, err } = await at.run('import a.csv --encoding utf-8');
    expect([code, err]).toEqual([0, expect.stringContaining('1 character does not fit')]);
  });
});

test('Ctrl-C while files are looked at is no bug', async () => {
  const at = openHarness();
  at.write('a.csv', PDD);
  let err = '';
  const io = silentIo({
    cwd: at.dir,
    now: () => 0,
    err: (text) => (err += text),
    signal: AbortSignal.abort(),
  });
  expect(await run(['import', 'a.csv'], io, '0')).toBe(130);
  expect(err).not.toContain('bug');
});
