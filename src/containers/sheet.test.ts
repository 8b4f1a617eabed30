import { describe, expect, it } from 'vitest';
import { accessTo } from './bytes.ts';
import { makeWorkbook } from './workbook.fixture.ts';
import { readWorkbook } from './workbook.ts';
import { readZip } from './zip.ts';

/** A sheet with these rows of XML, as CSV. */
async function sheet(rows: string): Promise<string> {
  const zip = makeWorkbook({ sheets: [{ rows }] });
  const [only] = await readWorkbook(await readZip(accessTo(zip), 'book.xlsx'), 'book.xlsx');
  let csv = '';
  for await (const piece of only?.csv('book.xlsx') ?? []) csv += piece;
  return csv;
}

describe('a column in which something is wrong', () => {
  const t = (r: string, text: string): string => `<c r="${r}" t="str"><v>${text}</v></c>`;
  const row = (n: number, ...cells: string[]): string => `<row r="${n}">${cells.join('')}</row>`;
  const title = row(1, t('B1', '导出时间'));
  const header = row(2, t('A2', '店铺'), t('B2', ' 订单编号 '), t('C2', '收货地址1'));
  const lost = (r: string): string => `<c r="${r}"><v>3.51532123456789E+17</v></c>`;

  it('is called what its header calls it, and what Excel does', async () => {
    await expect(sheet(title + header + row(3, lost('B3')))).rejects.toMatchObject({
      params: { line: 3, column: '订单编号 (B)' },
    });
    await expect(sheet(header + row(3, lost('C3')))).rejects.toMatchObject({
      params: { column: '收货地址1 (C)' },
    });
    await expect(sheet(header + row(3, '<c r="A3"><f>1+1</f></c>'))).rejects.toMatchObject({
      code: 'formula-unsaved',
      params: { column: '店铺 (A)', cell: 'A3' },
    });
  });

  it('is one with a formula whose result a program left empty, which is not the empty text', async () => {
    for (const empty of ['<v></v>', '<v/>', '<v> </v>', '']) {
      const cell = `<c r="B3"><f>SUM(A1:A2)</f>${empty}</c>`;
      await expect(sheet(header + row(3, cell))).rejects.toMatchObject({
        code: 'formula-unsaved',
        params: { cell: 'B3' },
      });
    }
    const blank = row(3, t('A3', '店'), '<c r="B3" t="str"><f>IF(1,"")</f><v></v></c>');
    expect(await sheet(header + blank)).toContain('店,');
  });

  it('never by a cell of a person above it', async () => {
    const people = row(3, t('A3', '测试买家'), t('B3', '测试买家')) + row(4, lost('A4'));
    await expect(sheet(header + people)).rejects.toMatchObject({ params: { column: '店铺 (A)' } });
  });
});
