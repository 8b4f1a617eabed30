import { describe, expect, it } from 'vitest';
import { ERRORS } from '../core/errors.ts';
import { en } from './en.ts';
import { chooseLanguage, fill, isTextKey, loadTranslator } from './translate.ts';
import { translator } from './translator.ts';
import { zh } from './zh.ts';

const keys = Object.keys(en).filter(isTextKey);
const places = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name ?? ''))].toSorted();

describe('the catalogues', () => {
  it('every error has a sentence, and every one but an interruption a hint', () => {
    for (const code of Object.keys(ERRORS)) {
      expect(isTextKey(`error.${code}`), code).toBe(true);
      expect(isTextKey(`hint.${code}`), code).toBe(code !== 'interrupted');
    }
  });

  it('Chinese sentences are in Chinese and want nothing that the English ones do not have', () => {
    const latin = new Set<string>(['column.sha256', 'value.sms', 'hint.no-base-url']);
    for (const key of keys) {
      const said: string = zh[key];
      const words = said.replace(/\{[^}]*\}/g, '');
      const chinese = /\p{Script=Han}/u.test(words) || !/[a-z]{3}/i.test(words);
      expect(said !== '' && (chinese || latin.has(key)), `${key}: ${said}`).toBe(true);
      for (const place of places(said)) expect(places(en[key]), key).toContain(place);
    }
  });
});

describe('filling', () => {
  it('puts values in their places and words by their number', () => {
    const text = '{n} {n|order|orders} of {shop}';
    expect(fill(text, { n: 1, shop: '测试店' })).toBe('1 order of 测试店');
    expect(fill(text, { n: 2, shop: '测试店' })).toBe('2 orders of 测试店');
    expect(fill(text, { n: 0, shop: '测试店' })).toBe('0 orders of 测试店');
    expect(fill('{known}', { known: ['a', 'b'] })).toBe('a, b');
    expect(fill('{known}', { known: [] })).toBe('–');
  });

  it('does not fill what came in with a value, and shows a place that nobody filled', () => {
    expect(fill('{a}', { a: '{b}', b: 'x' })).toBe('{b}');
    expect(fill('{a}', {})).toBe('{a}');
  });

  it('speaks both', async () => {
    expect(translator('en')('value.paid')).toBe('paid');
    expect(translator('zh')('value.paid')).toBe('已付款');
    expect((await loadTranslator('en'))('value.paid')).toBe('paid');
    expect((await loadTranslator('zh'))('value.paid')).toBe('已付款');
  });
});

describe('which language', () => {
  const cases: [string | undefined, Record<string, string>, string | undefined][] = [
    [undefined, {}, 'en'],
    [undefined, { LANG: 'zh_CN.UTF-8' }, 'zh'],
    [undefined, { LANG: 'de_DE.UTF-8' }, 'en'],
    [undefined, { LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
    [undefined, { LANG: 'en_US.UTF-8', PSCRM_LANG: 'zh' }, 'zh'],
    ['en', { PSCRM_LANG: 'zh' }, 'en'],
    ['zh-CN', {}, 'zh'],
    ['fr', {}, undefined],
    [undefined, { PSCRM_LANG: 'fr' }, undefined],
    [undefined, { PSCRM_LANG: '', LANG: 'zh_TW' }, 'zh'],
  ];
  it.each(cases)('--lang %s with %j: %s', (flag, env, expected) => {
    expect(chooseLanguage(flag, env)).toBe(expected);
  });
});
