import { describe, expect, it, test } from 'vitest';
import { MARKS, namedMachine } from './bots.ts';
import { type Hit, labelVisit, openRecent, remember } from './label.ts';
import { openMemory, textKey } from './recent.ts';
import { type Flag, flagNames } from './words.ts';

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1';
const WECHAT =
  'Mozilla/5.0 (Linux; Android 14; PJD110) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36 MicroMessenger/8.0.50 WeChat/arm64';
const OTHER_WECHAT = WECHAT.replace('PJD110', 'V2301A');

/** Hits, one after the other, as their flags; what is not said is an iPhone's first visit. */
function labels(...hits: readonly Partial<Hit>[]): (readonly Flag[])[] {
  const recent = openRecent(10);
  return hits.map((parts) => {
    const hit: Hit = {
      method: 'GET',
      purpose: undefined,
      userAgent: IPHONE,
      code: 'abcdefg',
      single: false,
      visitor: 1,
      address: 1,
      at: 1_000_000,
      ...parts,
    };
    const flags = labelVisit(hit, recent);
    remember(hit, flags, recent);
    return flagNames(flags);
  });
}
const later = (seconds: number): { at: number } => ({ at: 1_000_000 + seconds * 1000 });
const second = { visitor: 2, address: 2 };

describe('a user agent that says what it is', () => {
  test.each([
    [
      'Mozilla/5.0 (Macintosh) Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
      'preview',
    ],
    ['WhatsApp/2.24.6.77 A', 'preview'],
    ['TelegramBot (like TwitterBot)', 'preview'],
    ['Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)', 'preview'],
    ['Mozilla/5.0 (compatible; Baiduspider/2.0; +http://www.baidu.com/search/spider.html)', 'bot'],
    ['Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)', 'bot'],
    ['Sogou web spider/4.0(+http://www.sogou.com/docs/help/webmasters.htm#07)', 'bot'],
    [
      'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 HeadlessChrome/126.0 Safari/537.36',
      'bot',
    ],
    ['okhttp/4.12.0', 'bot'],
    ['Go-http-client/1.1', 'bot'],
    ['curl/8.5.0', 'bot'],
    ['python-requests/2.32.3', 'bot'],
  ])('%s', (agent, flag) => expect(namedMachine(agent)).toBe(flag));

  test.each([
    [IPHONE],
    [WECHAT],
    [
      'Mozilla/5.0 (Windows NT 10.0) Chrome/126.0 Safari/537.36 MicroMessenger/7.0 WindowsWechat wxwork/4.1.22',
    ],
    [
      'Mozilla/5.0 (Linux; Android 13) Chrome/98.0 Mobile Safari/537.36 SogouMSE,SogouMobileBrowser/6.3',
    ],
    ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1 baiduboxapp/13.60'],
    ['Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Mobile/15E148 Safari/605.1.15 BingSapphire/28.3'],
    [
      'Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 20) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36',
    ],
    ['Mozilla/5.0 (Linux; Android 14) MQQBrowser/15.0 Mobile Safari/537.36 QQ/9.0'],
  ])('a person: %s', (agent) => expect(namedMachine(agent)).toBeNull());

  it('each mark has a source, and none that an expression would read otherwise', () => {
    for (const { mark, source } of MARKS) {
      expect(mark).toMatch(/^[a-z0-9 /-]+$/);
      expect(source).not.toBe('');
    }
  });
});

describe('a request that says what it is', () => {
  test.each<[string, Partial<Hit>, readonly Flag[]]>([
    ['nothing', {}, []],
    ['HEAD', { method: 'HEAD' }, ['head']],
    ['Sec-Purpose', { purpose: 'prefetch;prerender' }, ['prefetch']],
    ['X-Purpose of old', { purpose: 'preview' }, ['prefetch']],
    ['another purpose', { purpose: 'navigate' }, []],
    ['no user agent', { userAgent: ' ' }, ['no-user-agent']],
    ['several at once', { method: 'HEAD', userAgent: 'curl/8' }, ['bot', 'head']],
  ])('%s', (_, hit, flags) => expect(labels(hit)).toEqual([flags]));
});

describe('the second fetch of a page scanned in WeChat', () => {
  const scan = { userAgent: WECHAT, single: true };
  it('comes from elsewhere within seconds', () => {
    expect(labels(scan, { ...scan, ...second, ...later(4.9) })).toEqual([[], ['second-fetch']]);
    expect(labels(scan, { ...scan, ...second, ...later(5) })).toEqual([[], []]);
    expect(labels({ ...scan, userAgent: IPHONE }, { ...scan, ...second, ...later(1) })[1]).toEqual([
      'burst',
    ]);
  });
  it('on a poster only with the very same user agent: people scan it together', () => {
    const poster = { ...scan, single: false };
    expect(labels(poster, { ...poster, ...second, ...later(1) })[1]).toEqual(['second-fetch']);
    const neighbour = { ...poster, ...second, userAgent: OTHER_WECHAT, ...later(1) };
    expect(labels(poster, neighbour)).toEqual([[], []]);
  });
});

describe('a burst on the code of one person', () => {
  const zuk = [
    { single: true, userAgent: 'MQQBrowser/6.2', visitor: 1 },
    { single: true, userAgent: 'facebookexternalhit/1.1', visitor: 2, ...later(1) },
    {
      single: true,
      userAgent: 'Mozilla/5.0 (Windows NT 6.1; rv:24.0) Firefox/24.0',
      visitor: 3,
      ...later(2),
    },
  ];
  it('is a telephone that opens the link of its message with several browsers', () => {
    expect(labels(...zuk)).toEqual([[], ['preview'], ['burst']]);
    // Half a minute later it is the person.
    expect(labels(...zuk, { single: true, visitor: 4, ...later(30) })[3]).toEqual([]);
  });
  it('is none on a poster', () => {
    expect(labels(...zuk.map((hit) => ({ ...hit, single: false })))[2]).toEqual([]);
  });
});

describe('the same visitor again', () => {
  it('counts once in ten minutes, then anew', () => {
    expect(labels({}, later(1), later(599), later(600), later(601))).toEqual([
      [],
      ['repeat'],
      ['repeat'],
      [],
      ['repeat'],
    ]);
  });
  it('at another code is no repeat; nor is another visitor at this one', () => {
    expect(labels({}, { code: 'hkmnpqr' }, { visitor: 2 })).toEqual([[], [], []]);
  });
  it('does not follow from what a machine fetched before', () => {
    expect(labels({ method: 'HEAD' }, later(1))).toEqual([['head'], []]);
  });
});

describe('the memory', () => {
  it('keeps its size, and the latest', () => {
    const memory = openMemory(4);
    for (let n = 1; n <= 1000; n += 1) memory.put(textKey(String(n)), n, -n, n * 2);
    const place = memory.find(textKey('1000'));
    expect([memory.at(place), memory.first(place), memory.second(place)]).toEqual([
      1000, -1000, 2000,
    ]);
    const kept = Array.from({ length: 1000 }, (_, n) => memory.find(textKey(String(n + 1))));
    expect(kept.filter((at) => at >= 0).length).toBe(16);
  });
  it('tells a hundred thousand codes apart', () => {
    const keys = new Set(Array.from({ length: 100_000 }, (_, n) => textKey(`code${n}`)));
    expect(keys.size).toBe(100_000);
  });
});
