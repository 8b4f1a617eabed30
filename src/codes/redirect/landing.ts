import { CHANNEL } from '../addresses.ts';
import type { CodeState, ContactWay, TargetState } from './state.ts';

/** What is shown of a target: an address to go to, or a picture to press and hold. */
export type Landing =
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'picture'; readonly pictureId: number };

/** WeCom cuts `customer_channel` off after so many bytes. */
export const CHANNEL_BYTES = 64;

/**
 * What somebody who scanned this code is shown of a target. An acquisition link carries the code along
 * (it comes back as the state of the join); a contact way is the one of the code's campaign and variant.
 * @returns null where the target has neither: a contact way none of whose ways is for this code
 */
export function landingOf(target: TargetState, code: CodeState): Landing | null {
  if (target.kind === 'contact-way') return shownOf(wayFor(target.ways, code));
  if (target.kind === 'acquisition-link' && target.url !== null)
    return { kind: 'url', url: withChannel(target.url, code.code) };
  return shownOf(target);
}

function shownOf(
  one: { readonly url: string | null; readonly pictureId: number | null } | undefined,
): Landing | null {
  if (one === undefined) return null;
  if (one.url !== null) return { kind: 'url', url: one.url };
  return one.pictureId === null ? null : { kind: 'picture', pictureId: one.pictureId };
}

/** The way that is nearest to the code: campaign and variant, then campaign, then variant, then any. */
export function wayFor(
  ways: readonly ContactWay[],
  { campaignId, variant }: Pick<CodeState, 'campaignId' | 'variant'>,
): ContactWay | undefined {
  let best: ContactWay | undefined;
  let nearest = -1;
  for (const way of ways) {
    if (way.campaignId !== null && way.campaignId !== campaignId) continue;
    if (way.variant !== '' && way.variant !== variant) continue;
    const near = (way.campaignId === null ? 0 : 2) + (way.variant === '' ? 0 : 1);
    if (near > nearest) {
      nearest = near;
      best = way;
    }
  }
  return best;
}

function withChannel(url: string, code: string): string {
  const hash = url.indexOf('#');
  const [base, rest] = hash < 0 ? [url, ''] : [url.slice(0, hash), url.slice(hash)];
  return `${base}${base.includes('?') ? '&' : '?'}${CHANNEL}=${code}${rest}`;
}
