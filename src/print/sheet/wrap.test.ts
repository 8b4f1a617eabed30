import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { width } from '../../core/width.ts';
import { fitText, wrapText } from './wrap.ts';

describe('a text in lines of so many columns, a Chinese sign taking two', () => {
  it.each([
    ['扫码添加企业微信领红包', 8, ['扫码添加', '企业微信', '领红包']],
    ['Scan to add us on WeChat', 12, ['Scan to add', 'us on WeChat']],
    // No line begins with a comma or ends with a bracket or a currency sign.
    ['新品上市，欢迎选购', 9, ['新品', '上市，', '欢迎选购']],
    ['扫码加微信，领红包', 10, ['扫码加', '微信，领', '红包']],
    ['加微信领（新品）小样', 8, ['加微信领', '（新品）', '小样']],
    ['扫我送您￥5红包', 8, ['扫我送您', '￥5红包']],
    ['第一行\n第二行', 20, ['第一行', '第二行']],
    ['Donaudampfschiff', 6, ['Donaud', 'ampfsc', 'hiff']],
    ['', 10, ['']],
  ])('%j in %i', (text, columns, lines) => {
    expect(wrapText(text, columns, width)).toEqual(lines);
  });

  it('loses no sign, whatever the text', () => {
    const text = fc.stringMatching(/^[扫码加微信，。（）《》a-z ¥5\n-]{0,40}$/);
    fc.assert(
      fc.property(text, fc.integer({ min: 2, max: 20 }), (words, columns) => {
        const lines = wrapText(words, columns, width);
        expect(lines.join('').replace(/\s/g, '')).toBe(words.replace(/\s/g, ''));
      }),
    );
  });
});

describe('a text in a box', () => {
  const measure = (text: string): number => width(text) / 2;

  it('is as large as was wished where there is room, and smaller where there is not', () => {
    expect(fitText('扫码', 12, { width: 100, height: 20 }, measure)?.size).toBe(12);
    const small = fitText('扫码添加企业微信', 12, { width: 48, height: 20 }, measure);
    expect(small).toEqual({ size: 8, lines: ['扫码添加', '企业微信'] });
  });

  it('leaves no sign alone on its last line', () => {
    const { lines } =
      fitText('扫码添加企业微信领红包', 10, { width: 100, height: 40 }, measure) ?? {};
    expect(lines).toEqual(['扫码添加', '企业微信领红包']);
  });

  it('is refused where it could not be read', () => {
    expect(fitText('扫码添加企业微信', 12, { width: 10, height: 10 }, measure)).toBe(undefined);
  });
});
