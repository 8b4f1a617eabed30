import { describe, expect, it } from 'vitest';
import { type Contact, isFriend, keptAfter } from './friendship.ts';
import { at } from './journeys.fixture.ts';

const join = (when: string, staff = 'li'): Contact => ({ at: at(when), staff, join: true });
const leave = (when: string, staff = 'li'): Contact => ({ at: at(when), staff, join: false });

describe('a friend of at least one member of staff', () => {
  it.each<[string, Contact[], boolean]>([
    ['nobody yet', [], false],
    ['joined', [join('+1d')], true],
    ['joins later', [join('+6d')], false],
    ['left', [join('+1d'), leave('+2d')], false],
    ['left and came back', [join('+1d'), leave('+2d'), join('+3d')], true],
    ['left another one only', [join('+1d'), join('+1d', 'wu'), leave('+2d', 'wu')], true],
    ['left both', [join('+1d'), join('+1d', 'wu'), leave('+2d', 'wu'), leave('+3d')], false],
    ['left everybody', [join('+1d'), join('+2d', 'wu'), leave('+3d', '')], false],
    ['left everybody and added one', [join('+1d'), leave('+3d', ''), join('+4d', 'wu')], true],
    ['left in the moment of joining', [join('+1d'), leave('+1d')], false],
    ['left everybody in the moment of joining', [join('+1d'), leave('+1d', '')], false],
    ['leaves at the moment asked about', [join('+1d'), leave('+5d')], false],
    ['leaves just after it', [join('+1d'), leave('+5d+1ms')], true],
  ])('%s', (_, contacts, expected) => {
    expect(isFriend(contacts, at('+5d'))).toBe(expected);
    expect(isFriend(contacts.toReversed(), at('+5d'))).toBe(expected);
  });
});

describe('kept seven days', () => {
  it('is decided in the very millisecond in which the seven days are over', () => {
    expect(keptAfter([join('+1d')], at('+1d'), at('+8d-1ms'))).toBe('open');
    expect(keptAfter([join('+1d')], at('+1d'), at('+8d'))).toBe('kept');
  });

  it('stays open for somebody who has left: they may come back', () => {
    expect(keptAfter([join('+1d'), leave('+2d')], at('+1d'), at('+3d'))).toBe('open');
  });
});
