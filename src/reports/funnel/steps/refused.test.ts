import { describe, expect, it } from 'vitest';
import { ask } from '../../ask.fixture.ts';

describe('what is refused', () => {
  it.each([
    [{ window: '0d' }, '--window'],
    [{ window: 'long' }, '--window'],
    [{ steps: 'visit > join? > order', order: 'any' }, '--order'],
    [{ order: 'sorted' }, '--order'],
  ])('%o', (own, option) => {
    expect(() => ask('funnel', {}, { own: { steps: 'visit > join', ...own } })).toThrow(
      expect.objectContaining({ code: 'bad-option', params: expect.objectContaining({ option }) }),
    );
  });

  it('options of steps without steps', () => {
    expect(() => ask('funnel', {}, { own: { window: '7d' } })).toThrow(
      expect.objectContaining({ code: 'missing-option', params: { option: '--steps' } }),
    );
  });
});
