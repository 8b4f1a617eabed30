import { type Finding, worstFirst } from '../rules/rule.ts';
import { wordIn } from '../rules/words.ts';
import { LONGEST } from './length.ts';
import type { Provider } from './providers.ts';
import { SMS_RULES } from './sms-rules.ts';
import { fillTemplate, type Part, uses } from './template.ts';

/** A message as the rules look at it. */
export type Draft = {
  /** Whole, as it would arrive. */
  readonly message: string;
  /** Without the signature. */
  readonly body: string;
  readonly signature: string;
  readonly link: 'own' | 'constant' | 'none';
  /** Does the first answer to the link send on to another address? null: not known. */
  readonly redirects: boolean | null;
  /** Are there things in it that differ from person to person? */
  readonly varies: boolean;
  /** Minutes of the day at which it is to go out, in the workspace's zone; null: nobody has said. */
  readonly minute: number | null;
};

const SOME_OPT_OUT = /退订|拒收|(?:回复?|reply)\s*(?:TD|T|R|N|STOP)\b/iu;
const SHORTENERS =
  /(?:^|[/\s，。:：])((?:t\.cn|url\.cn|dwz\.cn|dwz\.mk|suo\.(?:im|nz|yt)|u\.nu|bit\.ly|tinyurl\.com|is\.gd|goo\.gl|ow\.ly|sina\.lt|985\.so|rrd\.me|w\.url\.cn|dwz\.lc|c\.tb\.cn|m\.tb\.cn|s\.click\.taobao\.com|u\.jd\.com|3\.cn|v\.douyin\.com)\/\S*)/iu;

type Check = (draft: Draft, provider: Provider) => string | undefined;

const words =
  (pattern: RegExp): Check =>
  ({ body }) =>
    wordIn(body, pattern);
const when = (holds: boolean, found: string): string | undefined => (holds ? found : undefined);

/** What each rule looks for: what was found, or undefined where the message keeps it. */
const CHECKS: Readonly<Record<string, Check>> = {
  'sms.no-opt-out': ({ body }) => when(!SOME_OPT_OUT.test(body.slice(-20)), '…'),
  'sms.opt-out-wording': ({ body }, { optOut }) =>
    when(SOME_OPT_OUT.test(body.slice(-20)) && !body.trimEnd().endsWith(optOut), optOut),
  'sms.add-wechat': words(
    /(?:添?加|关注)\s*(?:一下|我们?的?|[您你]的?|官方|专属|品牌)*\s*(?:企业)?(?:微信|微|v信|vx|wx|wechat|好友|企微|客服|公众号|群)|添?加v\s*[:：]?\s*[a-z0-9]|微信号|公众号|进群|入群|扫码添加|威信|薇信|\badd\s+(?:me|us|our|my)?\s*(?:on\s+)?(?:wechat|weixin|vx|wx)\b/iu,
  ),
  'sms.lottery': words(/抽奖|中奖|摇奖|大转盘|刮刮[乐卡]|抽取|盲盒/u),
  'sms.coupon': words(
    /优惠[券卷]|代金券|抵扣券|(?:立减|现金|满减|元)券|领[券卷]|满减|满\s*\d+\s*元?\s*[减送返]|红包|\bcoupons?\b|\bvouchers?\b/iu,
  ),
  'sms.win-over': words(/拉新|召回|好久不见|邀请好友|推荐好友|老客回归|助力|砍价/u),
  'sms.short-link': ({ body }) => SHORTENERS.exec(body)?.[1],
  'sms.redirecting-link': ({ link, redirects }) =>
    when(link !== 'none' && redirects === true, '{link}'),
  'sms.own-link': ({ link }) => when(link === 'own', '{link}'),
  'sms.variables': ({ varies }) => when(varies, '{…}'),
  'sms.icp': ({ link }) => when(link !== 'none', '{link}'),
  'sms.brackets': ({ body }) => wordIn(body, /[【】]/u),
  'sms.too-long': ({ message }) => when(message.length > LONGEST, String(message.length)),
  'sms.signature': ({ signature }) =>
    when(signature.length < 2 || signature.length > 16, signature || '【】'),
  'sms.emoji': ({ message }) => /[\u{10000}-\u{10FFFF}]/u.exec(message)?.[0],
  'sms.hours': ({ minute }, { hours: [from, to] }) =>
    minute === null || (minute >= from * 60 && minute < to * 60)
      ? undefined
      : `${clock(minute)} (${from}:00–${to}:00)`,
  'sms.no-time': ({ minute }, { hours: [from, to] }) =>
    when(minute === null, `${from}:00–${to}:00`),
  'sms.consent': () => '–',
};

function clock(minute: number): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** Every rule of the law and of the provider that the message meets, what would be refused first. */
export function lintMessage(draft: Draft, provider: Provider): Finding[] {
  const findings: Finding[] = [];
  for (const rule of SMS_RULES) {
    if (rule.of !== 'law' && rule.of !== provider.id) continue;
    const found = CHECKS[rule.id]?.(draft, provider);
    if (found !== undefined) findings.push({ ...rule, found });
  }
  return worstFirst(findings);
}

/** The rules that have a check; a test holds both lists to each other. */
export const CHECKED: readonly string[] = Object.keys(CHECKS);

/** A template as everybody would be sent it, with a link that is nobody's. */
export function draftOf(
  message: Pick<Draft, 'signature' | 'link' | 'redirects' | 'minute'> & {
    readonly parts: readonly Part[];
    readonly brand: string;
    readonly baseUrl: string;
  },
  provider: Provider,
): Draft {
  const { parts, brand, baseUrl, signature, redirects, minute } = message;
  const values = { link: `${baseUrl}/…`, name: '', brand, optout: provider.optOut };
  const whole = fillTemplate(parts, signature, values);
  const body = whole.slice(signature.length + 2);
  const link = uses(parts, 'link') ? message.link : 'none';
  const varies = link === 'own' || uses(parts, 'name');
  return { message: whole, body, signature, link, redirects, varies, minute };
}
