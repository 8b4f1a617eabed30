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
  const base = baseUrl.replace(/\/+$/, '');
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

/** A batch as the lines of its codes.csv. */
export function codeRows(issued: IssuedBatch, baseUrl: string): CodeRow[] {
  const { batchId, campaign, channel, codes, form } = issued;
  return codes.map(({ code, variant, holder }) => {
    const order = holder?.kind === 'order' ? holder : undefined;
    return {
      code,
      url: codeUrl(baseUrl, code, form.capitals),
      campaign,
      variant,
      channel,
      batch: batchId,
      platform: order?.platform ?? '',
      shop: order?.shop ?? '',
      order_no: order?.order_no ?? '',
      owner: holder?.kind === 'person' ? ownerText(holder.owner) : '',
    };
  });
}
