import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportResult } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { randomStory, turned } from '../random-story.fixture.ts';
import { isTextKey } from '../../text/translate.ts';
import { translator } from '../../text/translator.ts';

function askShown(story: Story, shown: readonly string[], own = {}): ReportResult {
  return ask('hooks', story, { own: { shown, ...own } });
}

/** `count/of` of one row. */
function counted({ rows }: ReportResult, variant: string, measure: string): string {
  const row = rows.find((one) => one['variant'] === variant && one['measure'] === measure) ?? {};
  return `${row['count']}/${row['of']}`;
}

/** So many who joined through a code, each by their own name. */
function joiners(code: string, n: number): Story['people'] {
  return Object.fromEntries(
    Array.from({ length: n }, (_, nth) => [`${code}${nth}`, [`join ${code} +1d`]]),
  );
}

describe('a test in the shop, with a poster for each variant', () => {
  // The trade quotes 98 % for a packet of wipes. 49 of 50 who were offered one, 30 of 48 offered a mug.
  const STORY: Story = {
    variants: { wipes: 1, mug: 1, badge: 1 },
    batches: [
      { codes: ['w'], variant: 'wipes', unit: 'shared', channel: 'store' },
      { codes: ['m'], variant: 'mug', unit: 'shared', channel: 'store' },
      { codes: ['b'], variant: 'badge', unit: 'shared', channel: 'store' },
    ],
    people: {
      ...joiners('w', 48),
      ...joiners('m', 30),
      ann: ['visit w +1d v1', 'visit w +2d v1', 'join w +2d', 'leave +3d'],
      eve: ['visit m +1d', 'visit m +2d'], // without a name each visit is one visitor
      fay: ['join b +1d'],
    },
  };
  const result = askShown(STORY, ['wipes=50', 'mug=48']);

  it('takes the number of those who were shown each as what it is out of', () => {
    expect(counted(result, 'wipes', 'shown')).toBe('50/98');
    expect(counted(result, 'wipes', 'joined')).toBe('49/50');
    expect(counted(result, 'wipes', 'kept_7d')).toBe('48/50'); // ann left
    expect(counted(result, 'mug', 'joined')).toBe('30/48');
    expect(counted(result, 'mug', 'scanned')).toBe('30/48'); // those who joined, more than the two visitors
    // E. B. Wilson’s interval by hand, 49 of 50: (0.98 + 0.0384 ± 0.0546) / 1.0768.
    const wipes = result.rows.find(({ measure }) => measure === 'joined');
    expect(wipes?.['low']).toBeCloseTo(0.895, 3);
    expect(wipes?.['high']).toBeCloseTo(0.9965, 3);
  });

  it('says that the numbers were given, and leaves out what was not shown', () => {
    expect(noted(result, 'hooks-shown-unit')).toEqual({ given: ['wipes 50', 'mug 48'] });
    expect(noted(result, 'hooks-unit')).toBeUndefined();
    expect(result.rows.some(({ variant }) => variant === 'badge')).toBe(false);
    // 50 and 48 for 1:1: χ² = 2 × 1² / 49 = 0.0408, p = 0.8399.
    expect(result.lead?.[0]).toMatchObject({ code: 'hooks-shares-fit', params: { p: '0.8399' } });
    expect(result.lead?.at(-1)).toMatchObject({
      code: 'hooks-verdict-winner',
      params: { arm: 'wipes' },
    });
  });

  it('speaks of people where it counts people', () => {
    const late = ask('hooks', STORY, {
      asOf: at('+3d'),
      own: { shown: ['wipes=500', 'mug=480', 'badge=9'] },
    });
    const few = askShown(STORY, ['wipes=5000', 'mug=4900']);
    const said = [result, late, few].flatMap(({ lead = [], notes }) =>
      [...lead, ...notes].flatMap(({ code, params }) => {
        const key = `note.${code}`;
        if (!isTextKey(key)) throw new Error(`no words for ${key}`);
        return [translator('en')(key, params), translator('zh')(key, params)];
      }),
    );
    expect(said.filter((sentence) => /card|卡|\{/.test(sentence))).toEqual([]);
    expect(said.join(' ')).toMatch(/people in each variant/);
    expect(noted(late, 'hooks-shown-immature')).toEqual({ n: 80 }); // 49, 30 and fay
    expect(noted(late, 'hooks-immature')).toBeUndefined();
  });

  it('raises the alarm where the shares of those who were shown are not as planned', () => {
    // 70:30 for 1:1: χ² = 16, p = 6.3e-5.
    const { lead = [] } = askShown(STORY, ['wipes=70', 'mug=30']);
    expect(lead.map(({ code }) => code)).toEqual([
      'hooks-shares-broken',
      'hooks-goal-kept',
      'hooks-verdict-shares',
    ]);
  });

  it('names as many people as each number says', () => {
    const db = tell(STORY);
    const own = { shown: ['wipes=50', 'mug=48'] };
    const asked = { asOf: at('+30d'), untilGiven: true, campaign: 'spring', own };
    expect(expectWhoToFit(db, 'hooks', asked)).toEqual(
      expect.arrayContaining([
        'wipes:joined 49',
        'wipes:lost_7d 1',
        'wipes:early 0',
        'mug:joined 30',
      ]),
    );
    db.close();
  });

  it.each([
    [['hat=5'], 'bad-option'],
    [['wipes'], 'bad-option'],
    [['wipes=0'], 'bad-option'],
    [['wipes=1.5'], 'bad-option'],
    [['wipes=50', 'wipes=60'], 'bad-option'],
    [['wipes=40'], 'shown-too-few'], // 49 came
  ])('cannot be %s', (shown, code) => {
    expect(() => askShown(STORY, shown)).toThrow(expect.objectContaining({ code }));
  });

  it('has no window: nobody says when each of them was shown it', () => {
    expect(() => askShown(STORY, ['wipes=50'], { window: '7d' })).toThrow(
      expect.objectContaining({ code: 'usage' }),
    );
  });
});

it('cards that were handed out by hand count by those handed out, not by those made', () => {
  const story: Story = {
    variants: { 'sample.star': 1, 'sample.mark': 1 },
    batches: [
      { codes: ['a1', 'a2', 'a3'], variant: 'sample.star' },
      { codes: ['b1', 'b2'], variant: 'sample.mark' },
    ],
    people: {
      ann: ['visit a1 +1d v1', 'join a1 +1d', 'order +4d 3000'],
      ben: ['join a1 +2d'], // the same card: one success
      cat: ['visit b1 +1d v3'],
    },
  };
  const result = askShown(story, ['sample.star=2', 'sample.mark=1']);
  expect(counted(result, 'sample.star', 'joined')).toBe('1/2');
  expect(counted(result, 'sample.mark', 'scanned')).toBe('1/1');
  expect(result.rows.find(({ measure }) => measure === 'revenue')).toMatchObject({
    each_minor: 1500,
  });
  const hooks = askShown(story, ['sample.star=2', 'sample.mark=1'], { factor: 'hook' });
  expect(counted(hooks, 'sample', 'joined')).toBe('1/3');
});

it('no number depends on the order of telling, and none is larger than what was shown', () => {
  const shown = ['sample=90', 'red-packet=80'];
  fc.assert(
    fc.property(randomStory, (story) => {
      const result = askShown(story, shown);
      expect(askShown(turned(story), shown)).toEqual(result);
      for (const { count, of } of result.rows)
        expect(Number(count)).toBeLessThanOrEqual(Number(of));
    }),
    { numRuns: 40 },
  );
});
