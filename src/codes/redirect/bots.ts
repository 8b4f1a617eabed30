import type { Flag } from './words.ts';

/**
 * Programs that say who they are. A mark is looked for in the user agent, whatever its case; word:
 * it must not stand behind a letter (`bot` of `CUBOT`, a telephone). Marks are narrow on purpose:
 * `Sogou`, `baidu` and `bing` also stand in browsers that people use. Those who hide (a telephone that
 * opens the links of its messages, a HEAD with a browser's name) are found by what they do: label.ts.
 */
type Mark = {
  readonly mark: string;
  readonly flag: Extract<Flag, 'bot' | 'preview'>;
  readonly word?: true;
  readonly source: string;
};

const ROBOTS = 'https://www.robotstxt.org/db.html';
const CRAWLERS = 'https://github.com/monperrus/crawler-user-agents';

export const MARKS: readonly Mark[] = [
  // Pictures of a link in a chat. Apple's Messages calls itself three of them at once.
  { mark: 'facebookexternalhit', flag: 'preview', source: 'developers.facebook.com/docs/sharing' },
  { mark: 'facebot', flag: 'preview', source: 'peter.upfold.org.uk (Messages)' },
  { mark: 'twitterbot', flag: 'preview', source: 'developer.x.com/docs/cards' },
  { mark: 'whatsapp/', flag: 'preview', source: 'YOURLS/YOURLS#2622' },
  { mark: 'telegrambot', flag: 'preview', source: CRAWLERS },
  { mark: 'slackbot', flag: 'preview', source: 'api.slack.com/robots' },
  { mark: 'discordbot', flag: 'preview', source: CRAWLERS },
  { mark: 'linkedinbot', flag: 'preview', source: 'dubinc/dub#1860' },
  { mark: 'skypeuripreview', flag: 'preview', source: CRAWLERS },
  { mark: 'dingtalkbot', flag: 'preview', source: CRAWLERS },
  { mark: 'bingpreview', flag: 'preview', source: CRAWLERS },
  { mark: 'mastodon/', flag: 'preview', source: 'shlinkio/shlink#1613' },
  { mark: 'kakaotalk-scrap', flag: 'preview', source: 'devtalk.kakao.com' },
  // Programs of an office look at what a document or mail links to before anybody does.
  { mark: 'microsoft office', flag: 'preview', source: 'learn.microsoft.com (protocol discovery)' },
  { mark: 'ms-office', flag: 'preview', source: 'learn.microsoft.com (protocol discovery)' },
  { mark: 'preview', flag: 'preview', word: true, source: CRAWLERS },
  // Crawlers, by their names and by what they call themselves.
  { mark: 'bot', flag: 'bot', word: true, source: ROBOTS },
  { mark: 'crawler', flag: 'bot', source: ROBOTS },
  { mark: 'spider', flag: 'bot', source: ROBOTS },
  { mark: 'googlebot', flag: 'bot', source: 'developers.google.com/search/docs' },
  { mark: 'google-inspectiontool', flag: 'bot', source: 'developers.google.com/search/docs' },
  { mark: 'googleother', flag: 'bot', source: 'developers.google.com/search/docs' },
  { mark: 'mediapartners-google', flag: 'bot', source: 'developers.google.com/search/docs' },
  { mark: 'apis-google', flag: 'bot', source: 'developers.google.com/search/docs' },
  { mark: 'feedfetcher-google', flag: 'bot', source: 'developers.google.com/search/docs' },
  { mark: 'bingbot', flag: 'bot', source: 'bing.com/webmasters' },
  { mark: 'petalbot', flag: 'bot', source: 'webmaster.petalsearch.com' },
  { mark: 'applebot', flag: 'bot', source: 'support.apple.com/119829' },
  { mark: 'slurp', flag: 'bot', word: true, source: ROBOTS },
  { mark: 'uptimerobot', flag: 'bot', source: CRAWLERS },
  { mark: 'pingdom', flag: 'bot', source: CRAWLERS },
  // Who looks through all addresses that there are.
  { mark: 'censys', flag: 'bot', source: CRAWLERS },
  { mark: 'zgrab', flag: 'bot', source: 'github.com/zmap/zgrab2' },
  { mark: 'masscan', flag: 'bot', source: 'github.com/robertdavidgraham/masscan' },
  { mark: 'nmap scripting engine', flag: 'bot', source: 'nmap.org/book/nse.html' },
  { mark: 'palo alto networks', flag: 'bot', source: 'docs-cortex.paloaltonetworks.com' },
  { mark: 'internetmeasurement', flag: 'bot', source: 'internet-measurement.com' },
  { mark: 'netcraftsurveyagent', flag: 'bot', source: 'netcraft.com' },
  { mark: 'l9scan', flag: 'bot', word: true, source: 'leakix.net' },
  { mark: 'l9explore', flag: 'bot', word: true, source: 'leakix.net' },
  // Programs and libraries that fetch.
  { mark: 'headlesschrome', flag: 'bot', source: CRAWLERS },
  { mark: 'phantomjs', flag: 'bot', source: CRAWLERS },
  { mark: 'curl/', flag: 'bot', word: true, source: CRAWLERS },
  { mark: 'wget/', flag: 'bot', word: true, source: CRAWLERS },
  { mark: 'okhttp/', flag: 'bot', word: true, source: CRAWLERS },
  { mark: 'go-http-client', flag: 'bot', source: CRAWLERS },
  { mark: 'python-', flag: 'bot', word: true, source: CRAWLERS },
  { mark: 'python/', flag: 'bot', word: true, source: CRAWLERS },
  { mark: 'aiohttp/', flag: 'bot', source: CRAWLERS },
  { mark: 'java/', flag: 'bot', word: true, source: CRAWLERS },
  { mark: 'apache-httpclient', flag: 'bot', source: CRAWLERS },
  { mark: 'axios/', flag: 'bot', word: true, source: CRAWLERS },
  { mark: 'node-fetch', flag: 'bot', source: CRAWLERS },
  { mark: 'libwww-perl', flag: 'bot', source: CRAWLERS },
  { mark: 'scrapy', flag: 'bot', source: CRAWLERS },
];

/** A name ends here: a version follows, the next part, or nothing. Telephones go on with a space. */
const END = String.raw`(?=[/;:),-]|\s*$)`;

/**
 * What is so of programs that no list has: names that end in what they are, and how to reach whoever
 * sends them. No browser of people has a web address or one of mail in it; but CUBOT is a telephone,
 * `TTID/1@taobao_android_10.1` the shop that gave out an app, and an old browser for the programs of
 * Windows says whom it is `from:`. Not among the names: `scan`, as people scan codes with QRScan.
 */
const RULES: Readonly<Record<Mark['flag'], readonly string[]>> = {
  preview: [`preview${END}`],
  bot: [
    `(?<!cu)bot${END}`,
    `crawl${END}`,
    '(?<!from: )https?://',
    String.raw`@(?:[a-z0-9-]+\.)+[a-z]{2,}(?![a-z0-9_.-])`,
  ],
};

/** One expression for all of a flag; no mark holds a sign that it would read otherwise. */
function expression(flag: Mark['flag']): RegExp {
  const parts = MARKS.filter((one) => one.flag === flag).map(
    ({ mark, word }) => (word === true ? '(?<![a-z])' : '') + mark,
  );
  return new RegExp([...parts, ...RULES[flag]].join('|'), 'i');
}
const PREVIEW = expression('preview');
const BOT = expression('bot');

/** What a user agent says of itself, if it is no browser. */
export function namedMachine(userAgent: string): 'bot' | 'preview' | null {
  if (PREVIEW.test(userAgent)) return 'preview';
  return BOT.test(userAgent) ? 'bot' : null;
}
