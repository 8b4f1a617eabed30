import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLATFORMS } from '../formats/platforms.ts';
import { normalisePerson, normalisePhone, parsePerson, PERSON_KINDS } from './normalise.ts';

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

describe('every kind of identifier', () => {
  const kind = fc.constantFrom('buyer', 'alipay', ...PERSON_KINDS);
  const region = fc.constantFrom(null, 'CN', 'US', 'TH', 'nowhere');
  const platform = fc.constantFrom('', 'taobao', 'amazon', '微盘');
  /** Any text, and texts that nearly are something. */
  const written = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom(...'0123456789+-() .*#转@aA:：１２') }),
    fc.emailAddress(),
    fc
      .tuple(
        fc.constantFrom('', '+86', '0086', '86-', '+1', '１'),
        fc.integer({ min: 0, max: 99_999_999_999 }),
        fc.constantFrom('', ' ', '-1234', ' ext. 5'),
      )
      .map((parts) => parts.join('')),
  );

  it('is one that a file may name: those of the issue, and every platform', () => {
    const people = ['phone', 'email', 'unionid', 'openid', 'external_userid', 'member', 'cookie'];
    expect(PERSON_KINDS).toEqual(
      expect.arrayContaining([...people, 'order', ...PLATFORMS.map(({ id }) => id)]),
    );
    for (const one of PERSON_KINDS.filter((name) => name !== 'phone' && name !== 'email')) {
      expect(parsePerson(`${one}: Id_Test_01 `, 'CN'), one).toEqual({
        kind: one,
        value: 'Id_Test_01',
      });
    }
  });

  it.each(PERSON_KINDS)('%s: fillers and hidden values are nobody', (one) => {
    for (const filler of [
      '',
      ' ',
      '0',
      '00000000000',
      '11111',
      '-1',
      'NULL',
      'none',
      'NaN',
      'N/A',
      'undefined',
      'anonymous',
      'guest',
      '匿名',
      '未知',
      '***',
      '138****0001',
      '##x',
      '$$x',
      '~x',
      '-',
      '--',
      '/',
    ])
      expect(normalisePerson(one, filler, { platform: one, region: 'CN' }), filler).toBeUndefined();
  });

  it('never throws, and what it gives stays as it is when it is given again', () => {
    fc.assert(
      fc.property(kind, written, platform, region, (one, raw, from, of) => {
        const seen = { platform: from, region: of };
        const first = normalisePerson(one, raw, seen);
        if (first === undefined) return;
        expect(normalisePerson(first.kind, first.value, seen)).toEqual(first);
        expect(first.value).toBe(first.value.trim());
        expect(first.value).not.toBe('');
      }),
      { numRuns: 3000 },
    );
  });

  it('a person as a file writes one: never a throw, and kinds that we know', () => {
    fc.assert(
      fc.property(written, region, (text, of) => {
        const person = parsePerson(text, of);
        if (typeof person === 'object') expect(PERSON_KINDS).toContain(person.kind);
      }),
      { numRuns: 2000 },
    );
  });
});
