import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import { textKey } from '../codes/redirect/recent.ts';

/** A URL longer than this was never printed by us. */
export const LONGEST_URL = 2048;
const LONGEST_CODE = 64;

/**
 * The code that a path asks for; undefined where none can be meant: it has a sign that no code has.
 * By hand, as it stands before everything else.
 * @param from where the code begins: behind the slash of `/CODE`, or of `/q/CODE` below a base URL with a path
 */
export function codeOf(url: string, from: number): string | undefined {
  let end = from;
  for (; end < url.length; end += 1) {
    const sign = url.charCodeAt(end);
    if (sign === QUESTION || sign === HASH) break;
    if (!isCodeSign(sign)) return undefined;
  }
  const length = end - from;
  return length === 0 || length > LONGEST_CODE ? undefined : url.slice(from, end);
}

const [QUESTION, HASH, DASH, UNDERSCORE] = [0x3f, 0x23, 0x2d, 0x5f];

function isCodeSign(sign: number): boolean {
  if (sign >= 0x61) return sign <= 0x7a;
  if (sign >= 0x41) return sign <= 0x5a || sign === UNDERSCORE;
  return (sign >= 0x30 && sign <= 0x39) || sign === DASH;
}

/** What a browser says of a request that it makes ahead; of the older names the first that is there. */
export function purposeOf(headers: IncomingHttpHeaders): string | undefined {
  for (const name of PURPOSES) {
    const said = headers[name];
    if (typeof said === 'string') return said;
  }
  return undefined;
}
const PURPOSES = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/** All of `X-Forwarded-For`, of several such headers too; undefined where no proxy sent any. */
export function forwardedFor(headers: IncomingHttpHeaders): string | undefined {
  const said = headers['x-forwarded-for'];
  return typeof said === 'object' ? said.join(',') : said;
}

/**
 * Whose request it is. `X-Forwarded-For` counts only behind so many proxies of one's own: each adds
 * whom it heard, at the end, and what stands before theirs anybody may have written.
 * @param proxies 0: the header is not looked at
 */
export function clientAddress(
  peer: string | undefined,
  forwarded: string | undefined,
  proxies: number,
): string {
  const heard = peer ?? '';
  if (proxies === 0 || forwarded === undefined) return plainAddress(heard);
  const chain = forwarded.split(',');
  const one = plainAddress((chain[Math.max(0, chain.length - proxies)] ?? '').trim());
  return isIP(one) === 0 ? plainAddress(heard) : one;
}

/** Without brackets, a port, or the prefix that says IPv4 in IPv6. */
function plainAddress(text: string): string {
  if (text.startsWith('::ffff:') && text.includes('.')) return text.slice(7);
  if (text.startsWith('[')) return text.slice(1, text.indexOf(']'));
  const colon = text.indexOf(':');
  const hasPort = colon > 0 && text.includes('.') && text.lastIndexOf(':') === colon;
  return hasPort ? text.slice(0, colon) : text;
}

/**
 * An address as a number, for comparing and counting: whoever has IPv6 has a whole network of /64, and
 * counts as one.
 */
export function addressKey(address: string): number {
  if (!address.includes(':')) return textKey(address);
  const [head = ''] = address.split('::');
  return textKey(head.split(':').slice(0, 4).join(':'));
}
