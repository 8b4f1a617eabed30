import { describe, expect, test } from 'vitest';
import { APP_SCHEMES, checkAddress, checkLink, refuseOwnAddress } from './addresses.ts';

describe('a scan may end at', () => {
  test.each([
    'https://shop.example.com/?a=1#b',
    'http://shop.example.com',
    'weixin://dl/business/?t=abc',
    'alipays://platformapi/startapp?appId=1',
  ])('%s', (url) => expect(checkAddress(url)).toBe(url));
});

describe('and not at', () => {
  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'shop.example.com',
    'https://',
    'https://example.com/a b',
    'https://example.com/\r\nSet-Cookie: a=b',
    'https://example.com/商店',
    'weixin:',
    'ftp://example.com/',
    '',
  ])('%j', (url) => {
    expect(() => checkAddress(url)).toThrow(
      expect.objectContaining({
        code: 'bad-scheme',
        params: { url, known: ['https', 'http', ...APP_SCHEMES] },
      }),
    );
  });
});

describe('nor at one that gives a password away to all who scan', () => {
  test.each([
    'https://user:secret@example.com/',
    'https://:secret@example.com',
    'http://user@a.cn',
  ])('%s', (url) => {
    const params = { url: expect.not.stringMatching(/secret|user/) };
    expect(() => checkAddress(url)).toThrow(
      expect.objectContaining({ code: 'url-password', params }),
    );
  });
});

describe('an address that leads back to our codes', () => {
  test.each([
    ['https://q.example.cn', 'https://q.example.cn/FyGBu8p'],
    ['https://q.example.cn', 'http://Q.EXAMPLE.CN./FyGBu8p?utm_source=a#b'],
    ['https://q.example.cn', 'https://q.example.cn'],
    ['https://q.example.cn:8443/c', 'https://q.example.cn:8443/c/FyGBu8p'],
    ['https://www.example.cn/c', 'https://www.example.cn/c'],
  ])('%s: %s', (base, url) => {
    expect(() => refuseOwnAddress(url, base)).toThrow(
      expect.objectContaining({ code: 'own-address', params: { url, base } }),
    );
  });

  test.each([
    ['', 'https://q.example.cn/FyGBu8p'],
    ['https://q.example.cn', 'https://shop.example.cn/FyGBu8p'],
    ['https://q.example.cn', 'https://example.cn/?to=https://q.example.cn/FyGBu8p'],
    ['https://q.example.cn', 'https://q.example.cn:8443/FyGBu8p'],
    ['https://www.example.cn/c', 'https://www.example.cn/cards'],
    ['https://www.example.cn/c', 'https://www.example.cn/'],
    ['https://q.example.cn', 'weixin://dl/business/?t=abc'],
    ['https://q.example.cn', 'what a QR says'],
  ])('%s: not %s', (base, url) => {
    expect(refuseOwnAddress(url, base)).toBe(url);
  });
});

test('an acquisition link has no customer_channel of its own: the code that was scanned goes there', () => {
  expect(checkLink('https://work.weixin.qq.com/ca/a?b=1')).toContain('b=1');
  for (const url of [
    'https://work.weixin.qq.com/ca/a?customer_channel=spring',
    'https://work.weixin.qq.com/ca/a?b=1&customer_channel#c',
  ])
    expect(() => checkLink(url)).toThrow(expect.objectContaining({ code: 'channel-taken' }));
});
