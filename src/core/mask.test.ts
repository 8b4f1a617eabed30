import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskCell, maskEmail, maskIdentity, maskPhone } from './mask.ts';

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
