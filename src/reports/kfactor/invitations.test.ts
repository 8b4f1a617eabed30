import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ask, noted } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { whoIsBehind } from '../run.ts';

describe('codes with owners', () => {
  const CODES: Story = {
    batches: [{ codes: ['r1', 'r2', 'r3'], invites: true, owners: ['ann', 'ben', 'sam'] }],
    people: {
      // r1: cat, dan and one without a name saw it; r2: eve. Four invitations.
      cat: ['visit r1 +1h cat', 'visit r1 +2h cat', 'join r1 +5h', 'join r1 +6d staff_02'],
      dan: ['visit r1 +3h dan', 'join r2 +2d'],
      eve: ['visit r2 +1d eve'],
      nobody: ['visit r1 +4h'],
      // The file knows of cat, too: one invitation, not two.
      ann: ['invite cat +6h'],
    },
  };

  it('are asked to invite by being given one; K is i × c', () => {
    const { summary, rows } = ask('kfactor', CODES);
    expect(summary).toMatchObject({
      participants: 3,
      sharers: 2, // sam's was seen by nobody
      issued: 3,
      opened: 4,
      accepted: 2,
      i: 4 / 3,
      // Wilson's interval of 2 of 4.
      c: { c: 2 / 4, low: expect.closeTo(0.15, 4), high: expect.closeTo(0.85, 4) },
      k: { k: 2 / 3 },
      k_kept_7d: { k: 2 / 3 },
      k_waves: { k: 2 / 3 },
      excluded: { self: 0, loop: 0, duplicate: 0, old_friend: 0 },
    });
    expect(rows).toMatchObject([
      { generation: 0, participants: 3, mature: 3, accepted: 2, k: 2 / 3 },
    ]);
  });

  it('invite nobody where the batch is not for inviting', () => {
    const { summary } = ask('kfactor', {
      batches: [{ codes: ['r1'], invites: false, owners: ['ann'] }],
      people: { ben: ['visit r1 +1h ben', 'join r1 +2h'] },
    });
    expect(summary).toMatchObject({ participants: 0, accepted: 0, opened: null, k: { k: null } });
  });

  it('scanned by their owner are an invitation of oneself', () => {
    const { summary } = ask('kfactor', {
      batches: [{ codes: ['r1'], invites: true, owners: ['ann'] }],
      people: { 'ann/2': ['join r1 +1d'] },
    });
    expect(summary).toMatchObject({
      accepted: 0,
      excluded: { self: 1 },
      k: { k: 0 },
      k_waves: { k: null },
    });
  });

  it('seen but by nobody mature have i and no c', () => {
    const { summary } = ask('kfactor', {
      batches: [
        { codes: ['r1'], invites: true, owners: ['ann'] },
        { codes: ['r2'], invites: true, owners: ['ben'], made: '+28d' },
      ],
      people: { cat: ['visit r2 +29d'] },
    });
    expect(summary).toMatchObject({ opened: 1, i: 0, c: { c: null }, k: { k: 0 } });
  });

  it('dated after --until make participants once facts show that they were out', () => {
    const story: Story = {
      batches: [
        { codes: ['r1', 'r2', 'r3'], invites: true, owners: ['ann', 'ben', 'sam'], made: '+40d' },
      ],
      people: { cat: ['join r1 +1d'], nobody: ['visit r2 +1d'] },
    };
    expect(ask('kfactor', story).rows).toMatchObject([
      { generation: 0, participants: 2, mature: 0, accepted: 1, k: null },
    ]);
  });
});

describe('what counts', () => {
  it('without participants there is no K, only what was accepted', () => {
    const result = ask('kfactor', { people: { ann: ['invite ben +1d'], ben: ['invite cat +2d'] } });
    expect(result.rows).toMatchObject([
      { generation: 0, participants: 0, mature: 0, accepted: 1, k: null },
      { generation: 1, participants: 0, mature: 0, accepted: 1, k: null },
    ]);
    expect(result.summary).toMatchObject({
      accepted: 2,
      k: { k: null },
      k_kept_7d: { k: null },
      k_waves: { k: null },
    });
    expect(result.notes.map(({ code }) => code)).toContain('kfactor-no-participants');
  });

  it('without anything there are no rows', () => {
    const { rows, summary } = ask('kfactor', {});
    expect(rows).toEqual([]);
    expect(summary).toMatchObject({ participants: 0, accepted: 0, opened: null, k: { k: null } });
  });

  it('the first edge of a loop wins, however long the loop', () => {
    const { summary } = ask('kfactor', {
      people: { ann: ['invite ben +1d'], ben: ['invite cat +2d'], cat: ['invite ann +3d'] },
    });
    expect(summary).toMatchObject({ accepted: 2, excluded: { loop: 1 } });
  });

  it('what is excluded never enters the tree: who was an old friend may come in a loop later', () => {
    // old is not ann's child, so that old inviting ann closes no loop.
    const { summary } = ask('kfactor', {
      people: {
        zoe: ['invite yan +0d'],
        ann: ['invite old +1d'],
        old: ['order -1d', 'invite ann +2d'],
      },
    });
    expect(summary).toMatchObject({ accepted: 2, excluded: { old_friend: 1, loop: 0 } });
  });

  it('an old friend joined or ordered before the first referral, not in its moment', () => {
    const { summary } = ask('kfactor', {
      people: {
        ann: ['invite ben +1d', 'invite cat +2d', 'invite dan +3d', 'invite eve +4d'],
        ben: ['join - +1d'],
        cat: ['join - +1d-1ms'],
        dan: ['order +1d-1ms unpaid'],
        eve: ['order +2d'],
      },
    });
    expect(summary).toMatchObject({ accepted: 2, excluded: { old_friend: 2 } }); // ben, eve
  });

  it('somebody invited late draws those they invited down with them', () => {
    const { rows } = ask('kfactor', {
      people: { ann: ['invite ben +2d'], ben: ['invite cat +1d', 'asked +0d'] },
    });
    // ben is of generation 1, although cat came first.
    expect(rows.map((row) => row['accepted'])).toEqual([1, 1]);
    expect(rows.map((row) => row['participants'])).toEqual([0, 1]);
  });

  it('of two inviters in the same moment the name decides, not the order of the file', () => {
    const people = {
      zoe: ['invite ben +0d'],
      ann: ['invite cat +1d'],
      ben: ['invite cat +1d'],
      cat: ['invite dan +2d'],
    };
    const turned = Object.fromEntries(Object.entries(people).toReversed());
    // ann < ben: cat is ann's, so dan is of generation 2 and nobody's are of generation 3.
    for (const story of [people, turned]) {
      expect(ask('kfactor', { people: story }).rows.map((row) => row['accepted'])).toEqual([2, 1]);
    }
  });

  it('the same two people in the file twice and in a join once are one accepted, one duplicate', () => {
    const { summary } = ask('kfactor', {
      batches: [{ codes: ['r1'], invites: true, owners: ['ann'] }],
      people: { ann: ['invite ben +2d', 'invite ben +3d'], ben: ['join r1 +1d'] },
    });
    expect(summary).toMatchObject({ accepted: 1, excluded: { duplicate: 1 } });
  });

  it('other campaigns are not looked at', () => {
    const story: Story = {
      people: { ann: ['asked +0d', 'invite ben +1d summer'], cat: ['asked +0d summer'] },
    };
    expect(ask('kfactor', story).summary).toMatchObject({ participants: 1, accepted: 0 });
    expect(ask('kfactor', story, { campaign: 'summer' }).summary).toMatchObject({
      participants: 1,
      accepted: 1,
    });
  });

  it('a campaign must be named, and must be known', () => {
    expect(() => ask('kfactor', {}, { campaign: undefined })).toThrow(
      expect.objectContaining({ code: 'missing-option', params: { option: '--campaign' } }),
    );
    expect(() => ask('kfactor', {}, { campaign: 'autumn' })).toThrow(
      expect.objectContaining({ code: 'unknown-campaign' }),
    );
  });
});

describe('a campaign begins with the first who was asked', () => {
  const TOLD: Story = {
    people: {
      ann: ['asked +0d', 'invite cat +9d'],
      ben: ['asked +1d'],
      cat: ['join - +5d'], // invited, says the file, four days later
    },
  };

  it('so that whoever joined since then is no old friend, whenever the first invitation was noted', () => {
    const alone = ask('kfactor', TOLD).summary;
    expect(alone).toMatchObject({ accepted: 1, excluded: { old_friend: 0 } });
    // An earlier invitation of somebody else changes nothing for her.
    const people = { ...TOLD.people, ben: ['asked +1d', 'invite dan +2d'] };
    expect(ask('kfactor', { people }).summary).toMatchObject({
      accepted: 2,
      excluded: { old_friend: 0 },
    });
  });

  it('and whoever had joined before it is one', () => {
    const people = { ...TOLD.people, cat: ['join - -1h'] };
    expect(ask('kfactor', { people }).summary).toMatchObject({
      accepted: 0,
      excluded: { old_friend: 1 },
    });
  });
});

it('an invitation that was accepted before its inviter was asked has no hours, and is said', () => {
  const people = { ann: ['asked +5d', 'invite cat +3d', 'invite dan +6d'] };
  const result = ask('kfactor', { people });
  expect(result.summary).toMatchObject({ accepted: 2, cycle_hours: { median: 24, n: 1 } });
  expect(noted(result, 'kfactor-early')).toEqual({ n: 1 });
});

describe('those whose invitation does not count', () => {
  it('are listed by the reason, once for each, and so are the seeds', () => {
    const db = tell({
      people: {
        ann: ['asked +0d', 'invite ben +1d', 'invite ann/2 +1d', 'invite old +1d'],
        ben: ['invite ann +2d', 'invite cat +2d'],
        dan: ['invite cat +3d', 'invite cat +4d'],
        old: ['join - -9d'],
      },
    });
    const asked = { asOf: at('+30d'), untilGiven: true, campaign: 'spring' };
    expect(expectWhoToFit(db, 'kfactor', asked)).toEqual(
      expect.arrayContaining([
        'seeds 1', // ann; dan brought nobody, and nobody asked him
        'excluded_self 1',
        'excluded_loop 1',
        'excluded_duplicate 2',
        'excluded_old_friend 1',
      ]),
    );
    const named = (stage: string): unknown[] => {
      const name = db.prepare(`SELECT value FROM identities WHERE id = ?`).pluck();
      return whoIsBehind(db, 'kfactor', asked, stage).people.map((one) =>
        name.get('person' in one ? one.person : 0),
      );
    };
    expect(named('excluded_duplicate')).toEqual(['wm_test_cat', 'wm_test_cat']);
    expect(named('excluded_loop')).toEqual(['wm_test_ann']);
    expect(named('excluded_old_friend')).toEqual(['wm_test_old']);
    db.close();
  });

  it('are as many as is said, whatever happened', () => {
    fc.assert(
      fc.property(randomStory, (story) => {
        const db = tell(story);
        expectWhoToFit(db, 'kfactor', { asOf: at('+20d'), untilGiven: true, campaign: 'spring' });
        db.close();
      }),
      { numRuns: 30 },
    );
  });
});
