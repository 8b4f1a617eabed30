import type { Play } from '../core/play.ts';
import { NOT_READ, type Rule } from './rule.ts';

const SEEN = '2026-11-24';
const WECHAT = '微信外部链接内容管理规范, text of 2019-10-28 (copies: m.413629.com, nuiruijia)';

/** What the rule is of: words in the copy, and plays that are what it names. */
type WechatRule = Rule & {
  readonly words: RegExp;
  /** Forbidden, however they are worded. */
  readonly plays?: readonly Play[];
  /** Forbidden where they are of a kind that the play alone does not tell: tied to sharing, or drawn by lot. */
  readonly limits?: readonly Play[];
};

/** Copy that WeChat's rules on links name. A person may be let go on; the domain may be blocked. */
export const WECHAT_RULES: readonly WechatRule[] = [
  {
    id: 'wechat.reward-for-sharing',
    of: 'wechat',
    sure: 'C',
    source: WECHAT,
    seen: SEEN,
    effect: 'refused',
    words:
      /助力(?!量)|帮我[砍点加]|砍一?刀|砍价|加速包|好友加速|瓜分[^。；;]{0,6}(?:红包|现金|奖|元)|(?:分享|转发|邀请|邀|拉)[^。；;]{0,12}(?:领|得|送|返|红包|奖|免费|有礼|好礼|福利)|bargain|\bshare\b[^.;]{0,40}\b(?:win|get|earn|reward|gift|free|cash)|share[ -]?to[ -]?win/iu,
    plays: ['assist'],
    limits: ['red-packet', 'zero-price'],
  },
  {
    id: 'wechat.collecting',
    of: 'wechat',
    sure: 'C',
    source: WECHAT,
    seen: SEEN,
    effect: 'refused',
    words:
      /集卡(?![片车])|集福|集字|集赞|集齐|攒卡|任务收集|(?:做|完成)任务[^。；;]{0,8}(?:领|得|送|返|红包|奖)|collect[ -]?cards/iu,
    plays: ['collect'],
  },
  {
    id: 'wechat.check-in',
    of: 'wechat',
    sure: 'C',
    source: WECHAT,
    seen: SEEN,
    effect: 'refused',
    words: /(?:打卡|签到)[^。；;]{0,12}(?:领|得|送|返|奖|免费|有礼|红包)|check-?in[ -]?reward/iu,
    plays: ['check-in'],
  },
  {
    id: 'wechat.lottery-group',
    of: 'wechat',
    sure: 'C',
    source: WECHAT,
    seen: SEEN,
    effect: 'refused',
    words: /抽奖团|拼团抽奖|抽奖[^。；;]{0,8}(?:拼团|成团)|lottery[ -]?group/iu,
    limits: ['group-buy', 'lottery'],
  },
];

/** Money or goods for a review that says what it must. */
export const REVIEW_WORDS =
  /(?:好评|五星|5星|晒图|晒单|评价|追评)[^。；;]{0,12}(?:返|反现|红包|现金|元|券|礼|奖)|(?:返现|返还|红包|现金)[^。；;]{0,8}(?:好评|五星|5星|晒图|晒单)|\breviews?\b[^.;]{0,20}\b(?:cash|money|gift|refund|reward|coupon|voucher)|\b(?:cash|money|gift|refund|reward|coupon|voucher)[a-z -]{0,12}\bfor\b[^.;]{0,20}\breviews?\b/iu;

/** What is said of rewards for reviews, by the law and by platforms. */
export const REVIEW_RULES: readonly Rule[] = [
  {
    id: 'law.review-reward',
    of: 'law',
    sure: 'C',
    source:
      '网络反不正当竞争暂行规定 art. 9 (5), in force 2024-09-01 (press: 0515yc.cn 2024-06-05)',
    seen: SEEN,
    effect: 'refused',
  },
  {
    id: 'platform.review-reward',
    of: 'amazon',
    sure: 'C',
    source: 'sellercentral.amazon.com/forums/t/533858 (packaging and inserts; a stored copy)',
    seen: SEEN,
    effect: 'refused',
  },
];

/** What is said of cards that lead buyers away from the platform. */
export const LEAD_CARD_RULES: readonly Rule[] = [
  {
    id: 'platform.lead-card',
    of: 'amazon',
    sure: 'C',
    source: 'amazon.com/gp/help nodeId=200414320 (attempts to divert; a stored copy)',
    seen: SEEN,
    effect: 'refused',
  },
  {
    id: 'platform.lead-card',
    of: 'ebay',
    sure: 'C',
    source: 'ebay.com.sg/help/policies, avoiding eBay fees policy id=4354 (a stored copy)',
    seen: SEEN,
    effect: 'refused',
  },
];

/** Shops of the brand's own: nobody else's rule stands between it and its customers. */
export const OWN_SHOPS: ReadonlySet<string> = new Set([
  'youzan',
  'weimob',
  'shopify',
  'woocommerce',
]);

/** A marketplace whose rule was looked for and not read: that nothing is known is said, not passed over. */
export function unknownRule(id: string, platform: string): Rule {
  return {
    id: `${id}-unknown`,
    of: platform,
    sure: '?',
    source: NOT_READ,
    seen: SEEN,
    effect: 'watch',
  };
}
