import { describe, expect, it } from 'vitest';
import { normalisePerson, normalisePhone, parsePerson } from './normalise.ts';

const TAOBAO = { platform: 'taobao', region: 'CN' };

describe('telephone numbers', () => {
  it('reads one Chinese mobile, however it is written', () => {
    for (const text of [
      '13800001234',
      '+8613800001234',
      '86-13800001234',
      '0086 138 0000 1234',
      '+86 138-0000-1234',
    ]) {
      expect(normalisePhone(text, 'CN'), text).toBe('+8613800001234');
      expect(normalisePhone(text, null), text).toBe('+8613800001234');
    }
  });

  it('reads a bare number as one of its country, and no other', () => {
    expect(normalisePhone('212-555-0123', 'US')).toBe('+12125550123');
    expect(normalisePhone('2125550123', null)).toBeUndefined();
    // 1 310 555 0123 looks like a Chinese mobile; the address says that it is not.
    expect(normalisePhone('13105550123', 'US')).toBe('+13105550123');
    expect(normalisePhone('+86 13800001234', 'US')).toBe('+8613800001234');
    expect(normalisePhone('+1 212 555 0123', 'CN')).toBe('+12125550123');
  });

  it('knows numbers that belong to nobody: masked, encrypted, virtual, too short, fillers', () => {
    for (const text of [
      '138****1234',
      '1******6198',
      '$$密文',
      '##密文',
      '~密文',
      '13800001234-1234',
      '13800001234转1234',
      '13800001234,5678',
      '+8613800001234 ext. 12',
      '0300',
      '00000000000',
      '12345678901',
    ]) {
      expect(normalisePhone(text, 'CN'), text).toBeUndefined();
    }
  });
});

describe('other identifiers', () => {
  it('takes an alipay account for what it is', () => {
    expect(normalisePerson('alipay', 'Buyer01@Example.com', TAOBAO)).toEqual({
      kind: 'email',
      value: 'buyer01@example.com',
    });
    expect(normalisePerson('alipay', '13800001234', TAOBAO)).toEqual({
      kind: 'phone',
      value: '+8613800001234',
    });
    expect(normalisePerson('alipay', '138****1234', TAOBAO)).toBeUndefined();
  });

  it('takes a relay address for an account name, not for a mailbox', () => {
    expect(
      normalisePerson('email', 'abc@marketplace.amazon.com', { platform: 'amazon', region: 'US' }),
    ).toEqual({ kind: 'amazon', value: 'abc@marketplace.amazon.com' });
  });

  it('gives a buyer id the name of its platform, and knows fillers', () => {
    expect(normalisePerson('buyer', ' tb_test_01 ', TAOBAO)).toEqual({
      kind: 'taobao',
      value: 'tb_test_01',
    });
    for (const filler of ['', 'null', 'anonymous', '0', '-1', 't**1']) {
      expect(normalisePerson('buyer', filler, TAOBAO), filler).toBeUndefined();
    }
  });

  it('reads people as a referrals file writes them', () => {
    expect(parsePerson('wm_test_01', 'CN')).toEqual({
      kind: 'external_userid',
      value: 'wm_test_01',
    });
    expect(parsePerson('phone:138 0000 1234', 'CN')).toEqual({
      kind: 'phone',
      value: '+8613800001234',
    });
    expect(parsePerson('unionid:o_test_01', 'CN')).toEqual({ kind: 'unionid', value: 'o_test_01' });
    expect(parsePerson('taobao:tb_test_01', 'CN')).toEqual({ kind: 'taobao', value: 'tb_test_01' });
    expect(parsePerson('phone：１３８００００１２３４', 'CN')).toEqual({
      kind: 'phone',
      value: '+8613800001234',
    });
    expect(parsePerson('phone:138****1234', 'CN')).toBeUndefined();
    for (const odd of ['phnoe:13800001234', 'nickname:x', 'foo:bar'])
      expect(parsePerson(odd, 'CN'), odd).toBe('unknown-kind');
  });
});
