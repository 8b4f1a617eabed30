import { expect, it } from 'vitest';
import { ask } from '../ask.fixture.ts';
import { at, type BatchStory, type Story } from '../journeys.fixture.ts';
import { skewedBatches } from './batch-shares.ts';

const ARMS = ['a', 'b'].map((name) => ({ name }));

function stacks(batch: number, a: number, b: number) {
  const made = { batch, issued: 0, shared: false };
  return [
    { ...made, variant: 'a', cards: a },
    { ...made, variant: 'b', cards: b },
  ];
}

it('names the batch that the sum of all hides', () => {
  // 60:40 and 40:60 of a hundred each make 100:100. Each: χ² = 4, p = .0455. Of a thousand: χ² = 40.
  const small = [...stacks(1, 60, 40), ...stacks(2, 40, 60)];
  expect(skewedBatches(small, { arms: ARMS, weights: [1, 1] }, String, 0.001)).toEqual([]);
  const large = [...stacks(1, 500, 500), ...stacks(2, 600, 400), ...stacks(3, 400, 600)];
  const found = skewedBatches(large, { arms: ARMS, weights: [1, 1] }, String, 0.001);
  expect(found.map(({ batch, counts }) => [batch, counts])).toEqual([
    [2, [600, 400]],
    [3, [400, 600]],
  ]);
  // χ² = 40 with one degree of freedom: p = 2.54e-10 (R: pchisq(40, 1, lower.tail = FALSE)), times three.
  expect(found[0]?.p).toBeCloseTo(3 * 2.54e-10, 11);
});

it('raises p by as many batches as are looked at', () => {
  // 69:31 of a hundred: χ² = 14.44, p = 1.45e-4. Among two below the alarm, among ten not.
  const one = stacks(1, 69, 31);
  const fair = Array.from({ length: 9 }, (_, nth) => stacks(nth + 2, 50, 50));
  const asked = { arms: ARMS, weights: [1, 1] };
  const named = (some: typeof one): readonly number[] =>
    skewedBatches(some, asked, String, 0.001).map(({ batch }) => batch);
  expect(named([...one, ...fair.slice(0, 1).flat()])).toEqual([1]);
  expect(named([...one, ...fair.flat()])).toEqual([]);
  expect(named(one)).toEqual([]); // alone it is the check of all
});

it('is said before any number, the batch by its name', () => {
  const half = (variant: string, n: number, prefix: string): BatchStory => ({
    codes: Array.from({ length: n }, (_, nth) => `${prefix}${nth}`),
    variant,
  });
  // A batch of the story is of one variant: fourteen of a, then fourteen of b.
  const story: Story = {
    variants: { a: 1, b: 1 },
    batches: [half('a', 14, 'a'), half('b', 14, 'b')],
  };
  const { lead = [] } = ask('hooks', story);
  expect(lead.map(({ code }) => code).slice(0, 2)).toEqual([
    'hooks-shares-fit',
    'hooks-batches-broken',
  ]);
  // χ² = 14, p = 1.83e-4, twice that by Holm.
  expect(lead[1]?.params).toMatchObject({
    n: 2,
    batches: expect.stringContaining('#1 (p 0.0004): a 100.0 % (50.0 %), b 0.0 % (50.0 %)'),
  });
  // A batch that was not out yet is in no check.
  const later = { ...half('b', 14, 'c'), made: '+9d' };
  const early = ask('hooks', { variants: { a: 1, b: 1 }, batches: [later] }, { asOf: at('+1d') });
  expect(early.lead?.map(({ code }) => code)).not.toContain('hooks-batches-broken');
});
