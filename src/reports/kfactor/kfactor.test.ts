import { describe, expect, it } from 'vitest';
import { ask, noted } from '../ask.fixture.ts';
import { at, type Story } from '../journeys.fixture.ts';

describe('a small campaign', () => {
  // ann ┬ ben ─ dan ─ eve     sam is silent, nia was asked five days ago
  //     └ cat
  const STORY: Story = {
    people: {
      ann: [
        'asked +0d',
        'invite ben +1d', // after 1 d
        'invite cat +2d', // after 2 d
        'invite ann +5d', // herself
        'invite ben +8d', // again
      ],
      ben: ['asked +1d', 'join - +1d', 'leave +3d', 'invite dan +3d'], // 2 d after his own; lost
      cat: [
        'asked +2d',
        'join - +2d',
        'invite dan +7d',
        'invite old +9d',
        'leave +20d',
        'order +4d',
      ], // left long after
      dan: ['join - +3d', 'invite eve +4d'], // 1 d after his own; was never asked
      eve: ['invite ann +6d'], // who stands above her
      old: ['order -10d public'],
      sam: ['asked +0d'],
      nia: ['asked +25d'],
    },
  };
  const result = ask('kfactor', STORY);

  it('has a row per generation', () => {
    expect(result.rows).toEqual([
      // ann, sam, nia; nia has not had her seven days; ann's two, of whom cat was kept
      {
        generation: 0,
        participants: 3,
        mature: 2,
        accepted: 2,
        accepted_mature: 2,
        k: 1,
        k_unflagged: 1,
        k_kept_7d: 1 / 2,
        gross_kept_7d: 1, // seven days ago ann and sam were mature, too
        k_kept_30d: null, // thirty days ago nobody had had their seven days
        gross_kept_30d: null,
        k_paying: 1 / 2, // cat
        gross_paying: 1,
      },
      // ben, cat; ben's one, dan, who was kept
      {
        generation: 1,
        participants: 2,
        mature: 2,
        accepted: 1,
        accepted_mature: 1,
        k: 1 / 2,
        k_unflagged: 1 / 2,
        k_kept_7d: 1 / 2,
        gross_kept_7d: 1 / 2,
        k_kept_30d: null,
        gross_kept_30d: null,
        k_paying: 0,
        gross_paying: 1 / 2,
      },
      // dan is no participant, and yet eve came
      {
        generation: 2,
        participants: 0,
        mature: 0,
        accepted: 1,
        accepted_mature: 0,
        k: null,
        k_unflagged: null,
        k_kept_7d: null,
        gross_kept_7d: null,
        k_kept_30d: null,
        gross_kept_30d: null,
        k_paying: null,
        gross_paying: null,
      },
    ]);
    expect(result.columns.map(({ key }) => key).join()).toBe(
      [
        'generation,participants,mature,accepted,accepted_mature,k,k_unflagged',
        'k_kept_7d,gross_kept_7d,k_kept_30d,gross_kept_30d,k_paying,gross_paying',
      ].join(),
    );
  });

  it('has a summary', () => {
    const few = { low: null, high: null }; // ann's, sam's: two trees are too few
    expect(result.summary).toEqual({
      participants: 5,
      sharers: 2, // ann, ben
      issued: 0,
      opened: null, // no visits are known
      accepted: 4, // ben, cat, dan, eve
      i: null,
      c: { c: null, ...few, counted: null, n: null },
      k: { k: 3 / 4, ...few, seeds: 2, mature: 4, counted: 3, unknown: 0 }, // ben, cat, dan by ann, sam, ben, cat
      k_unflagged: { k: 3 / 4, ...few, seeds: 2, mature: 4, counted: 3, unknown: 0 },
      k_kept_7d: { k: 2 / 4, ...few, gross: 3 / 4, seeds: 2, mature: 4, counted: 2, unknown: 0 }, // ben was lost
      k_kept_30d: { k: null, ...few, gross: null, seeds: 0, mature: 0, counted: 0, unknown: 0 },
      k_paying: { k: 1 / 4, ...few, gross: 3 / 4, seeds: 2, mature: 4, counted: 1, unknown: 0 },
      // Without the last generation, which is eve's: she is no participant. Children 2, 0, 1, 0.
      k_waves: { k: 3 / 4, ...few, seeds: 2 },
      amplification: { times: 4, ...few },
      // Hours 24, 48, 48, 24: the median is 36, a day and a half.
      cycle_hours: { median: 36, p90: 48, n: 4 },
      seeds: 3, // ann, sam, nia
      trees: 1,
      depth: 3,
      width: 3,
      largest_tree: 5, // ann, ben, cat, dan, eve
      top_share: 2 / 4, // ann's, the one inviter of three that 1 % comes to
      new_people: 3, // ben, cat, dan; nobody else was seen to join
      new_invited: 3,
      fission_rate: 1,
      excluded: { self: 1, loop: 1, duplicate: 2, old_friend: 1 },
      flagged_burst: 0,
      flagged_quick_leave: 0,
      flagged_shared_phone: 0,
    });
  });

  it('says what was not counted, and how few trees there are', () => {
    expect(noted(result, 'kfactor-excluded')).toEqual({
      self: 1,
      loop: 1,
      duplicate: 2,
      old_friend: 1,
    });
    expect(noted(result, 'kfactor-by-others')).toEqual({ n: 1 });
    expect(noted(result, 'kfactor-immature')).toEqual({ n: 1, window: '7d', invitees: 0 });
    expect(noted(result, 'kfactor-few-trees')).toEqual({ n: 2, least: 5 });
    expect(noted(result, 'kfactor-no-amplification')).toBeUndefined();
    expect(noted(result, 'kfactor-no-visits')).toEqual({});
  });

  it('has nothing to say of joins where every invitee has one', () => {
    expect(noted(result, 'kfactor-invitees-without-join')).toBeUndefined();
  });

  it('four days in, nobody is mature and nothing is called a failure', () => {
    const early = ask('kfactor', STORY, { asOf: at('+4d') });
    expect(early.summary).toMatchObject({
      participants: 4,
      accepted: 4,
      k: { k: null, mature: 0 },
      k_kept_7d: { k: null, mature: 0 },
    });
    expect(early.rows.map((row) => row['k'])).toEqual([null, null, null]);
  });

  it('counts participants from as long on as --window says', () => {
    const windowOf = (window: string) => ask('kfactor', STORY, { own: { window } });
    // nia was asked five days ago: to the very moment she has had them.
    const five = windowOf('120h');
    expect(five.summary).toMatchObject({ k: { k: 3 / 5, mature: 5 }, participants: 5 });
    expect(five.rows[0]).toMatchObject({ mature: 3, k: 2 / 3 });
    expect(noted(five, 'kfactor-immature')).toEqual({ n: 0, window: '120h', invitees: 0 });
    expect(noted(five, 'kfactor-definition')).toEqual({ window: '120h' });
    expect(five.params['window']).toBe('120h');
    // Four weeks and two days: ann and sam alone. How long invitees take to be kept is no matter of it.
    expect(windowOf('30d').summary).toMatchObject({ k: { k: 1, mature: 2 } });
    expect(windowOf('5w').summary).toMatchObject({ k: { k: null, mature: 0 } });
    expect(() => windowOf('7')).toThrow(expect.objectContaining({ code: 'bad-option' }));
  });

  it('asks who was kept of those alone who have had the time', () => {
    // On day 10 it is asked about day 3: ann's and sam's seven days were not over by then.
    const ten = ask('kfactor', STORY, { asOf: at('+10d') });
    expect(ten.summary).toMatchObject({ k: { k: 3 / 4 }, k_kept_7d: { k: null, mature: 0 } });
    // On day 15 it is asked about day 8: ann's, sam's and ben's were; dan had come by day 3.
    const fifteen = ask('kfactor', STORY, { asOf: at('+15d') });
    expect(fifteen.summary).toMatchObject({ k_kept_7d: { k: 2 / 3, mature: 3, counted: 2 } });
  });
});

describe('invitees without a join on record', () => {
  it('are not kept, and that is said', () => {
    const result = ask('kfactor', {
      people: {
        ann: ['asked +0d', 'invite ben +1d', 'invite cat +2d', 'invite dan +3d'],
        ben: ['join - +1d'],
        cat: ['leave +20d'],
        sam: ['asked +0d'],
        nia: ['asked +25d', 'invite eve +26d'], // not mature: eve is asked about later
      },
    });
    // ben, cat, dan by ann and sam; of them only ben is known to have been a friend on day 8
    expect(result.summary).toMatchObject({
      k: { k: 3 / 2 },
      k_kept_7d: { k: 1 / 2, counted: 1, unknown: 2 },
      amplification: { times: null },
    });
    expect(noted(result, 'kfactor-invitees-without-join')).toEqual({ n: 2 });
    expect(noted(result, 'kfactor-no-amplification')).toEqual({});
  });

  it('leave nobody able to say who was kept where no invitee has one', () => {
    const result = ask('kfactor', {
      people: {
        ann: ['asked +0d', 'invite ben +1d', 'invite cat +2d'],
        dan: ['join - +3d'], // a friend whom nobody invited
        nia: ['asked +25d', 'invite eve +26d'],
        eve: ['join - +26d'],
      },
    });
    expect(result.summary).toMatchObject({ k: { k: 2 }, k_kept_7d: { k: null, unknown: 2 } });
    expect(noted(result, 'kfactor-invitees-without-join')).toEqual({ n: 2 });
  });

  it('are none where nobody was invited: nobody was kept', () => {
    const result = ask('kfactor', { people: { ann: ['asked +0d'] } });
    expect(result.summary).toMatchObject({ k: { k: 0 }, k_kept_7d: { k: 0 } });
    expect(noted(result, 'kfactor-invitees-without-join')).toBeUndefined();
  });
});

describe('K without the last generation', () => {
  it('is drawn by whole trees as K itself: nobody of the last generation was asked here', () => {
    const seeds = ['ann', 'ben', 'cat', 'dan', 'eve', 'fay'];
    const people = Object.fromEntries(
      seeds.map((name, n) => [
        name,
        ['asked +0d', ...Array.from({ length: n % 3 }, (_, to) => `invite ${name}${to} +1d`)],
      ]),
    );
    const { summary } = ask('kfactor', { people });
    // 0, 1, 2, 0, 1, 2 children of six: K is 1, and an interval that cannot go below none.
    const k = { k: 1, low: expect.closeTo(1 / 3, 1), high: expect.any(Number) };
    expect(summary).toMatchObject({ k, k_waves: k });
    const ends = ['k', 'k_waves'].map((key) => {
      const { low, high } = Object(summary?.[key]);
      return [low, high];
    });
    expect(ends[0]).toEqual(ends[1]);
  });

  it('has no interval where nobody brought anybody, which is said once', () => {
    const names = ['ann', 'ben', 'cat', 'dan', 'eve'];
    const people = Object.fromEntries(names.map((name) => [name, ['asked +0d']]));
    const others = { ann: ['asked +0d', 'invite fay +1d'], zoe: ['order +1d'] };
    const result = ask('kfactor', { people: { ...people, ...others } });
    expect(result.summary).toMatchObject({ k_paying: { k: 0, low: null, high: null } });
    expect(noted(result, 'kfactor-none-counted')).toEqual({});
    expect(noted(ask('kfactor', { people: { ann: ['asked +0d'] } }), 'kfactor-none-counted')).toBe(
      undefined,
    );
  });
});
