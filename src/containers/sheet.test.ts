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
      params: { column: '店铺 (A)' },
    });
  });

  it('never by a cell of a person above it', async () => {
    const people = row(3, t('A3', '测试买家'), t('B3', '测试买家')) + row(4, lost('A4'));
    await expect(sheet(header + people)).rejects.toMatchObject({ params: { column: '店铺 (A)' } });
  });
});
