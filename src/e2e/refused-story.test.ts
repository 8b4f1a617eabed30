import { existsSync, mkdirSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeZip } from '../containers/zip.fixture.ts';
import { pddFile, plainFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

/** One refused file among several keeps no other from being read. */

type Imported = {
  files: { file: string; id: number | null; orders: number }[];
  refused?: { file: string; code: string; message: string; hint: string | null }[];
  error?: { code: string };
};

const A = plainFile({ order_no: 'W1' });
const B = plainFile({ order_no: 'W2' });
const RUINED = plainFile({ order_no: '3.51532E+16' });
const BAD_ROW = plainFile({ order_no: 'W3', paid: '3o.00' }, { order_no: 'W4' });

async function orders(at: ReturnType<typeof openHarness>): Promise<unknown> {
  return (await at.json<{ counts: { orders: number } }>('status')).counts.orders;
}

function openThree() {
  const at = openHarness();
  at.write('a.csv', A);
  at.write('empty.csv', '');
  at.write('b.csv', B);
  return at;
}

describe('of several files', () => {
  test('the refused ones are said with their hints, the others are imported, and it ends in 3', async () => {
    const at = openThree();
    at.write('ruined.csv', RUINED);
    const { code, out, err } = await at.run('import empty.csv a.csv ruined.csv b.csv');
    expect(code).toBe(3);
    expect(err).toContain('error: empty.csv is empty. [empty-file]\nhint: Export it again.\n');
    expect(err).toMatch(/error: ruined\.csv.* \[id-ruined\]\nhint: /);
    expect([out.includes('a.csv · '), out.includes('b.csv · ')]).toEqual([true, true]);
    expect(await orders(at)).toBe(2);
  });

  test('JSON has the good ones and the refused ones, and nothing on stderr', async () => {
    const at = openThree();
    await at.run('init');
    const { code, out, err } = await at.run('import a.csv empty.csv b.csv --json');
    const said: Imported = JSON.parse(out);
    expect([code, err, said.error]).toEqual([3, '', undefined]);
    expect(said.files.map(({ file }) => file)).toEqual(['a.csv', 'b.csv']);
    expect(said.refused).toEqual([
      {
        file: 'empty.csv',
        code: 'empty-file',
        message: 'empty.csv is empty.',
        hint: 'Export it again.',
      },
    ]);
  });

  test('where all are refused, all are said, and no workspace is made', async () => {
    const at = openHarness();
    at.write('a.csv', '');
    at.write('b.csv', '%PDF-1.7');
    const told = await at.run('import a.csv b.csv');
    expect([told.code, told.out]).toEqual([3, '']);
    expect(told.err).toMatch(/\[empty-file\][\s\S]*\[other-file\]/);
    const said = await at.json<Imported>('import a.csv b.csv');
    expect([said.files, said.refused?.map(({ code }) => code)]).toEqual([
      [],
      ['empty-file', 'other-file'],
    ]);
    expect(existsSync(at.path('pscrm.db'))).toBe(false);
  });

  test.each(['folder', 'parcel.zip'])('in %s it is the same', async (what) => {
    const at = openHarness();
    mkdirSync(at.path('folder'));
    at.write('folder/a.csv', A);
    at.write('folder/empty.csv', '');
    at.write('parcel.zip', makeZip({ name: 'empty.csv', data: '' }, { name: 'a.csv', data: A }));
    const { code, err } = await at.run(`import ${what}`);
    expect([code, err]).toEqual([3, expect.stringMatching(/empty\.csv is empty\. \[empty-file\]/)]);
    expect(await orders(at)).toBe(1);
  });

  test('a damaged archive is refused as a whole; the file beside it is read', async () => {
    const at = openThree();
    at.write('parcel.zip', Buffer.from('PK\u0003\u0004\0\0'));
    const { refused } = await at.json<Imported>('import parcel.zip a.csv');
    expect(refused).toEqual([expect.objectContaining({ file: 'parcel.zip', code: 'zip-broken' })]);
    expect(await orders(at)).toBe(1);
  });

  test('strictly, a file with a rejected row is taken back, and no other', async () => {
    const at = openThree();
    at.write('bad.csv', BAD_ROW);
    const { code, out } = await at.run('import bad.csv a.csv --strict --json');
    const { files, refused, error }: Imported = JSON.parse(out);
    expect([code, error]).toEqual([3, undefined]);
    expect(files.map(({ file, id }) => [file, id !== null])).toEqual([
      ['bad.csv', false],
      ['a.csv', true],
    ]);
    expect(refused).toEqual([
      expect.objectContaining({ file: 'bad.csv', code: 'rejected-strictly' }),
    ]);
    expect(await orders(at)).toBe(1);
  });

  test('a slip in a name changes nothing, as before', async () => {
    const at = openThree();
    const { code, err } = await at.run('import a.csv empty.csv c.csv');
    expect([code, err]).toEqual([1, expect.stringContaining('[file-not-found]')]);
    expect(existsSync(at.path('pscrm.db'))).toBe(false);
  });

  test('a workspace that is in use stops all', async () => {
    const at = openThree();
    await at.run('init');
    const other = new Sqlite(at.path('pscrm.db'));
    other.exec('BEGIN IMMEDIATE');
    onTestFinished(() => void other.close());
    const { code, out } = await at.run('import a.csv empty.csv b.csv --json');
    expect([code, JSON.parse(out)]).toEqual([
      1,
      { error: expect.objectContaining({ code: 'database-locked' }) },
    ]);
  });
});

test('a file that comes alone and is refused is the error of the command, as before', async () => {
  const at = openThree();
  const { code, out } = await at.run('import empty.csv --json');
  expect([code, JSON.parse(out)]).toEqual([
    3,
    { error: { code: 'empty-file', message: 'empty.csv is empty.', hint: 'Export it again.' } },
  ]);
});

describe('a file that is not what the options say', () => {
  test.each([
    ['--format taobao-orders', 'its columns are those of pdd-orders. [other-format]'],
    ['--platform taobao', 'its columns are those of pdd-orders. [other-format]'],
  ])('%s: names the option and the format that it is', async (option, said) => {
    const at = openHarness();
    at.write('pdd.csv', pddFile({ 订单号: '260201-000000000000001' }));
    const { code, err } = await at.run(`import pdd.csv ${option}`);
    expect([code, err]).toEqual([3, expect.stringContaining(said)]);
    expect(err).toContain(`hint: Leave ${option} away`);
    expect(err).not.toContain('--format ID');
  });

  test('no hint sends whoever named a format back to naming it', async () => {
    const at = openHarness();
    at.write('a.csv', '订单号,金额\n1,2\n');
    const { err } = await at.run('import a.csv --format taobao-orders');
    expect(err).toContain('[no-format]');
    expect(err).not.toContain('--format ID');
  });
});
