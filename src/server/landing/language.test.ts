import { expect, test } from 'vitest';
import { languageOf } from './language.ts';

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['en-US,en;q=0.9,zh-CN;q=0.8', 'en'],
  ['en;q=0.3,zh;q=0.7', 'zh'], // the weight decides, not the order
  ['zh;q=0.5,en;q=0.5', 'zh'], // the first among equals
  ['fr-FR,fr;q=0.9,en;q=0.4', 'en'],
  ['ja,zh-TW;q=0.2', 'zh'],
  ['zh-Hant-HK', 'zh'],
  ['EN-GB ; Q=0.9 , ZH ; Q=1.0', 'zh'],
  ['zh;q=0,en;q=0.1', 'en'], // zero: not that one
  ['zh;q=0', 'en'],
  ['fr', 'en'], // a language that is not here
  ['zhuang;q=1,english', 'en'], // not a language that begins alike
  ['*', 'zh'],
  ['en;q=0.5,*;q=0.1', 'en'],
  ['', 'zh'],
  [undefined, 'zh'],
  [';;q=,zh;q=2,,=', 'en'], // nonsense says nothing
])('%s: %s', (asked, language) => {
  expect(languageOf(asked)).toBe(language);
});
