import type { Detected } from '../formats/detect.ts';
import type { FileContext } from '../formats/file-context.ts';
import { isOrderFormat } from '../formats/format.ts';
import type { FileRow } from '../formats/row.ts';
import type { Glimpse } from './batch.ts';
import { hash53 } from './hash53.ts';
import { orderKey } from './prepare-order.ts';

/**
 * What rows say is worked out by this reader: to be raised whenever a change of the code makes a row
 * say something else, so that rows read before are read again. Changes of a format are seen anyway.
 */
const READER = 5;

/**
 * Looking at rows instead of reading them. Exports overlap: today's file holds most of what yesterday's
 * held, to the letter. Where a row is a whole order, its fingerprint tells that it is the same row, read
 * the same way, as the one that the workspace has kept; then all that it says is known.
 */
export type Glancing = {
  readonly print: (row: FileRow) => number;
  readonly look: (row: FileRow, orderNo: string) => Glimpse;
};

/** @returns undefined where a row is not a whole order, and one row alone decides nothing */
export function openGlancing(
  { format, delimiter, header }: Detected,
  context: FileContext,
  timezone: string,
): Glancing | undefined {
  if (!isOrderFormat(format) || format.shape !== 'row' || format.platform === undefined)
    return undefined;
  const { platform, columns, perShop = false } = format;
  // The same text divided otherwise, or under other names, says something else.
  const read = { READER, format, delimiter, header: header.cells, context, timezone };
  const seed = hash53(JSON.stringify(read), 0) | 0;
  const print = ({ record }: FileRow): number => hash53(record.raw, seed);
  return {
    print,
    look: (row, orderNo) => {
      const shop = perShop ? row.text(columns.shop) || context.shop : '';
      const key = orderKey(platform, shop, orderNo, perShop);
      return { key, print: print(row), line: row.line };
    },
  };
}
