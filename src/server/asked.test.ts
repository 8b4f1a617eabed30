import { describe, expect, it } from 'vitest';
import { addressKey, clientAddress, codeOf, forwardedFor, purposeOf } from './asked.ts';

describe('the code of a path', () => {
  it.each([
    ['/abc', 1, 'abc'],
    ['/aZ9_-', 1, 'aZ9_-'],
    ['/abc?from=timeline', 1, 'abc'],
    ['/q/abc', 3, 'abc'],
    ['/', 1, undefined],
    ['/?a', 1, undefined],
    ['/abc/', 1, undefined],
    ['/a.b', 1, undefined],
    ['/a%20b', 1, undefined],
    ['/a@b', 1, undefined],
    ['/a[b', 1, undefined],
    ['/a`b', 1, undefined],
    ['/a{b', 1, undefined],
    ['/门店', 1, undefined],
    [`/${'x'.repeat(64)}`, 1, 'x'.repeat(64)],
    [`/${'x'.repeat(65)}`, 1, undefined],
  ])('of %j from %i is %j', (url, from, code) => {
    expect(codeOf(url, from)).toBe(code);
  });
});

describe('whose request it is', () => {
  const chain = '203.0.113.9, 198.51.100.4,192.0.2.1';
  it.each([
    ['nobody is trusted: who is connected', '127.0.0.1', chain, 0, '127.0.0.1'],
    ['one proxy: whom it heard', '127.0.0.1', chain, 1, '192.0.2.1'],
    ['two: whom the outer one heard', '127.0.0.1', chain, 2, '198.51.100.4'],
    ['more than came: the first', '127.0.0.1', chain, 9, '203.0.113.9'],
    ['the proxy sent nothing', '127.0.0.1', undefined, 1, '127.0.0.1'],
    ['what it sent is no address', '127.0.0.1', 'unknown', 1, '127.0.0.1'],
    ['with a port', '127.0.0.1', '192.0.2.1:5000', 1, '192.0.2.1'],
    ['IPv6 with a port', '127.0.0.1', '[2001:db8::1]:5000', 1, '2001:db8::1'],
    ['IPv6', '::1', '2001:db8::1', 1, '2001:db8::1'],
    ['IPv4 on a socket of both', '::ffff:192.0.2.1', undefined, 0, '192.0.2.1'],
    ['a socket that is closed already', undefined, undefined, 0, ''],
  ])('%s', (_, peer, forwarded, proxies, address) => {
    expect(clientAddress(peer, forwarded, proxies)).toBe(address);
  });

  it('is one network of IPv6 for one subscriber', () => {
    expect(addressKey('2001:db8:1:2:aaaa::1')).toBe(addressKey('2001:db8:1:2:bbbb:c::9'));
    expect(addressKey('2001:db8:1:2:aaaa::1')).not.toBe(addressKey('2001:db8:1:3:aaaa::1'));
    expect(addressKey('192.0.2.1')).not.toBe(addressKey('192.0.2.2'));
  });
});

describe('headers', () => {
  it('of a purpose, by any of its names', () => {
    expect(purposeOf({ 'sec-purpose': 'prefetch;prerender', 'purpose': 'x' })).toBe(
      'prefetch;prerender',
    );
    expect(purposeOf({ 'x-moz': 'prefetch' })).toBe('prefetch');
    expect(purposeOf({ host: 'x' })).toBeUndefined();
  });

  it('of a proxy, one or several', () => {
    expect(forwardedFor({ 'x-forwarded-for': ['192.0.2.1', '192.0.2.2'] })).toBe(
      '192.0.2.1,192.0.2.2',
    );
    expect(forwardedFor({})).toBeUndefined();
  });
});
