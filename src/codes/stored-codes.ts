import { maskIdentity } from '../core/mask.ts';
import type { Database } from '../db/open.ts';
import { type CodeList, codeUrl, ownerText } from './code-rows.ts';
import type { PrintedBatch } from './printed-codes.ts';

const CODES = /* sql */ `
  SELECT k.code, k.variant, coalesce(o.platform, ''), coalesce(o.shop, ''), coalesce(o.order_no, ''),
    i.kind, i.value
  FROM codes k
  LEFT JOIN orders o ON o.key = k.order_key
  LEFT JOIN identities i ON i.id = k.owner_id
  WHERE k.batch_id = ?
  ORDER BY k.n
`;
/** In that order: a million arrays take less room than a million objects. */
type Cells = readonly [
  code: string,
  variant: string,
  platform: string,
  shop: string,
  orderNo: string,
  kind: string | null,
  value: string | null,
];

/**
 * A batch as the lines of its codes.csv, from the workspace.
 * @param reveal without it the people whom codes belong to are masked. Order numbers are not: which
 *   order has which code is what the list is for
 */
export function storedList(
  db: Database,
  { id: batch, campaign, channel, capitals }: PrintedBatch,
  baseUrl: string,
  reveal: boolean,
): CodeList {
  const all = db.prepare<[number], Cells>(CODES).raw().all(batch);
  return {
    batch,
    campaign,
    channel,
    count: all.length,
    row: (index) => {
      const cells = all[index];
      if (cells === undefined) throw new RangeError(`no code ${index}`);
      const [code, variant, platform, shop, order_no, kind, value] = cells;
      const owner =
        kind === null || value === null
          ? ''
          : ownerText({ kind, value: reveal ? value : maskIdentity(kind, value) });
      const url = codeUrl(baseUrl, code, capitals === 1);
      return { code, url, campaign, variant, channel, batch, platform, shop, order_no, owner };
    },
  };
}
