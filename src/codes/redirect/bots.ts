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
  { mark: 'preview', flag: 'preview', word: true, source: CRAWLERS },
  // Crawlers, by their names and by what they call themselves.
  { mark: 'bot', flag: 'bot', word: true, source: ROBOTS },
  { mark: 'crawler', flag: 'bot', source: ROBOTS },
  { mark: 'spider', flag: 'bot', source: ROBOTS },
  { mark: 'googlebot', flag: 'bot', source: 'developers.google.com/search/docs' },
  { mark: 'bingbot', flag: 'bot', source: 'bing.com/webmasters' },
  { mark: 'petalbot', flag: 'bot', source: 'webmaster.petalsearch.com' },
  { mark: 'applebot', flag: 'bot', source: 'support.apple.com/119829' },
  { mark: 'slurp', flag: 'bot', word: true, source: ROBOTS },
  { mark: 'uptimerobot', flag: 'bot', source: CRAWLERS },
  { mark: 'pingdom', flag: 'bot', source: CRAWLERS },
  { mark: 'censys', flag: 'bot', source: CRAWLERS },
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

/** One expression for all marks of a flag; none of them holds a sign that it would read otherwise. */
function expression(flag: Mark['flag']): RegExp {
  const parts = MARKS.filter((one) => one.flag === flag).map(
    ({ mark, word }) => (word === true ? '(?<![a-z])' : '') + mark,
  );
  return new RegExp(parts.join('|'), 'i');
}
const PREVIEW = expression('preview');
const BOT = expression('bot');

/** What a user agent says of itself, if it is no browser. */
export function namedMachine(userAgent: string): 'bot' | 'preview' | null {
  if (PREVIEW.test(userAgent)) return 'preview';
  return BOT.test(userAgent) ? 'bot' : null;
}
