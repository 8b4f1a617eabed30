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
 * @throws bad-scheme {url, known}
 */
export function checkAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const scheme = url?.protocol.slice(0, -1) ?? '';
  const web = /^https?$/.test(scheme) && url?.hostname !== '' && url?.username === '';
  const app =
    (APP_SCHEMES as readonly string[]).includes(scheme) && text.length > scheme.length + 3;
  // What is sent in a header must be one line of visible ASCII.
  if ((!web && !app) || !/^[\x21-\x7E]+$/.test(text))
    throw new PscrmError('bad-scheme', { url: text, known: ['https', 'http', ...APP_SCHEMES] });
  return text;
}
