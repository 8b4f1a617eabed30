import { describe, expect, it, test } from 'vitest';
import { PscrmError } from '../../../core/errors.ts';
import { parseEvents, parseSteps } from './language.ts';

test('a funnel as it is typed', () => {
  const steps = parseSteps(
    'visit > join? > order:private > order[platform=youzan|jd, paid>=10000]',
  );
  expect(steps).toEqual([
    { event: 'visit', kind: null, filters: [], optional: false, text: 'visit' },
    { event: 'join', kind: null, filters: [], optional: true, text: 'join' },
    { event: 'order', kind: 'private', filters: [], optional: false, text: 'order:private' },
    {
      event: 'order',
      kind: null,
      filters: [
        { key: 'platform', values: ['youzan', 'jd'] },
        { key: 'paid', min: 10000, max: null },
      ],
      optional: false,
      text: 'order[platform=youzan|jd,paid>=10000]',
    },
  ]);
});

test.each([
  ['paid=5', 5, 5],
  ['paid>5', 6, null],
  ['paid>=5', 5, null],
  ['paid<5', null, 4],
  ['paid<=5', null, 5],
])('%s', (filter, min, max) => {
  const [, order] = parseSteps(`join>order[${filter}]`);
  expect(order?.filters).toEqual([{ key: 'paid', min, max }]);
});

test('a value may be in Chinese, have blanks inside, or stand in quotes', () => {
  const [visit, join] = parseSteps('visit[campaign= 春季 一 ]>join[staff="a,b]|c"]');
  expect(visit?.filters).toEqual([{ key: 'campaign', values: ['春季 一'] }]);
  expect(join?.filters).toEqual([{ key: 'staff', values: ['a,b]|c'] }]);
});

test('what must not happen is a list', () => {
  const events = parseEvents('--without', 'leave[staff=staff_01], order:public');
  expect(events.map(({ text }) => text)).toEqual(['leave[staff=staff_01]', 'order:public']);
});

describe('an error names the place', () => {
  /** The text, the caret below it, and why: as a person sees them. */
  const refusal = (text: string): string => {
    try {
      parseSteps(text);
    } catch (error) {
      if (!(error instanceof PscrmError)) throw error;
      const { at, caret, why } = error.params;
      expect(error.code).toBe('bad-steps');
      return `${text}\n${String(caret)} ${String(why)} ${String(at)}`;
    }
    return 'understood';
  };

  it.each([
    'visit > joined\n        ^ unknown-event 9',
    'visit >\n       ^ unknown-event 8',
    '\n^ unknown-event 1',
    'visit join\n      ^ arrow-wanted 7',
    'visit\n     ^ one-step 6',
    'join > order:own\n             ^ unknown-kind 14',
    'join > visit:own\n             ^ unknown-kind 14',
    'join > order[colour=red]\n             ^ unknown-filter 14',
    'join > order[paid>=ten]\n                   ^ number-wanted 20',
    'join > order[paid>=1.5]\n                   ^ number-wanted 20',
    'join > order[paid 5]\n                  ^ comparison-wanted 19',
    'join > order[platform>jd]\n                     ^ equals-wanted 22',
    'join > order[platform=]\n                      ^ value-wanted 23',
    'join > order[platform=jd\n                        ^ bracket-open 25',
    'join > order[platform=jd,platform=pdd]\n                         ^ filter-twice 26',
    'join? > order\n    ^ optional-at-end 5',
    'join > order?\n            ^ optional-at-end 13',
    // A Chinese character is two columns wide, and one character.
    'join[staff=小美] > 订单\n                   ^ unknown-event 18',
  ])('%s', (shown) => {
    expect(refusal(shown.split('\n')[0] ?? '')).toBe(shown);
  });

  it('has a limit of twenty steps', () => {
    expect(refusal(Array.from({ length: 21 }, () => 'order').join('>'))).toContain(
      'too-many-steps',
    );
    expect(parseSteps(Array.from({ length: 20 }, () => 'order').join('>'))).toHaveLength(20);
  });
});
