import type { ServerResponse } from 'node:http';
import { deviceOf } from './landing/device.ts';
import { languageOf } from './landing/language.ts';
import { renderLanding } from './landing/page.ts';
import type { Brand, LandingView } from './landing/view.ts';
import type { Outcome } from './redirects.ts';

const STATUS: Readonly<Record<Outcome['page'], number>> = {
  'redirect': 302,
  'wechat': 200,
  'phone': 200,
  'desktop': 200,
  'away': 200,
  'disabled': 200,
  'not-yet': 200,
  'ended': 200,
  'not-found': 404,
  'too-many': 429,
  'busy': 503,
};
export const statusOf = ({ page }: Outcome): number => STATUS[page];

/** What pages are made from besides the outcome. */
export type PageMaker = {
  readonly brand: Brand;
  /** Of every page of this brand: name, value, name, value … */
  readonly headers: readonly string[];
  /** With no slash at its end; '' where none was set. */
  readonly baseUrl: string;
  readonly pictureHref: (id: number) => string | null;
};

/** `Location` takes printable ASCII; a shop's address may hold Chinese. */
function asciiUrl(url: string): string {
  if (ASCII.test(url)) return url;
  const escape = (byte: number): string => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  return [...Buffer.from(url)]
    .map((byte) => (byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : escape(byte)))
    .join('');
}
const ASCII = /^[\x21-\x7e]*$/;

/** Answers a request for a code. */
export function answerCode(
  response: ServerResponse,
  outcome: Outcome,
  code: string,
  maker: PageMaker,
): void {
  if (outcome.page === 'redirect') {
    response.writeHead(302, [
      'Location',
      asciiUrl(outcome.location),
      'Cache-Control',
      'no-store',
      'Content-Length',
      '0',
    ]);
    response.end();
    return;
  }
  const status = statusOf(outcome);
  const html = Buffer.from(renderLanding(viewOf(response, outcome, code, maker)));
  const later =
    status === 429 || status === 503 ? ['Retry-After', status === 429 ? '60' : '2'] : [];
  response.writeHead(status, [...maker.headers, ...later, 'Content-Length', String(html.length)]);
  response.end(html);
}

function viewOf(
  { req }: ServerResponse,
  { page, pictureId, target }: Outcome,
  code: string,
  { brand: known, baseUrl, pictureHref }: PageMaker,
): LandingView {
  const { headers } = req;
  // The logo's address is relative to a code's; elsewhere, below any folder, it would not hold.
  const brand = code === '' ? { ...known, logoHref: null } : known;
  const device = deviceOf(headers['user-agent'] ?? '');
  const seen = { device, lang: languageOf(headers['accept-language']), brand };
  if (page !== 'redirect' && page !== 'wechat' && page !== 'phone' && page !== 'desktop')
    return { ...seen, kind: page };
  const href = pictureId === 0 ? null : pictureHref(pictureId);
  if (href === null) return { ...seen, kind: 'away' };
  const pageUrl = baseUrl === '' ? null : `${baseUrl}/${code}`;
  return {
    ...seen,
    kind: 'picture',
    pageUrl,
    pictureHref: href,
    isGroup: target?.isGroup === true,
  };
}

/** A few words for machines, or for nobody. */
export function answerPlain(
  response: ServerResponse,
  status: number,
  text: string,
  more: readonly string[] = [],
): void {
  response.writeHead(status, [
    'Content-Type',
    'text/plain; charset=utf-8',
    'Cache-Control',
    'no-store',
    'Content-Length',
    String(Buffer.byteLength(text)),
    ...more,
  ]);
  response.end(text);
}
