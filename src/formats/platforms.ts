import { maskWithin } from '../core/mask.ts';
import { nearest } from '../core/nearest.ts';

/**
 * What is known of a platform whatever file names it. `domain`: does the brand sell there in a shop of
 * its own (private) or on a marketplace (public)? Platforms not listed are public unless marked.
 */
export type Platform = {
  readonly id: string;
  readonly names: readonly string[];
  readonly domain: 'public' | 'private';
};

export const PLATFORMS: readonly Platform[] = [
  { id: 'taobao', names: ['tmall', '淘宝', '天猫'], domain: 'public' },
  { id: 'jd', names: ['京东'], domain: 'public' },
  { id: 'pdd', names: ['pinduoduo', '拼多多'], domain: 'public' },
  { id: 'douyin', names: ['抖音', '抖店'], domain: 'public' },
  { id: 'kuaishou', names: ['快手', '快手小店'], domain: 'public' },
  { id: 'xhs', names: ['xiaohongshu', '小红书'], domain: 'public' },
  { id: 'youzan', names: ['有赞'], domain: 'private' },
  { id: 'wechat-store', names: ['wechat', '微信小店', '视频号小店'], domain: 'private' },
  { id: '1688', names: ['alibaba', '阿里巴巴'], domain: 'public' },
  { id: 'weimob', names: ['微盟'], domain: 'private' },
  { id: 'weidian', names: ['微店'], domain: 'private' },
  { id: 'vip', names: ['唯品会'], domain: 'public' },
  { id: 'suning', names: ['苏宁', '苏宁易购'], domain: 'public' },
  { id: 'dewu', names: ['得物'], domain: 'public' },
  { id: 'xianyu', names: ['闲鱼'], domain: 'public' },
  { id: 'meituan', names: ['美团'], domain: 'public' },
  { id: 'shopify', names: [], domain: 'public' },
  { id: 'woocommerce', names: ['woo'], domain: 'public' },
  { id: 'amazon', names: ['亚马逊'], domain: 'public' },
  { id: 'ebay', names: ['易贝'], domain: 'public' },
  { id: 'etsy', names: [], domain: 'public' },
  { id: 'shopee', names: ['虾皮'], domain: 'public' },
  { id: 'lazada', names: ['来赞达'], domain: 'public' },
  { id: 'tiktok', names: ['tiktok-shop', 'tiktok shop'], domain: 'public' },
];

/** The id of a platform however a file or a flag names it: `天猫` and `Tmall` are `taobao`. */
export function platformId(name: string): string {
  const wanted = name.trim().toLowerCase();
  return PLATFORMS.find(({ id, names }) => id === wanted || names.includes(wanted))?.id ?? wanted;
}

const NAME = /^(?=.*[a-z])[a-z0-9_-]{1,32}$/;
/** Names of people, and addresses, do not end as places do where things are sold. */
const CHINESE_NAME =
  /^[\p{Script=Han}a-z]{1,12}(?:商城|平台|小程序|官网|网店|门店|商店|超市|团购|社群)$/u;

/**
 * The platform that a cell names; undefined where what stands there is no name. A new platform makes a
 * new kind of identifier: where columns have shifted, a person's name must not.
 */
export function platformInCell(text: string): string | undefined {
  const id = platformId(text);
  if (isKnownPlatform(id)) return id;
  const isName = NAME.test(id) || CHINESE_NAME.test(id);
  return isName && maskWithin(id) === id ? id : undefined;
}

export function isKnownPlatform(id: string): boolean {
  return PLATFORMS.some((platform) => platform.id === id);
}

/** The known platform that may have been meant; '' where none is near. Short names are near to anything. */
export function nearestPlatform(id: string): string {
  if (id.length < 4) return '';
  const names = PLATFORMS.flatMap((platform) => [platform.id, ...platform.names]);
  const near = nearest(
    id,
    names.filter((name) => /^[a-z-]{4,}$/.test(name)),
  );
  return near === '' ? '' : platformId(near);
}

export function platformDomain(id: string): 'public' | 'private' {
  return PLATFORMS.find((platform) => platform.id === id)?.domain ?? 'public';
}
