import { describe, expect, it } from 'vitest';
import { FORMATS } from './index.ts';
import { platformDomain, platformId, platformInCell, PLATFORMS } from './platforms.ts';

describe('platforms', () => {
  it('has each that a format is of', () => {
    const ids = new Set(PLATFORMS.map(({ id }) => id));
    expect(FORMATS.flatMap(({ platform }) => platform ?? []).filter((id) => !ids.has(id))).toEqual(
      [],
    );
  });

  it.each([
    ['天猫', 'taobao'],
    ['阿里巴巴', '1688'],
    ['亚马逊', 'amazon'],
    ['虾皮', 'shopee'],
    ['快手小店', 'kuaishou'],
    ['小红书', 'xhs'],
    ['视频号小店', 'wechat-store'],
    ['微盟', 'weimob'],
    ['微店', 'weidian'],
    ['唯品会', 'vip'],
    ['TikTok', 'tiktok'],
    ['Etsy', 'etsy'],
    ['Lazada', 'lazada'],
    ['eBay', 'ebay'],
    ['WooCommerce', 'woocommerce'],
    ['nowhere', 'nowhere'],
  ])('%s is %s', (name, id) => {
    expect(platformId(name)).toBe(id);
  });

  it.each([
    ['淘宝', 'taobao'],
    ['My_Shop', 'my_shop'],
    ['测试商城', '测试商城'],
    ['会员小程序', '会员小程序'],
    ['线下门店', '线下门店'],
    ['测试买家09', undefined],
    ['测试买家', undefined],
    ['测试省测试市测试路1号便利店', undefined],
    ['13800001006', undefined],
    ['', undefined],
  ])('in a cell, %j is %s', (cell, id) => {
    expect(platformInCell(cell)).toBe(id);
  });

  it('calls each name one platform', () => {
    const names = PLATFORMS.flatMap(({ id, names: others }) => [id, ...others]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('are marketplaces but for shops of the brand’s own', () => {
    const own = PLATFORMS.filter(({ id }) => platformDomain(id) === 'private');
    expect(own.map(({ id }) => id)).toEqual(['youzan', 'wechat-store', 'weimob', 'weidian']);
  });
});
