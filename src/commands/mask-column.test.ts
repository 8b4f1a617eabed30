import { describe, expect, it } from 'vitest';
import { offeredValue, shownValue } from './mask-column.ts';

describe('a cell of a file that nobody knows yet', () => {
  it.each([
    ['姓名', '测试买家01', '测***1'],
    ['收件人', '测试买家01', '测***1'],
    ['Customer Name', 'Test Buyer', 'T***r'],
    ['Product Name', 'Test Tea', 'Test Tea'],
    ['买家备注', '测试买家01要发票', '***'],
    ['Shipping Address', '1 Test Road', '***'],
    ['短信内容', '亲爱的测试买家01', '***'],
    ['证件号码', '110101199003070011', '***'],
    ['其他', '测试买家01 13800000001', '测***1'],
    ['其他', '110101199003070011', '1***1'],
    ['其他', '110101900307001', '1***1'],
    ['其他', '260301-100000000000001', '260301-100000000000001'],
    ['金额', '12.00', '12.00'],
  ])('in %s, %s is shown as %s', (column, value, shown) => {
    expect(shownValue(column, [], value)).toBe(shown);
    // Whoever chooses a column for a field sees no more of it.
    expect(offeredValue(column, 'order_no', value)).toBe(shown);
  });

  it('of a column that is read for something else has its numbers masked', () => {
    expect(shownValue('状态', ['status'], '测试13800000001')).toBe('测试138****0001');
    expect(shownValue('状态', ['status'], '138 0000 0001')).toBe('138****0001');
    expect(shownValue('状态', ['status'], 'x110101199003070011')).toBe('x1***1');
  });

  it('offered for a person is masked as that kind of person', () => {
    expect(offeredValue('联系方式', 'phone', '13800000001')).toBe('138****0001');
    expect(offeredValue('其他', 'buyer', '测试买家01')).toBe('测试***01');
  });
});
