import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import { encodeGb } from './taobao-export.js';

const PIECE = 1 << 20;
const ENCODERS = { 'utf-8': (text) => Buffer.from(text), 'gb18030': encodeGb };

/**
 * Writes an export of orders `from` to `to` out of `rows`.
 * @param kind what pdd-export.js or taobao-export.js exports
 * @param hasArrived which of the parcels under way have arrived since: those orders have changed
 * @returns what stands in it, for the checks: amounts in fen; `cells` is the sum of the paid column as
 *   written, `paid` what buyers paid before any `refund`; buyers and those of them with a telephone number
 */
export function writeExport(kind, path, { rows, from = 0, to = rows, hasArrived = () => false }) {
  const encode = ENCODERS[kind.encoding];
  const sums = { rows: to - from, cells: 0, paid: 0, refund: 0 };
  const buyers = new Set();
  const phones = new Set();
  const file = openSync(path, 'w');
  let text = kind.header;
  for (let n = from; n < to; n += 1) {
    const row = kind.writeRow(n, rows, hasArrived(n));
    text += row.text;
    sums.cells += row.cell;
    sums.paid += row.paid;
    sums.refund += row.refund;
    if (row.buyer !== undefined) buyers.add(row.buyer);
    if (row.hasPhone === true) phones.add(row.buyer);
    if (text.length > PIECE || n === to - 1) {
      writeSync(file, encode(text));
      text = '';
    }
  }
  closeSync(file);
  const megabytes = statSync(path).size / 2 ** 20;
  return { path, megabytes, ...sums, buyers: buyers.size, phones: phones.size };
}
