import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { currencyDigits, formatMoney, isCurrency, parseMoney } from './money.ts';

describe('an amount as people and platforms write it', () => {
  it.each([
    ['499.00', 49_900],
    ['499', 49_900],
    ['499.', 49_900],
    ['499.5', 49_950],
    ['.5', 50],
    ['0', 0],
    ['-0.00', 0],
    ['007.10', 710],
    ['1,299.00', 129_900],
    ['1,234,567.89', 123_456_789],
    ['¥1,299.00', 129_900],
    ['￥ 88.80', 8_880],
    ['0元', 0],
    ['12.30 元', 1_230],
    ['　12.30　', 1_230],
    ['US$19.99', 1_999],
    ['499.00（计算中）', 49_900],
    ['499.00 (计算中)', 49_900],
    // Zeros beyond the minor unit say nothing new.
    ['12.3400', 1_234],
    // 2^53 − 1 minor units, the largest that is exact.
    ['90071992547409.91', Number.MAX_SAFE_INTEGER],
  ])('%s is %d fen', (text, minor) => {
    expect(parseMoney(text, 'CNY')).toBe(minor);
  });

  it.each([
    ['', 'not-an-amount'],
    ['.', 'not-an-amount'],
    ['-', 'not-an-amount'],
    ['元', 'not-an-amount'],
    ['(12.00)', 'not-an-amount'],
    ['12.3.4', 'not-an-amount'],
    ['1e3', 'not-an-amount'],
    ['0x10', 'not-an-amount'],
    ['12元34', 'not-an-amount'],
    ['12 34', 'not-an-amount'],
    ['--1', 'not-an-amount'],
    ['-¥-1', 'not-an-amount'],
    // Grouped wrongly: somebody's decimal comma, or a digit lost.
    ['1.299,00', 'not-an-amount'],
    ['12,5', 'not-an-amount'],
    ['1234,567', 'not-an-amount'],
    ['12.345', 'too-precise'],
    ['-12.34', 'negative'],
    ['-¥12.34', 'negative'],
    ['¥-12.34', 'negative'],
    ['90071992547409.92', 'too-large'],
  ])('"%s" is refused: %s', (text, problem) => {
    expect(parseMoney(text, 'CNY')).toBe(problem);
  });

  it.each([
    ['THB 250.00', 25_000],
    ['THB250', 25_000],
    ['1,250.50 THB', 125_050],
    ['THB -1.00', 'negative'],
    // Not the order's currency, or no amount.
    ['USD 250.00', 'not-an-amount'],
    ['thb 250.00', 'not-an-amount'],
    ['THB', 'not-an-amount'],
    ['THB 1 THB', 'not-an-amount'],
  ])('in an order of baht, "%s" is %s', (text, minor) => {
    expect(parseMoney(text, 'THB')).toBe(minor);
  });

  it('follows the currency: no sen in yen, three places in Kuwaiti dinar', () => {
    expect(parseMoney('1200', 'JPY')).toBe(1_200);
    expect(parseMoney('1200.00', 'JPY')).toBe(1_200);
    expect(parseMoney('1200.5', 'JPY')).toBe('too-precise');
    expect(parseMoney('1.234', 'KWD')).toBe(1_234);
  });
});

describe('the mark before the minor units', () => {
  it.each([
    ['1.299,00', 129_900],
    ['1.234.567,8', 123_456_780],
    ['1299,00', 129_900],
    ['1.299', 129_900],
    ['€ 12,50', 1_250],
    ['12', 1_200],
    ['1,299.00', 'not-an-amount'],
    ['1.29', 'not-an-amount'],
    ['12,345', 'too-precise'],
  ])('a comma: %s', (text, minor) => {
    expect(parseMoney(text, 'EUR', ',')).toBe(minor);
  });

  it('a full stop, told, is what it is untold', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), fc.constantFrom('CNY', 'EUR', 'JPY'), (minor, currency) => {
        const text = formatMoney(minor, currency);
        expect(parseMoney(text, currency, '.')).toBe(parseMoney(text, currency));
      }),
    );
  });

  it.each(['120.000', '1.250.000', '₫120.000', '120.000 ₫', '1.250.000,00'])(
    'untold, %s dong or rupiah may be a thousand times as much',
    (text) => {
      for (const currency of ['VND', 'IDR'])
        expect(parseMoney(text, currency)).toBe('ambiguous-amount');
    },
  );

  it.each([
    ['120000', 120_000],
    ['120,000', 120_000],
    ['120000.00', 120_000],
    ['120.5', 'too-precise'],
  ])('while %s dong reads in one way', (text, minor) => {
    expect(parseMoney(text, 'VND')).toBe(minor);
  });

  it('while 120.50 rupiah has its cents, and 120.000 stays open', () => {
    expect(parseMoney('120.50', 'IDR')).toBe(12_050);
    expect(parseMoney('Rp 1,250,000.50', 'IDR')).toBe(125_000_050);
    expect(parseMoney('1.250.000,50', 'COP', ',')).toBe(125_000_050);
    expect(parseMoney('120.000', 'COP')).toBe('ambiguous-amount');
    expect(parseMoney('120.000', 'IDR', ',')).toBe(12_000_000);
  });

  it('told, it settles what was open', () => {
    expect(parseMoney('120.000', 'VND', ',')).toBe(120_000);
    expect(parseMoney('120.000', 'VND', '.')).toBe(120);
    expect(parseMoney('1.250.000', 'VND', ',')).toBe(1_250_000);
    expect(parseMoney('1.250.000', 'VND', '.')).toBe('not-an-amount');
  });
});

describe('an amount as we write it', () => {
  it.each([
    [1_299, 'CNY', '12.99'],
    [5, 'CNY', '0.05'],
    [0, 'CNY', '0.00'],
    [-1_299, 'CNY', '-12.99'],
    [-5, 'CNY', '-0.05'],
    [1_200, 'JPY', '1200'],
    [-1_200, 'JPY', '-1200'],
    [1_234, 'KWD', '1.234'],
    [Number.MAX_SAFE_INTEGER, 'CNY', '90071992547409.91'],
  ])('%d minor units of %s are %s', (minor, currency, text) => {
    expect(formatMoney(minor, currency)).toBe(text);
  });

  it('reads back as the same amount, in any currency', () => {
    fc.assert(
      fc.property(
        fc.maxSafeNat(),
        fc.constantFrom('CNY', 'JPY', 'KWD', 'USD', 'HKD', 'KRW'),
        (minor, currency) => {
          expect(parseMoney(formatMoney(minor, currency), currency)).toBe(minor);
          expect(parseMoney(`¥${formatMoney(minor, currency)}元`, currency)).toBe(minor);
        },
      ),
    );
  });
});

describe('currencies', () => {
  it('are ISO 4217 codes in upper case', () => {
    expect(['CNY', 'USD', 'HKD'].map(isCurrency)).toEqual([true, true, true]);
    expect(['cny', 'RMB', 'ZZZ', '', '¥'].map(isCurrency)).toEqual([
      false,
      false,
      false,
      false,
      false,
    ]);
  });

  // ISO 4217, list one, column "Mnr unts".
  it.each([
    ['CNY', 2],
    ['USD', 2],
    ['HKD', 2],
    ['TWD', 2],
    ['MYR', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['VND', 0],
    ['KWD', 3],
    ['ISK', 0],
    ['XOF', 0],
    ['CLF', 4],
    // Shown without their cents in most shops, yet invoiced and exported with them.
    ['IDR', 2],
    ['PKR', 2],
    ['HUF', 2],
    ['COP', 2],
    ['LAK', 2],
    // More than two where Node says none.
    ['IQD', 3],
  ])('%s has %d digits after the point', (currency, digits) => {
    expect(currencyDigits(currency)).toBe(digits);
  });
});
