import { expect, it } from 'vitest';
import { readSharedStrings } from './shared-strings.ts';

/** Texts of ten bytes each, more than go into one pack. */
const N = 1500;
async function* xml(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('<sst>');
  for (let n = 0; n < N; n += 1)
    yield Buffer.from(`<si><t>茶${String(n).padStart(7, '0')}</t></si>`);
  yield Buffer.from('</sst>');
}

it('texts of a workbook may take so much memory and no more', async () => {
  const strings = await readSharedStrings(xml(), 'a.xlsx', N * 10);
  expect([strings.get(0), strings.get(N - 1), strings.get(N)]).toEqual([
    '茶0000000',
    '茶0001499',
    undefined,
  ]);
  await expect(readSharedStrings(xml(), 'a.xlsx', N * 10 - 1)).rejects.toMatchObject({
    code: 'workbook-too-large',
    params: { file: 'a.xlsx' },
  });
});
