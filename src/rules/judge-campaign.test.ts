import { describe, expect, it, test } from 'vitest';
import { PLAYS } from '../core/play.ts';
import { isTextKey } from '../text/translate.ts';
import { LEAD_CARD_RULES, REVIEW_RULES, WECHAT_RULES } from './campaign-rules.ts';
import { judgeCampaign, type Judged } from './judge-campaign.ts';

const judge = (text: string, more: Partial<Judged> = {}) =>
  judgeCampaign({
    channel: 'poster',
    play: null,
    texts: ['spring', text],
    platforms: [],
    ...more,
  }).map(({ id, of, effect }) => `${effect} ${of} ${id}`);

describe('a campaign is held against', () => {
  it.each([
    ['好友助力得 1 元', ['refused wechat wechat.reward-for-sharing']],
    ['分享到朋友圈领红包', ['refused wechat wechat.reward-for-sharing']],
    ['集福换礼', ['refused wechat wechat.collecting']],
    ['连续打卡7天免费领', ['refused wechat wechat.check-in']],
    ['拼团抽奖', ['refused wechat wechat.lottery-group']],
    ['五星好评返 2 元', ['refused law law.review-reward']],
    ['转发有礼', ['refused wechat wechat.reward-for-sharing']],
    ['分享有礼，老友同享', ['refused wechat wechat.reward-for-sharing']],
    ['好友瓜分红包', ['refused wechat wechat.reward-for-sharing']],
    ['拉3人进群免费领', ['refused wechat wechat.reward-for-sharing']],
    ['帮我点一下', ['refused wechat wechat.reward-for-sharing']],
    ['帮我加速', ['refused wechat wechat.reward-for-sharing']],
    ['Share with 3 friends for a reward', ['refused wechat wechat.reward-for-sharing']],
    ['集齐五张换礼', ['refused wechat wechat.collecting']],
    ['做任务领红包', ['refused wechat wechat.collecting']],
    ['每日签到领奖', ['refused wechat wechat.check-in']],
    ['现金返还 晒单', ['refused law law.review-reward']],
    ['好 评 返 现', ['refused law law.review-reward']],
    ['好评反现', ['refused law law.review-reward']],
    ['晒图返現', ['refused law law.review-reward']],
    ['好\u200B评返现', ['refused law law.review-reward']],
    ['5 CNY cash for a review', ['refused law law.review-reward']],
    ['review for cash', ['refused law law.review-reward']],
    ['扫码领会员礼', []],
    ['用帮助力量感谢您', []],
    ['内含美妆集卡片一张', []],
    ['我们不要好评返现', []],
    ['不用晒单，五星好评返现', ['refused law law.review-reward']],
    ['请如实评价，谢谢', []],
  ])('its words: %s', (text, found) => {
    expect(judge(text)).toEqual(found);
  });

  it.each([
    ['assist', ['refused wechat wechat.reward-for-sharing']],
    ['collect', ['refused wechat wechat.collecting']],
    ['check-in', ['refused wechat wechat.check-in']],
    // What is forbidden of these is a kind: groups that draw a winner, and what is gated on sharing.
    ['group-buy', ['watch wechat wechat.lottery-group']],
    ['lottery', ['watch wechat wechat.lottery-group']],
    ['red-packet', ['watch wechat wechat.reward-for-sharing']],
    ['zero-price', ['watch wechat wechat.reward-for-sharing']],
  ] as const)('the play that it was said to be: %s', (play, found) => {
    expect(judge('spring', { play })).toEqual(found);
  });

  it('words and play once each, and by the words where both say it', () => {
    expect(judge('好友助力得 1 元', { play: 'assist' })).toEqual([
      'refused wechat wechat.reward-for-sharing',
    ]);
    expect(judge('拼团抽奖', { play: 'lottery' })).toEqual(['refused wechat wechat.lottery-group']);
    expect(judge('连续打卡7天免费领', { play: 'collect' })).toEqual([
      'refused wechat wechat.collecting',
      'refused wechat wechat.check-in',
    ]);
  });

  it('what each platform says of cards that lead away: forbidden, or not known, and said so', () => {
    const more = { channel: 'package-card', platforms: ['amazon', 'pdd', 'youzan'] };
    expect(judge('会员礼', more)).toEqual([
      'refused amazon platform.lead-card',
      'watch pdd platform.lead-card-unknown',
    ]);
  });

  it('what each platform says of rewards for reviews', () => {
    expect(judge('好评返现', { platforms: ['amazon', 'jd', 'shopify'] })).toEqual([
      'refused law law.review-reward',
      'refused amazon platform.review-reward',
      'watch jd platform.review-reward-unknown',
    ]);
  });
});

test('there is a rule for every play', () => {
  for (const play of PLAYS) expect(judge('spring', { play }), play).toHaveLength(1);
});

test('every rule has a sentence, advice, a source and a day on which it was looked at', () => {
  for (const { id, source, seen } of [...WECHAT_RULES, ...REVIEW_RULES, ...LEAD_CARD_RULES]) {
    expect(isTextKey(`rule.${id}`) && isTextKey(`advice.${id}`), id).toBe(true);
    expect([source.length > 3, /^\d{4}-\d{2}-\d{2}$/.test(seen)], id).toEqual([true, true]);
  }
});
