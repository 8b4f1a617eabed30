import { expect, test } from 'vitest';
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
  await at.run('campaign create card --channel sms');
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
