import { expect, test } from 'vitest';
import { ALPHABETS, LONGEST } from '../alphabet.ts';
import { CHANNEL_BYTES, landingOf } from './landing.ts';
import { code, target } from './state.fixture.ts';

const link = (url: string): unknown =>
  landingOf(target(1, { kind: 'acquisition-link', url }), code());

test('an acquisition link carries the code along, wherever its address ends', () => {
  expect(link('https://work.weixin.qq.com/ca/a')).toEqual({
    kind: 'url',
    url: 'https://work.weixin.qq.com/ca/a?customer_channel=abcdefg',
  });
  expect(link('https://x.example.com/?a=1#top')).toEqual({
    kind: 'url',
    url: 'https://x.example.com/?a=1&customer_channel=abcdefg#top',
  });
});

test('the longest code there can be is not cut off, and needs no escaping', () => {
  expect(Buffer.byteLength('x'.repeat(LONGEST))).toBeLessThanOrEqual(CHANNEL_BYTES);
  const symbols = ALPHABETS.mixed + ALPHABETS.upper;
  expect(encodeURIComponent(symbols)).toBe(symbols);
});

test('a contact way is the nearest to campaign and variant', () => {
  const way = (state: string, campaignId: number | null, variant: string) => ({
    state,
    campaignId,
    variant,
    url: `https://work.weixin.qq.com/${state}`,
    pictureId: null,
  });
  const ways = [
    way('any', null, ''),
    way('sample', null, 'sample'),
    way('c1', 1, ''),
    way('both', 1, 'sample'),
  ];
  const anna = target(1, { kind: 'contact-way', url: null, ways });
  const shown = (campaignId: number, variant: string): string => {
    const landing = landingOf(anna, code({ campaignId, variant }));
    return landing?.kind === 'url' ? landing.url.replace(/.*\//, '') : '';
  };
  expect([shown(1, 'sample'), shown(1, 'red'), shown(2, 'sample'), shown(2, 'red')]).toEqual([
    'both',
    'c1',
    'sample',
    'any',
  ]);
  const only = target(1, { kind: 'contact-way', url: null, ways: [way('both', 1, 'sample')] });
  expect(landingOf(only, code({ campaignId: 2 }))).toBeNull();
});

test('a picture is a page, an address is an address', () => {
  const group = target(1, { kind: 'qr-image', url: null, pictureId: 7 });
  expect(landingOf(group, code())).toEqual({ kind: 'picture', pictureId: 7 });
  expect(landingOf(target(1), code())).toEqual({ kind: 'url', url: 'https://example.com/1' });
});
