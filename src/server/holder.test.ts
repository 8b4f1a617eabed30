import { describe, expect, it } from 'vitest';
import { workspace } from '../codes/workspace.fixture.ts';
import { findHolder, holdWorkspace, type Self } from './holder.ts';

const T0 = Date.UTC(2026, 2, 2, 4);
const self = (parts: Partial<Self> = {}): Self => ({
  pid: 100,
  hostName: 'here',
  isRunning: () => true,
  ...parts,
});
const second = self({ pid: 200 });

describe('a workspace that is served', () => {
  it.each([
    ['by a process that runs', {}, 0, true],
    ['by one that is gone', { isRunning: () => false }, 0, false],
    [
      'by one that has said nothing for a minute: its number is another’s by now',
      {},
      60_000,
      false,
    ],
    ['by one that is busy', {}, 59_999, true],
    ['from another machine', { hostName: 'there' }, 14_999, true],
    [
      'from another machine that has said nothing for a while',
      { hostName: 'there' },
      15_000,
      false,
    ],
    ['by one with our own number: a container that was started anew', { pid: 100 }, 0, false],
  ])('%s', (_, parts, later, isHeld) => {
    const db = workspace();
    holdWorkspace(db, self(), '127.0.0.1:8787', T0);
    const other = { ...second, ...parts };
    expect(findHolder(db, other, T0 + later) !== undefined).toBe(isHeld);
    const hold = () => holdWorkspace(db, other, '127.0.0.1:1', T0 + later);
    if (!isHeld) hold();
    else
      expect(hold).toThrow(
        expect.objectContaining({
          code: 'server-running',
          params: expect.objectContaining({ pid: 100, since: '2026-03-02T12:00:00+08:00' }),
        }),
      );
  });

  it('is held by who took it over, and the first one finds that out', () => {
    const db = workspace();
    const first = holdWorkspace(db, self(), 'a', T0);
    expect(first.beat(T0 + 5_000)).toBe(true);
    const next = holdWorkspace(db, second, 'b', T0 + 65_000);
    expect([first.beat(T0 + 66_000), next.beat(T0 + 66_000)]).toEqual([false, true]);
    first.letGo();
    expect(findHolder(db, self(), T0 + 66_000)).toMatchObject({ pid: 200, address: 'b' });
    next.letGo();
    expect(findHolder(db, self(), T0 + 66_000)).toBeUndefined();
  });

  it('is held as soon as the database can be written, and served before', () => {
    const db = workspace();
    db.pragma('query_only = 1');
    const holder = holdWorkspace(db, self(), 'a', T0);
    expect(() => holder.beat(T0 + 5_000)).toThrow('readonly');
    db.pragma('query_only = 0');
    expect(holder.beat(T0 + 10_000)).toBe(true);
    expect(findHolder(db, second, T0 + 10_000)).toMatchObject({ pid: 100, since: T0 });
    db.pragma('query_only = 1');
    expect(() => holdWorkspace(db, second, 'b', T0 + 10_000)).toThrow(
      expect.objectContaining({ code: 'server-running' }),
    );
  });
});
