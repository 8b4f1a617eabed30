import { describe, expect, it } from 'vitest';
import { inventedFormat, readInvented } from './invented.fixture.ts';

const HEADER = 'No,Item,State,Made,Total,Buyer';
const ROWS = [
  '1,MUG,paid,2026-03-01,10.00,a@example.com',
  '2,TRAY,paid,2026-03-01,128.00,b@example.com',
];

describe('a file that was cut off', () => {
  for (const shape of ['row', 'group'] as const) {
    it(`does not say what its last row was about to say (${shape})`, async () => {
      const cut = [HEADER, ...ROWS].join('\n').replace(/8\.00,b@.*$/, '');
      const { orders, rejects } = await readInvented(inventedFormat({ shape }), cut.split('\n'));
      expect(orders.map(({ order_no }) => order_no)).toEqual(['1']);
      expect(rejects).toMatchObject([{ line: 3, column: 'Total', reason: 'cut-off', value: '12' }]);
    });
  }

  it('may have had one row only, and quotes', async () => {
    const { orders, rejects } = await readInvented(inventedFormat(), [HEADER, '1,MUG,"paid"']);
    expect(orders).toEqual([]);
    expect(rejects).toMatchObject([{ line: 2, column: 'State', reason: 'cut-off' }]);
  });

  it('is not cut where its rows leave out empty cells, or where the row has its line end', async () => {
    const short = ['1,MUG,paid,2026-03-01,10.00', '2,TRAY,paid,2026-03-01,128.00'];
    expect((await readInvented(inventedFormat(), [HEADER, ...short])).rejects).toEqual([]);
    const ended = [HEADER, ROWS[0] ?? '', short[1] ?? '', ''];
    expect((await readInvented(inventedFormat(), ended)).rejects).toEqual([]);
    expect((await readInvented(inventedFormat(), [HEADER, ...ROWS])).rejects).toEqual([]);
  });
});
