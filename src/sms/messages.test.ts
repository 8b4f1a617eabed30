import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { csvLine } from '../core/csv.ts';
import { width } from '../core/width.ts';
import { isTextKey } from '../text/translate.ts';
import { parseSegment } from './audience.ts';
import { costOf, lengthOf } from './length.ts';
import { CHECKED, draftOf, lintMessage } from './lint.ts';
import { nameInMessage } from './name.ts';
import { phoneLines } from './preview.ts';
import { findProvider, PROVIDERS } from './providers.ts';
import { SMS_RULES } from './sms-rules.ts';
import { fillTemplate, parseTemplate } from './template.ts';

describe('how long a message is', () => {
  // The figures for 160 are those of a provider's own page: 67 + 67 + 26.
  it.each([
    [1, 1],
    [70, 1],
    [71, 2],
    [134, 2],
    [135, 3],
    [160, 3],
  ])('%i characters are %i segments', (characters, segments) => {
    expect(lengthOf('字'.repeat(characters))).toEqual({ characters, segments });
    expect(lengthOf('a'.repeat(characters)).segments).toBe(segments);
  });

  it('counts the signature with its brackets, and an emoji twice', () => {
    expect(lengthOf('【测试】好😀').characters).toBe(7);
  });

  it('costs what the segments cost, rounded half up once', () => {
    expect(costOf(10_000, 45_000, 2)).toBe(45_000);
    expect(costOf(1, 45_000, 2)).toBe(5);
    expect(costOf(3, 45_000, 2)).toBe(14);
    expect(costOf(3, 1_000_000, 0)).toBe(3);
  });
});

describe('a name in a message', () => {
  it.each([
    ['测试买家01', '测试买家01'],
    ['@小红', '小红'],
    ['=cmd|x', 'cmd|x'],
    ['＠＋小红', '小红'],
    ['测试\n换行', '测试 换行'],
    ['小\u200B红\u202E\u001B', '小红'],
    ['【假】', '假'],
    ['长'.repeat(480), ''],
    ['+', ''],
    [null, ''],
  ])('%j is written as %j', (name, written) => expect(nameInMessage(name)).toBe(written));

  it('is written in the file as it is counted, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const written = nameInMessage(name);
        const [cell] = parse(csvLine([written, '.']), { relax_column_count: true })[0] ?? [];
        expect(cell).toBe(written);
        expect(written).not.toMatch(/[\p{Cc}\p{Cf}【】]/u);
      }),
    );
  });
});

describe('a template', () => {
  const values = { link: 'https://q.example.cn/A', name: '', brand: '测试品牌', optout: '回T退订' };

  it('is filled, with a fallback where there is nothing to fill in', () => {
    const parts = parseTemplate('{name|您}好 {link} {optout}');
    const text = fillTemplate(parts, '测试', values);
    expect(text).toBe('【测试】您好 https://q.example.cn/A 回T退订');
    const named = { ...values, name: '{link}' };
    expect(fillTemplate(parts, '测试', named)).toContain('】{link}好');
  });

  it('refuses what it cannot fill in', () => {
    expect(() => parseTemplate('{nmae} {link}')).toThrow('unknown-variable');
  });

  it.each([
    '${name|您}好 {link}',
    '{name|{brand}}好 {link}',
    '｛name｝好 {link}',
    '#name#好 {link}',
    '%name%好 {link}',
    '{link} }',
  ])('refuses what would reach the customer as it stands: %s', (text) => {
    expect(() => parseTemplate(text)).toThrow('unknown-variable');
  });

  it('takes a price, a topic and a share for what they are', () => {
    expect(() => parseTemplate('省 $5，#双11# 满减 50% {link}')).not.toThrow();
  });

  it('keeps every word that is none of its own', () => {
    fc.assert(
      fc.property(
        fc.string().map((text) => text.replace(/[{}#%]/g, '')),
        (text) => {
          expect(fillTemplate(parseTemplate(text), '', values)).toBe(`【】${text}`);
        },
      ),
    );
  });
});

test('a preview shows every letter, in lines that a telephone has room for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const flat = text.replace(/\n/g, '');
      const lines = phoneLines(flat);
      expect(lines.join('')).toBe(flat);
      for (const line of lines) expect(width(line)).toBeLessThanOrEqual(42);
    }),
  );
  expect(phoneLines('字'.repeat(21))).toEqual(['字'.repeat(20), '字']);
});

describe('rules of providers', () => {
  const lint = (
    provider: string,
    text: string,
    more: Partial<{ link: 'own' | 'constant'; minute: number | null; redirects: boolean }> = {},
  ): readonly string[] => {
    const found = findProvider(provider);
    if (found === undefined) throw new Error(provider);
    const draft = draftOf(
      {
        parts: parseTemplate(text),
        signature: '测试品牌',
        brand: '',
        baseUrl: 'https://q.example.cn',
        link: 'constant',
        redirects: null,
        minute: 600,
        ...more,
      },
      found,
    );
    return lintMessage(draft, found)
      .filter(({ effect }) => effect === 'refused')
      .map(({ id }) => id);
  };
  const CLEAN = '会员礼已备好 {link} {optout}';

  it.each(PROVIDERS.map(({ id }) => id))('%s takes a plain message', (id) => {
    expect(lint(id, CLEAN)).toEqual([]);
  });

  it.each([
    ['tencent', '加微信领好礼 {link} {optout}', ['sms.add-wechat']],
    ['tencent', '添加企业微信客服领取好礼 {link} {optout}', ['sms.add-wechat']],
    ['tencent', '加V：abc123 {link} {optout}', ['sms.add-wechat']],
    ['tencent', 'ADD VX:abc123 {link} {optout}', ['sms.add-wechat']],
    ['tencent', '加WeChat {link} {optout}', ['sms.add-wechat']],
    ['tencent', '加我好友 {link} {optout}', ['sms.add-wechat']],
    ['tencent', '关注公众号 {link} {optout}', ['sms.add-wechat']],
    ['tencent', '加ＶＸ {link} {optout}', ['sms.add-wechat']],
    ['tencent', '无需添加微信即可 {link} {optout}', []],
    ['tencent', '满100减20元券 {link} {optout}', ['sms.coupon']],
    ['tencent', '优 惠 券 {link} {optout}', ['sms.coupon']],
    ['tencent', '看 https://u.jd.com/a {optout}', ['sms.short-link']],
    ['tencent', '抽奖 {link} {optout}', ['sms.lottery']],
    ['aliyun', '送您优惠券 {link} {optout}', ['sms.coupon']],
    ['huawei', '好久不见 {link} {optout}', ['sms.win-over']],
    ['tencent', '会员礼 t.cn/Ab3x {optout}', ['sms.short-link']],
    ['aliyun', '【会员】礼 {link} {optout}', ['sms.brackets']],
    ['aliyun', '会员礼 {link}', ['sms.no-opt-out']],
    ['aliyun', '会员礼 {link} 回T退订', ['sms.opt-out-wording']],
    ['huawei', '{name|您}好 {link} {optout}', ['sms.variables']],
    ['aliyun', `${'长'.repeat(500)} {link} {optout}`, ['sms.too-long']],
  ])('%s: %s', (provider, text, rules) => {
    expect(lint(provider, text)).toEqual(rules);
  });

  it('look at the link, whether it is the same for all and where it leads', () => {
    expect(lint('tencent', CLEAN, { link: 'own' })).toEqual(['sms.own-link']);
    expect(lint('aliyun', CLEAN, { link: 'own' })).toEqual([]);
    expect(lint('tencent', CLEAN, { redirects: true })).toEqual(['sms.redirecting-link']);
    expect(lint('tencent', CLEAN, { redirects: false })).toEqual([]);
  });

  it('look at the clock where somebody has said when', () => {
    expect(lint('huawei', CLEAN, { minute: 8 * 60 })).toEqual([]);
    expect(lint('huawei', CLEAN, { minute: 21 * 60 })).toEqual(['sms.hours']);
    expect(lint('huawei', CLEAN, { minute: 8 * 60 - 1 })).toEqual(['sms.hours']);
  });

  it('have a check, a sentence, a source and a grade, all of them', () => {
    expect(new Set(SMS_RULES.map(({ id }) => id))).toEqual(new Set(CHECKED));
    for (const { id, sure, source, effect } of SMS_RULES) {
      expect(isTextKey(`rule.${id}`), id).toBe(true);
      // What is not known is never said to be refused.
      expect(sure !== '?' || effect === 'watch', id).toBe(true);
      expect(source === '–', id).toBe(sure === '?');
    }
  });
});

test('a segment is read, and a filter that nobody knows is refused', () => {
  expect(parseSegment(['platform:taobao,jd', 'bought-since:2026-01-02', 'not-joined'])).toEqual({
    platforms: ['taobao', 'jd'],
    boughtSince: 20455,
    notBoughtSince: null,
    joined: false,
  });
  for (const bad of ['platform:', 'bought-since:soon', 'joined:yes', 'rich'])
    expect(() => parseSegment([bad]), bad).toThrow('bad-option');
});
