import { describe, expect, test } from 'vitest';
import { APP_SCHEMES, checkAddress } from './addresses.ts';

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
    'https://a:b@example.com/',
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
