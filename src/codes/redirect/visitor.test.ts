import { expect, it } from 'vitest';
import { workspace } from '../workspace.fixture.ts';
import { daySalt, stickyKey, stickySalt, visitorText } from './visitor.ts';

const PLACE = ['203.0.113.7', 'Mozilla/5.0'] as const;

it('a visitor is the same all day, and somebody else tomorrow', () => {
  const db = workspace();
  const today = visitorText(daySalt(db, 20_000), ...PLACE);
  expect(visitorText(daySalt(db, 20_000), ...PLACE)).toBe(today);
  expect(visitorText(daySalt(db, 20_001), ...PLACE)).not.toBe(today);
  expect(visitorText(daySalt(db, 20_000), '203.0.113.8', 'Mozilla/5.0')).not.toBe(today);
  expect(today).toMatch(/^[0-9a-f]{12}$/);
});

it('salts are thrown away after two days, the sticky one is kept', () => {
  const db = workspace();
  const sticky = stickySalt(db);
  for (const day of [20_000, 20_001, 20_002]) daySalt(db, day);
  expect(db.prepare('SELECT purpose, day FROM salts').all()).toEqual([
    { purpose: 'sticky', day: 0 },
    { purpose: 'visitor', day: 20_001 },
    { purpose: 'visitor', day: 20_002 },
  ]);
  expect(stickySalt(db)).toBe(sticky);
});

it('whoever holds a card is the same from wherever they come; at a poster the telephone is', () => {
  const at = (single: boolean, address: string): number =>
    stickyKey('salt', { code: 'abcdefg', single }, address, 'Mozilla/5.0');
  expect(at(true, '203.0.113.7')).toBe(at(true, '203.0.113.8'));
  expect(at(false, '203.0.113.7')).not.toBe(at(false, '203.0.113.8'));
});
