import { describe, expect, test } from 'vitest';
import { makeWorkbook } from '../containers/workbook.fixture.ts';
import { makeZip } from '../containers/zip.fixture.ts';
import { openHarness } from './harness.ts';

test('recipients are read from every table of a workbook or ZIP file; what holds no people is said', async () => {
  const at = openHarness();
  const people = (n: number) => ({ rows: [['person'], [`phone:1380000000${n}`]] });
  const notes = { name: '说明', rows: [['请注意'], ['不要外传']] };
  at.write('people.xlsx', makeWorkbook({ sheets: [people(1), notes, people(2)] }));
  at.write('notes.xlsx', makeWorkbook({ sheets: [notes] }));
  at.write(
    'people.zip',
    makeZip(
      { name: 'a.csv', data: 'person\nphone:13800000003\n' },
      { name: 'b.csv', data: 'person\nphone:13800000004\nphone:13800000005\n' },
    ),
  );
  await at.run('init --base-url https://q.example.cn');
  await at.run('campaign create card --channel poster');
  const batch = (file: string) =>
    at.run(`code batch --campaign card --recipients ${file} --dry-run`);
  const book = await batch('people.xlsx');
  expect([book.code, book.out]).toEqual([0, expect.stringContaining('2 codes')]);
  expect(book.err).toContain('Not read: people.xlsx/说明 holds no list of people.');
  const zip = await batch('people.zip');
  expect([zip.code, zip.out]).toEqual([0, expect.stringContaining('3 codes')]);
  const none = await batch('notes.xlsx');
  expect([none.code, none.out]).toEqual([3, '']);
});

test('a list without a header shows nobody in the error', async () => {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  await at.run('campaign create card --channel poster');
  at.write('people.csv', '13800000001,测试买家01\n13800000002,测试买家02\n');
  const { code, err } = await at.run('code batch --campaign card --recipients people.csv');
  expect([code, err]).toEqual([3, expect.stringContaining('columns: 1***1, 测***1')]);
  expect(err).not.toContain('买家');
});

test('two columns of numbers that differ are said to be two', async () => {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  await at.run('campaign create card --channel poster');
  at.write('people.csv', 'phone,phone\n13800000001,13800000002\n');
  const { err } = await at.run('code batch --campaign card --recipients people.csv --dry-run');
  expect(err).toContain('There are two columns “phone”, and from line 2 on they differ');
});

describe('rows of a list that name nobody', () => {
  /** Four rows: the number of the second has a digit too many, the third has none. */
  async function openList() {
    const at = openHarness();
    await at.run('init --base-url https://q.example.cn');
    await at.run('campaign create spring --channel sms');
    await at.run('campaign create friends --channel referral');
    const rows = [
      '13800000001,测试买家01',
      '138000000022,测试买家02',
      ',测试买家03',
      '13800000004,',
    ];
    at.write('people.csv', `手机号,姓名\n${rows.join('\n')}\n`);
    return at;
  }
  const SMS = `code batch --channel sms --campaign spring --recipients people.csv --signature 测试品牌 --text '您好 {link} {optout}'`;
  const CARDS = 'code batch --campaign friends --recipients people.csv --images none';
  const LISTED = [
    'people.csv:3: 手机号: names nobody who can be recognised (empty, masked or virtual) ("1***2")',
    'people.csv:4: 手机号: names nobody who can be recognised (empty, masked or virtual)',
  ];

  test.each([
    ['cards', CARDS],
    ['messages', SMS],
  ])('%s: they are listed and counted, and the others get theirs', async (_, line) => {
    const at = await openList();
    const made = await at.run(`${line} --out made`);
    expect(made.code).toBe(3);
    for (const listed of LISTED) expect(made.err.split('\n')).toContain(listed);
    expect(made.err).toContain('skipped 2: rows of the list that cannot be read');
    const told = { count: 0, skipped: [{ reason: 'unreadable', count: 2 }, { count: 2 }] };
    // Whoever has a code already, or a message, is left out of the next run.
    const again = await at.run(`${line} --out again --dry-run --json`);
    if (line === CARDS) expect(JSON.parse(again.out)).toMatchObject(told);
    else expect(again.out).toContain('nothing-to-issue');
  });

  test('are written to a file, which the same command takes when they are mended', async () => {
    const at = await openList();
    const first = await at.run(`${SMS} --out first --rejects rest.csv`);
    expect(first.err).toContain('2 rows that cannot be read are in rest.csv: mend them');
    const [header, one, two] = at.read('rest.csv').split('\n');
    expect(header).toBe('手机号,姓名,pscrm_rejected_because');
    expect(two).toContain(',测试买家03,"手机号: names nobody');
    at.write('rest.csv', `${header}\n${one?.replace("'138000000022", '13800000002')}\n`);
    const second = await at.run(`${SMS.replace('people.csv', 'rest.csv')} --out second`);
    expect([second.code, second.err]).toEqual([0, expect.not.stringContaining('skipped')]);
    expect(at.read('second/upload-01.csv')).toContain('\n13800000002,');
  });

  test('stop everything where --strict is said, or where nobody is left', async () => {
    const at = await openList();
    const strict = await at.run(`${SMS} --out made --strict`);
    expect(strict.code).toBe(3);
    expect(strict.err).toContain(`${LISTED[1]}\nerror: people.csv:3: names nobody`);
    at.write('people.csv', '手机号\n138****0001\n');
    const nobody = await at.run(`${CARDS} --out made`);
    expect([nobody.code, nobody.err]).toEqual([3, expect.stringContaining('[bad-recipient]')]);
    expect(await at.json('status')).toMatchObject({ counts: { codes: 0 } });
    const other = await at.run('code batch --campaign spring --count 3 --strict --out made');
    expect([other.code, other.err]).toEqual([2, expect.stringContaining('--count + --strict')]);
  });
});
