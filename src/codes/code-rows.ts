import type { Recipient } from './choice.ts';
import type { IssuedBatch } from './issue-batch.ts';

/** A line of codes.csv. */
export type CodeRow = {
  readonly code: string;
  readonly url: string;
  readonly campaign: string;
  readonly variant: string;
  readonly channel: string;
  readonly batch: number;
  readonly platform: string;
  readonly shop: string;
  readonly order_no: string;
  readonly owner: string;
};

/** The columns of codes.csv, in their order: other programs rely on it. */
export const CODE_COLUMNS = [
  'code',
  'url',
  'campaign',
  'variant',
  'channel',
  'batch',
  'platform',
  'shop',
  'order_no',
  'owner',
] as const satisfies readonly (keyof CodeRow)[];

/**
 * Where a code leads, and exactly what its QR holds.
 * @param baseUrl may end in a slash
 * @param capitals of the form of its batch: the host is in capitals too. The scheme never is: several
 *   scanners (Pixel Camera, Firefox on Android and iOS, Binary Eye, SecScanQR …) take `HTTPS:` for text
 */
export function codeUrl(baseUrl: string, code: string, capitals: boolean): string {
  const base = baseUrl.endsWith('/') ? baseUrl.replace(/\/+$/, '') : baseUrl;
  return `${capitals ? base.replace(ORIGIN, withHostInCapitals) : base}/${code}`;
}

const ORIGIN = /^(\w+:\/\/)([^/]*)/;

function withHostInCapitals(_: string, scheme: string, host: string): string {
  return scheme + host.toUpperCase();
}

/** A person as the referrals file writes one: a bare external_userid, else `kind:value`. */
export function ownerText({ kind, value }: Recipient): string {
  return kind === 'external_userid' ? value : `${kind}:${value}`;
}

/** The codes of a batch as the lines of its codes.csv, each made when it is asked for. */
export type CodeList = {
  readonly batch: number;
  readonly campaign: string;
  readonly channel: string;
  readonly count: number;
  /** @param index from 0 */
  readonly row: (index: number) => CodeRow;
};

/** A batch that was just made. */
export function issuedList(issued: IssuedBatch, baseUrl: string): CodeList {
  const { batchId: batch, campaign, channel, codes, form } = issued;
  return {
    batch,
    campaign,
    channel,
    count: codes.length,
    row: (index) => {
      const one = codes[index];
      if (one === undefined) throw new RangeError(`no code ${index}`);
      const { code, variant, holder } = one;
      const order = holder?.kind === 'order' ? holder : undefined;
      return {
        code,
        url: codeUrl(baseUrl, code, form.capitals),
        campaign,
        variant,
        channel,
        batch,
        platform: order?.platform ?? '',
        shop: order?.shop ?? '',
        order_no: order?.order_no ?? '',
        owner: holder?.kind === 'person' ? ownerText(holder.owner) : '',
      };
    },
  };
}
