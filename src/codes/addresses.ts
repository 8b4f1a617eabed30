import { PscrmError } from '../core/errors.ts';

/** Schemes that open an app where it is installed. Anything else that is no web address is refused. */
export const APP_SCHEMES = [
  'weixin', // WeChat: mini programs by weixin://dl/business
  'wxwork', // WeCom
  'alipays',
  'taobao',
  'tbopen',
  'tmall',
  'openapp.jdmobile',
  'pinduoduo',
  'snssdk1128', // Douyin
  'xhsdiscover', // Xiaohongshu
  'kwai',
] as const;

/**
 * An address that a scan may end at, as it was typed: https, http, or an app's own scheme.
 * @throws bad-scheme {url, known}; url-password {url}
 */
export function checkAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const scheme = url?.protocol.slice(0, -1) ?? '';
  const web = /^https?$/.test(scheme) && url?.hostname !== '';
  const app =
    (APP_SCHEMES as readonly string[]).includes(scheme) && text.length > scheme.length + 3;
  // What is sent in a header must be one line of visible ASCII.
  if ((!web && !app) || !/^[\x21-\x7E]+$/.test(text))
    throw new PscrmError('bad-scheme', { url: text, known: ['https', 'http', ...APP_SCHEMES] });
  refusePassword(text);
  return text;
}

/** Everybody who scans would read it. @throws url-password {url}, without what is secret */
export function refusePassword(text: string): void {
  if (!URL.canParse(text)) return;
  const url = new URL(text);
  if (url.username === '' && url.password === '') return;
  [url.username, url.password] = ['', ''];
  throw new PscrmError('url-password', { url: url.href });
}

/** WeCom's own parameter of an acquisition link: it comes back with the person added. */
export const CHANNEL = 'customer_channel';

/** An acquisition link, to which each scan adds its code. @throws channel-taken {url} */
export function checkLink(url: string): string {
  if (new URL(url).searchParams.has(CHANNEL)) throw new PscrmError('channel-taken', { url });
  return url;
}

/**
 * Does an address lead to where our codes are? Whoever is sent there comes back, or to a page that
 * knows no such code. With or without https is the same place; another port is not.
 */
export function isOwnAddress(text: string, baseUrl: string): boolean {
  if (!URL.canParse(text) || !URL.canParse(baseUrl)) return false;
  const [url, base] = [new URL(text), new URL(baseUrl)];
  const isWeb = /^https?:$/.test(url.protocol) && hostOf(url) === hostOf(base);
  return isWeb && `${url.pathname}/`.startsWith(`${base.pathname.replace(/\/+$/, '')}/`);
}

const hostOf = ({ hostname, port }: URL): string => `${hostname.replace(/\.$/, '')}:${port}`;

/** @throws own-address {url, base} */
export function refuseOwnAddress(url: string, base: string): string {
  if (isOwnAddress(url, base)) throw new PscrmError('own-address', { url, base });
  return url;
}
