import { csvCell } from '../core/csv.ts';
import { maskIdentity } from '../core/mask.ts';
import type { CodeList } from './code-rows.ts';

/** The columns of a labels file, in their order: label programs are set up by them. */
export const LABEL_COLUMNS = [
  'serial',
  'url',
  'code',
  'variant',
  'platform',
  'shop',
  'order_no',
] as const;

/** Label programs on Windows, and Excel, take a file without it for one in the system's own encoding. */
const BOM = '\uFEFF';

/** Lines that are put together before they go out. */
const PIECE = 5_000;

/** What stands on every card and label: the batch and the number in it. */
export function serialOf(batch: number, n: number, count: number): string {
  return `${batch}-${String(n).padStart(Math.max(4, String(count).length), '0')}`;
}

/**
 * Would Excel spoil a list that somebody opens by a double click? It rounds numbers of more than 15 digits,
 * and takes signs of a file without a mark at its head for others.
 */
export function excelSpoils(list: CodeList, { marked }: { readonly marked: boolean }): boolean {
  for (let index = 0; index < list.count; index += 1) {
    const { order_no, variant, shop, campaign } = list.row(index);
    if (/^\d{16,}$/.test(order_no)) return true;
    if (!marked && /\P{ASCII}/u.test(variant + shop + campaign)) return true;
  }
  return false;
}

/**
 * A line for each label, for a program that merges them into a design of its own: the serial as it
 * stands on cards, what the QR is to hold, what is to be read beside it.
 * @param reveal without it an order number has only its ends, as on cards: strangers read labels
 */
export function* labelsCsv(list: CodeList, reveal: boolean): Generator<Buffer> {
  let piece = `${BOM}${LABEL_COLUMNS.join(',')}\n`;
  for (let index = 0; index < list.count; index += 1) {
    const row = list.row(index);
    const hidden = row.order_no === '' ? '' : maskIdentity('order', row.order_no);
    const label = {
      ...row,
      serial: serialOf(list.batch, index + 1, list.count),
      order_no: reveal ? row.order_no : hidden,
    };
    piece += `${LABEL_COLUMNS.map((column) => csvCell(label[column])).join(',')}\n`;
    if (index % PIECE !== PIECE - 1) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  yield Buffer.from(piece);
}
