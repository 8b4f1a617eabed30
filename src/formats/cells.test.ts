import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanCell, isRuinedId, normaliseHeader } from './cells.ts';

describe('a cell', () => {
  it.each([
    ['Taobao id', '="35000000000000001"', '35000000000000001'],
    ['Taobao blank', '=""', ''],
    ['Douyin text', '\t6917926768823643751', '6917926768823643751'],
    ['Pinduoduo text', '260301-1\t', '260301-1'],
    ['quotes with a TAB behind them', '"10包,原木"\t', '10包,原木'],
    ['doubled quotes inside such', '"5"" 盘"\t', '5" 盘'],
    ['text mark of a spreadsheet', "'13800000001", '13800000001'],
    ['text mark before a plus', "'+8613800000001", '+8613800000001'],
    ['an apostrophe that belongs to a name', "'s Gravenhage", "'s Gravenhage"],
    ['full-width blanks', '\u3000测试\u3000', '测试'],
    ['inner blanks stay', ' a b ', 'a b'],
    ['a formula that is none of ours', '=1+1', '=1+1'],
  ])('%s', (_, raw, clean) => {
    expect(cleanCell(raw)).toBe(clean);
  });

  it.each(['', ' ', '-', '--', '—', '——', '/', 'null', 'NULL', "'null", 'NaN', 'n/a', '="null"'])(
    'says nothing: %j',
    (raw) => {
      expect(cleanCell(raw)).toBe('');
    },
  );

  it.each(['0', '---', 'nulls', 'a/b', 'Nan Li'])('says something: %j', (raw) => {
    expect(cleanCell(raw)).toBe(raw);
  });

  it('is clean once it has been cleaned of blanks', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const clean = cleanCell(text);
        expect(clean.trim()).toBe(clean);
      }),
    );
  });
});

describe('a header cell', () => {
  it.each([
    ['\uFEFF订单编号', '订单编号'],
    ['收货地址 ', '收货地址'],
    ['用户实付金额（元）\t', '用户实付金额(元)'],
    ['Lineitem SKU', 'lineitem sku'],
    ['技术服务费\r\n（人气卡）', '技术服务费(人气卡)'],
  ])('%j is %s', (raw, name) => {
    expect(normaliseHeader(raw)).toBe(name);
  });
});

describe('a ruined id', () => {
  it.each(['3.51532E+16', '1E+15', '2.1e18'])('%s has lost its digits', (text) => {
    expect(isRuinedId(text)).toBe(true);
  });

  it.each(['35153200000000001', 'E20260301000000000001', '260301-1E5', '#1001', ''])(
    '%s has them still',
    (text) => {
      expect(isRuinedId(text)).toBe(false);
    },
  );
});
