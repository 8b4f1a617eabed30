import { describe, expect, it } from 'vitest';
import type { Contact } from '../friendship.ts';
import { at } from '../journeys.fixture.ts';
import { type Evidence, flagInvitations } from './flags.ts';
import type { Invitation } from '../invitations/tree.ts';

const MINUTE = 60_000;

function accepted(inviter: number, invitee: number, minute: number): Invitation {
  const names = { inviterName: `u:${inviter}`, inviteeName: `u:${invitee}` };
  return { inviter, invitee, at: at('+1d') + minute * MINUTE, ...names };
}

const NOTHING: Evidence = {
  contacts: new Map(),
  phones: new Map(),
  asOf: at('+30d'),
  burst: { n: 3, within: 10 * MINUTE },
};

/** `invitee n minutes` of each burst. */
function bursts(rows: readonly Invitation[]): string[] {
  return flagInvitations(rows, NOTHING).flatMap((flag) =>
    flag.flag === 'burst'
      ? `${flag.invitation.invitee} ${flag.n} ${(flag.to - flag.from) / MINUTE}`
      : [],
  );
}

describe('three accepted within ten minutes', () => {
  it('are a burst, the tenth minute included', () => {
    const rows = [accepted(1, 11, 0), accepted(1, 12, 4), accepted(1, 13, 10)];
    expect(bursts(rows)).toEqual(['11 3 10', '12 3 10', '13 3 10']);
    expect(bursts([...rows.slice(0, 2), accepted(1, 13, 10.001)])).toEqual([]);
  });

  it('are none where they are of two inviters', () => {
    expect(bursts([accepted(1, 11, 0), accepted(2, 12, 1), accepted(1, 13, 2)])).toEqual([]);
  });

  it('make one long burst where windows overlap, and two where they do not', () => {
    const minutes = [0, 5, 10, 15, 100, 101, 102, 200];
    const rows = minutes.map((minute, n) => accepted(1, 11 + n, minute));
    expect(bursts(rows)).toEqual([
      ...['11', '12', '13', '14'].map((invitee) => `${invitee} 4 15`),
      ...['15', '16', '17'].map((invitee) => `${invitee} 3 2`),
    ]);
  });

  it('count whatever order they are in', () => {
    const rows = [accepted(1, 13, 2), accepted(1, 11, 0), accepted(1, 12, 1)];
    expect(bursts(rows)).toEqual(['11 3 2', '12 3 2', '13 3 2']);
  });
});

describe('an invitee who left', () => {
  const join = (when: string): Contact => ({ at: at(when), staff: 'li', join: true });
  const leave = (when: string): Contact => ({ at: at(when), staff: 'li', join: false });
  const hours = (contacts: Contact[], asOf = '+30d'): number[] =>
    flagInvitations([accepted(1, 11, 0)], {
      ...NOTHING,
      contacts: new Map([[11, contacts]]),
      asOf: at(asOf),
    }).map((flag) => (flag.flag === 'quick_leave' ? (flag.left - flag.joined) / at('+1h') : NaN));

  it.each<[string, Contact[], boolean]>([
    ['within a day', [join('+1d'), leave('+1d+3h')], true],
    ['a day later to the millisecond', [join('+1d'), leave('+2d')], true],
    ['later than that', [join('+1d'), leave('+2d+1ms')], false],
    ['and came back the same day', [join('+1d'), leave('+1d+3h'), join('+1d+5h')], false],
    [
      'one of two members of staff',
      [join('+1d'), { ...join('+1d'), staff: 'wu' }, leave('+1d+3h')],
      false,
    ],
    ['before joining', [leave('+0d'), join('+1d')], false],
    ['without ever joining', [leave('+1d')], false],
  ])('%s', (_, contacts, flagged) => {
    expect(hours(contacts)).toHaveLength(flagged ? 1 : 0);
  });

  it('is flagged at once, not a day later', () => {
    expect(hours([join('+1d'), leave('+1d+3h')], '+1d+4h')).toHaveLength(1);
  });
});

describe('a telephone number that both have', () => {
  it('is shown, whether it is masked or not', () => {
    const phones = new Map([
      [1, new Set(['+8613800000001', '138****0002', '+8613800000003'])],
      [11, new Set(['138****0002', '+8613800000001'])],
      [12, new Set(['+8613800000004'])],
    ]);
    const flags = flagInvitations([accepted(1, 11, 0), accepted(1, 12, 0)], { ...NOTHING, phones });
    expect(flags.map((flag) => flag.flag === 'shared_phone' && flag.phones.join())).toEqual([
      '+8613800000001,138****0002',
    ]);
  });
});
