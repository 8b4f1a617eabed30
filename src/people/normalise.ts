import { createRequire } from 'node:module';
import type * as NumberingPlans from 'libphonenumber-js';
import { late } from '../core/late.ts';

const require = createRequire(import.meta.url);
/** The world's numbering plans take longer to load than most commands to run. */
const numberingPlans = late((): typeof NumberingPlans => require('libphonenumber-js'));

/** The namespaces that a file may name a person in: `phone:…`, `taobao:…`. */
export const PERSON_KINDS: readonly string[] = [
  'external_userid',
  'unionid',
  'openid',
  'phone',
  'email',
  'member',
  'cookie',
  'contact',
  'order',
  'taobao',
  'jd',
  'pdd',
  'douyin',
  'kuaishou',
  'xhs',
  'youzan',
  'wechat-store',
  'weimob',
  'weidian',
  'vip',
  'suning',
  'dewu',
  'xianyu',
  'meituan',
  '1688',
  'shopify',
  'woocommerce',
  'amazon',
  'ebay',
  'etsy',
  'shopee',
  'lazada',
  'tiktok',
];

export type Identifier = { readonly kind: string; readonly value: string };

/** Where an identifier was seen: which platform's file, and which country its numbers are from. */
export type SeenIn = { readonly platform: string; readonly region: string | null };

const HIDDEN = /\*|^##|^\$\$|^~/;
const NOBODY =
  /^(?:0+|1{5,}|-1|[-–—/\\.]+|null|none|nan|n\/a|undefined|anonymous|guest|unknown|匿名|未知|无)$/i;

/**
 * An identifier in the form in which it is compared, or undefined where it identifies nobody:
 * masked (`138****1234`), encrypted (`##…`, `$$…`, `~…`), virtual (with an extension), or a filler.
 * Kind `buyer` is the platform's own account name, `alipay` an e-mail address or a mobile number.
 */
export function normalisePerson(kind: string, raw: string, seen: SeenIn): Identifier | undefined {
  const value = raw.trim();
  if (value === '' || HIDDEN.test(value) || NOBODY.test(value)) return undefined;
  switch (kind) {
    case 'phone': {
      const phone = normalisePhone(value, seen.region);
      return phone === undefined ? undefined : { kind, value: phone };
    }
    case 'email':
      return normaliseEmail(value, seen.platform);
    case 'alipay':
      return value.includes('@')
        ? normaliseEmail(value, seen.platform)
        : normalisePerson('phone', value, seen);
    case 'buyer':
      return { kind: seen.platform, value };
    default:
      return { kind, value };
  }
}

const CHINESE_MOBILE = /^(?:\+?86|0086)?(1[3-9]\d{9})$/;
const EXTENSION = /(?:转|分机|ext\.?|x|,|#)\s*\d{1,6}$|^(?:\+?86[-\s]?)?1\d{10}\s*[-–]\s*\d{2,6}$/i;

/**
 * A telephone number as E.164. A bare number is read as one of `region`; where that is unknown, as a
 * Chinese mobile if it looks like one. A number with an extension is a platform's virtual number:
 * it belongs to nobody and dies with the parcel.
 */
export function normalisePhone(raw: string, region: string | null): string | undefined {
  // Full-width digits, as a Chinese keyboard types them, are digits.
  const text = raw.normalize('NFKC').trim();
  if (HIDDEN.test(text) || EXTENSION.test(text)) return undefined;
  const digits = text.replace(/[\s\-().]/g, '');
  const abroad = region !== null && region !== 'CN';
  const chinese = CHINESE_MOBILE.exec(digits)?.[1];
  if (chinese !== undefined && (!abroad || digits.length > 11)) return `+86${chinese}`;
  const international = digits.startsWith('00') ? `+${digits.slice(2)}` : digits;
  if (international.startsWith('+')) return valid(international);
  return abroad ? valid(digits, region) : undefined;
}

/** A number that nobody hid, and that is none: a digit is missing, or a letter too many. */
export function isMisread(phone: string): boolean {
  const text = phone.normalize('NFKC').trim();
  return !HIDDEN.test(text) && !NOBODY.test(text) && !EXTENSION.test(text);
}

function valid(number: string, region?: string): string | undefined {
  const { isSupportedCountry, parsePhoneNumberFromString } = numberingPlans();
  if (region !== undefined && !isSupportedCountry(region)) return undefined;
  const parsed = parsePhoneNumberFromString(number, region);
  return parsed?.isValid() === true ? parsed.number : undefined;
}

const EMAIL = /^[^\s@"(),:;<>[\]\\]+@[^\s@.]+(?:\.[^\s@.]+)+$/;

/** Addresses that a platform makes up for a buyer: a stable account name, not a mailbox. */
const RELAY =
  /@(?:marketplace\.amazon\.[a-z.]+|members\.ebay\.[a-z.]+|privaterelay\.appleid\.com)$/;

function normaliseEmail(raw: string, platform: string): Identifier | undefined {
  const email = raw.toLowerCase();
  if (!EMAIL.test(email)) return undefined;
  return RELAY.test(email) ? { kind: platform, value: email } : { kind: 'email', value: email };
}

/**
 * A person as a referrals or participants file names one: `phone:138…`, `unionid:…`, or a bare
 * external_userid. A mistyped `phnoe:` is no kind of identifier, and must not become a person.
 */
export function parsePerson(
  text: string,
  region: string | null,
): Identifier | 'unknown-kind' | undefined {
  const cut = text.search(/[:：]/u);
  if (cut < 0) return normalisePerson('external_userid', text, { platform: '', region });
  const kind = text.slice(0, cut).trim().toLowerCase();
  if (!PERSON_KINDS.includes(kind)) return 'unknown-kind';
  return normalisePerson(kind, text.slice(cut + 1), { platform: kind, region });
}
