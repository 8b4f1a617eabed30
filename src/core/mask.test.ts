import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskCell, maskEmail, maskIdentity, maskPhone, maskUnexpected } from './mask.ts';

describe('what is shown of a person', () => {
  it.each([
    ['+8613800001234', '138****1234'],
    ['13800001234', '138****1234'],
    ['+15550100123', '+15***23'],
    ['12', '1***'],
    ['', '***'],
  ])('the phone %s is %s', (phone, shown) => {
    expect(maskPhone(phone)).toBe(shown);
  });

  it.each([
    ['buyer1@example.com', 'b***@example.com'],
    ['测试@example.com', '测***@example.com'],
    ['odd"@"name@example.com', 'o***@example.com'],
    ['@example.com', '@***m'],
  ])('the e-mail %s is %s', (email, shown) => {
    expect(maskEmail(email)).toBe(shown);
  });

  it.each([
    ['phone', '+8613800001234', '138****1234'],
    ['email', 'buyer1@example.com', 'b***@example.com'],
    ['taobao', 'tb_example01', 'tb***01'],
    ['taobao', 'buyer1@example.com', 'b***@example.com'],
    ['taobao', '测试买家01', '测试***01'],
    ['taobao', '测试', '测***'],
    // Too short to keep both ends of it.
    ['taobao', '测试01', '测***'],
    ['taobao', '测试买01', '测试***01'],
    ['external_userid', 'wm_test_01', 'wm***01'],
    ['order', 'pdd:260301-000000000012', 'pdd:2603***0012'],
    ['order', 'erp:123456789', 'erp:12***89'],
    ['order', 'erp:12345678901', 'erp:123***901'],
    ['order', 'erp:123456789012', 'erp:1234***9012'],
    ['order', 'erp:12345678', 'erp:1***'],
    ['order', 'plain:旗舰店:T1', 'plain:旗舰店:T***'],
  ])('the %s %s is %s', (kind, value, shown) => {
    expect(maskIdentity(kind, value)).toBe(shown);
  });

  it('cuts between letters, never inside one', () => {
    expect(maskIdentity('taobao', '😀😀😀😀😀')).toBe('😀😀***😀😀');
    expect(maskCell('😀😀😀')).toBe('😀***😀');
  });

  it('of a cell is only its ends', () => {
    expect(maskCell('13800001234')).toBe('1***4');
    expect(maskCell('张')).toBe('张***');
    expect(maskCell('')).toBe('');
  });

  it('never is the whole of it', () => {
    // What is masked already may stay as it is: `a***` is `a***`.
    const values = fc.string({ minLength: 1 }).filter((value) => !value.includes('*'));
    const kinds = fc.constantFrom('phone', 'email', 'taobao', 'external_userid', 'order');
    fc.assert(
      fc.property(kinds, values, (kind, value) => {
        expect(maskIdentity(kind, value)).not.toBe(value);
      }),
    );
  });
});

describe('what stood where an amount or a date was expected', () => {
  it.each([
    '3o.00',
    '-1',
    '12,50',
    '¥1,299.00',
    '2026-13-45 08:00:00',
    '99/99/2026',
    'shiped',
    '#N/A',
  ])('%s is a slip in the thing itself, and shown', (text) => {
    expect(maskUnexpected(text)).toBe(text);
  });

  it.each([
    '测试买家01 浙江省杭州市西湖区测试路1号',
    'wm_test_ABCDEFGHIJKLMNOP01',
    '110101190001010000',
    '+1 (202) 555-0101',
    '0571-80000000',
    '13800000001',
    'buyer1@example.com',
  ])('%s may be about somebody: only its ends are', (text) => {
    expect(maskUnexpected(text)).toBe(`${[...text][0]}***${[...text].at(-1)}`);
  });
});
