import { describe, expect, it } from 'vitest';
import { ask } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { runReport } from '../run.ts';

describe('a bought crowd', () => {
  const STORY: Story = {
    people: {
      ann: [
        'asked +0d',
        ...['b', 'c', 'd', 'e', 'f'].map((name, n) => `invite ${name} +1d+${n * 60_000}ms`),
      ],
      b: ['join - +1d', 'leave +1d+2h'],
      c: ['join - +1d'],
      d: ['join - +1d'],
      e: ['join - +1d'],
      f: ['join - +1d'],
      sam: ['asked +0d', 'invite g +2d'],
      g: ['join - +2d', 'leave +2d+23h'],
    },
  };

  it('is flagged, and still counted in K', () => {
    const result = ask('kfactor', STORY);
    expect(result.summary).toMatchObject({
      k: { k: 6 / 2 },
      k_unflagged: { k: 0, counted: 0 },
      flagged_burst: 5,
      flagged_quick_leave: 2,
      flagged_shared_phone: 0,
    });
    expectWhoToFit(tell(STORY), 'kfactor', {
      asOf: at('+30d'),
      untilGiven: true,
      campaign: 'spring',
    });
  });

  it('is shown with what was seen', () => {
    const { rows, summary } = ask('kfactor', STORY, { own: { flagged: true } });
    expect(summary).toBeUndefined();
    expect(rows).toHaveLength(7);
    expect(rows[0]).toMatchObject({
      flag: 'burst',
      in_burst: 5,
      within_hours: 4 / 60,
      phone: null,
    });
    expect(rows.slice(5).map((row) => [row['flag'], row['within_hours']])).toEqual([
      ['quick_leave', 2],
      ['quick_leave', 23],
    ]);
  });

  it('is a burst as --burst says', () => {
    const flags = (burst: string): unknown =>
      ask('kfactor', STORY, { own: { burst } }).summary?.['flagged_burst'];
    expect([flags('6/10'), flags('5/4'), flags('5/3'), flags('2/1')]).toEqual([0, 5, 0, 5]);
    for (const wrong of ['1/10', '5', '5/0', 'x'])
      expect(() => flags(wrong)).toThrow(expect.objectContaining({ code: 'bad-option' }));
  });

  it('with a telephone number that a file shows masked', () => {
    const db = tell({
      people: {
        ann: ['asked +0d', 'join - -1d', 'invite ben +1d', 'invite cat +2d'],
        ben: ['join - +1d'],
        cat: ['join - +2d'],
      },
    });
    const seen = db.prepare('INSERT INTO join_details (join_id, phone_seen) VALUES (?, ?)');
    seen.run(1, '138****0001');
    seen.run(2, '138****0001');
    seen.run(3, '138****0002');
    const asked = { asOf: at('+30d'), untilGiven: true, campaign: 'spring' };
    const { rows } = runReport(db, 'kfactor', { ...asked, own: { flagged: true } });
    expect(rows).toMatchObject([{ flag: 'shared_phone', invitee: 2 }]);
  });

  it('with a telephone number that is nobody’s alone', () => {
    const db = tell({
      people: { ann: ['asked +0d', 'invite ben +1d'], ben: ['join - +1d'], phone: [] },
    });
    // A number so shared that it ties nobody: evidence of both, a customer of neither.
    const phone = Number(
      db.prepare("INSERT INTO identities (kind, value) VALUES ('phone', '+8613800000001')").run()
        .lastInsertRowid,
    );
    const tie = db.prepare('INSERT INTO evidence (a, b, reason) VALUES (?, ?, ?)');
    for (const id of [1, 2]) tie.run(id, phone, 'same-row');
    db.prepare("INSERT INTO identity_flags (identity_id, flag) VALUES (?, 'shared')").run(phone);
    const asked = { asOf: at('+30d'), untilGiven: true, campaign: 'spring' };
    expect(runReport(db, 'kfactor', asked).summary).toMatchObject({ flagged_shared_phone: 1 });
    const { rows } = runReport(db, 'kfactor', { ...asked, own: { flagged: true } });
    expect(rows).toMatchObject([
      { flag: 'shared_phone', phone: '138****0001', within_hours: null },
    ]);
  });
});

describe('--tree', () => {
  const STORY: Story = {
    people: {
      ann: ['asked +0d', 'invite ben +1d', 'invite cat +2d'],
      ben: ['join - +1d', 'invite dan +3d', 'order +5d'],
      cat: ['join - +2d', 'leave +3d', 'invite eve +4d'],
      dan: [],
      eve: ['join - +29d'],
    },
  };
  const draw = (customer: string): string[] => {
    const { rows } = ask('kfactor', STORY, { own: { tree: customer } });
    return rows.map((row) => `${row['person']} ${row['kept_7d']} ${row['paying']}`);
  };

  it('draws who came through somebody', () => {
    expect(draw('1')).toEqual([
      'external_userid wm***nn null null',
      '├─ external_userid wm***en yes yes',
      '│  └─ external_userid wm***an unknown no',
      '└─ external_userid wm***at no no',
      '   └─ external_userid wm***ve unknown no',
    ]);
    expect(draw('3')).toHaveLength(2);
  });

  it('does not say that somebody has not bought who came later than orders are known', () => {
    const draw2 = ask('kfactor', { ...STORY, read: { orders: '+5d' } }, { own: { tree: '1' } });
    // ben, dan, cat, eve; nobody but eve came after day 5.
    expect(draw2.rows.map((row) => row['paying'])).toEqual([null, 'yes', 'no', 'no', 'no']);
    const never = ask('kfactor', { ...STORY, read: { orders: 'never' } }, { own: { tree: '1' } });
    expect(never.rows.map((row) => row['paying'])).toEqual([
      null,
      'yes',
      'unknown',
      'unknown',
      'unknown',
    ]);
  });

  it('knows nobody who is not there', () => {
    for (const nobody of ['99', '-1', 'ann'])
      expect(() => draw(nobody)).toThrow(expect.objectContaining({ code: 'unknown-customer' }));
  });
});
