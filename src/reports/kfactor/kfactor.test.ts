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
      cat: ['asked +2d', 'join - +2d', 'invite dan +7d', 'invite old +9d', 'leave +20d'], // left long after
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
      // ann, sam, nia; nia has not had her seven days; ann's two
      { generation: 0, participants: 3, mature: 2, accepted: 2, k: 1 },
      // ben, cat; ben's one
      { generation: 1, participants: 2, mature: 2, accepted: 1, k: 0.5 },
      // dan is no participant, and yet eve came
      { generation: 2, participants: 0, mature: 0, accepted: 1, k: null },
    ]);
    expect(result.columns.map(({ key }) => key).join()).toBe(
      'generation,participants,mature,accepted,k',
    );
  });

  it('has a summary', () => {
    expect(result.summary).toEqual({
      participants: 5,
      invitations: null, // no visits are known
      accepted: 4, // ben, cat, dan, eve
      i: null,
      c: null,
      k: 3 / 4, // ben, cat, dan by ann, sam, ben, cat
      k_kept: 2 / 4, // ben was lost
      k_waves: 3 / 4, // the last generation is eve's, who is no participant
      excluded: { self: 1, loop: 1, duplicate: 2, old_friend: 1 },
    });
    expect(Object.keys(result.summary ?? {}).join()).toBe(
      'participants,invitations,accepted,i,c,k,k_kept,k_waves,excluded',
    );
  });

  it('says how long a cycle takes, and what was not counted', () => {
    // Hours 24, 48, 48, 24: the median is 36, a day and a half.
    expect(noted(result, 'kfactor-cycle')).toEqual({ hours: 36, days: 1.5, n: 4 });
    expect(noted(result, 'kfactor-excluded')).toEqual({
      self: 1,
      loop: 1,
      duplicate: 2,
      old_friend: 1,
    });
    expect(noted(result, 'kfactor-by-others')).toEqual({ n: 1 });
    expect(noted(result, 'kfactor-immature')).toEqual({ n: 1, invitees: 0 });
    expect(noted(result, 'kfactor-no-visits')).toEqual({});
  });

  it('has nothing to say of joins where every invitee has one', () => {
    expect(noted(result, 'kfactor-invitees-without-join')).toBeUndefined();
  });

  it('four days in, nobody is mature and nothing is called a failure', () => {
    const early = ask('kfactor', STORY, { asOf: at('+4d') });
    expect(early.summary).toMatchObject({ participants: 4, accepted: 4, k: null, k_kept: null });
    expect(early.rows.map((row) => row['k'])).toEqual([null, null, null]);
  });

  it('does not call an invitee of yesterday kept, and says so', () => {
    // On day 9 cat's seven days (from +2d) are just over, dan's (from +3d) are not.
    const nine = ask('kfactor', STORY, { asOf: at('+9d') });
    expect(nine.summary).toMatchObject({ k: 3 / 4, k_kept: 1 / 4 });
    expect(noted(nine, 'kfactor-immature')).toEqual({ n: 0, invitees: 1 });
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
    expect(result.summary).toMatchObject({ k: 3 / 2, k_kept: 1 / 2 });
    expect(noted(result, 'kfactor-invitees-without-join')).toEqual({ n: 2 });
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
    expect(result.summary).toMatchObject({ k: 2, k_kept: null });
    expect(noted(result, 'kfactor-invitees-without-join')).toEqual({ n: 2 });
  });

  it('are none where nobody was invited: nobody was kept', () => {
    const result = ask('kfactor', { people: { ann: ['asked +0d'] } });
    expect(result.summary).toMatchObject({ k: 0, k_kept: 0 });
    expect(noted(result, 'kfactor-invitees-without-join')).toBeUndefined();
  });
});

describe('the published tree', () => {
  // The data set `faux` of the R package RDS: 389 people, one seed, these generations. The figure
  // for trees leaves the last generation out: 388 children of the 369 people of generations 0 to 9.
  const SIZES = [1, 2, 4, 8, 16, 32, 62, 83, 74, 87, 20];
  const people: Record<string, string[]> = {};
  for (const [generation, size] of SIZES.entries()) {
    for (let n = 0; n < size; n += 1) {
      people[`${generation}_${n}`] = [`asked +${generation}d`];
      // Each has two children as long as there are any: which parent has them does not matter to K.
      const parent = people[`${generation - 1}_${Math.floor(n / 2)}`];
      parent?.push(`invite ${generation}_${n} +${generation}d`);
    }
  }

  it('has K 388/369 over its waves, and the published K of each generation', () => {
    const { rows, summary } = ask('kfactor', { people });
    expect(summary).toMatchObject({ participants: 389, accepted: 388, k: 388 / 389 });
    expect(summary?.['k_kept']).toBeNull(); // no joins are known
    expect(summary?.['k_waves']).toBe(388 / 369);
    expect(rows.map((row) => row['participants'])).toEqual(SIZES);
    const published = [2, 2, 2, 2, 2, 1.9375, 1.3387, 0.8916, 1.1757, 0.2299, 0];
    for (const [generation, k] of published.entries()) {
      expect(rows[generation]?.['k']).toBeCloseTo(k, 4);
    }
  });
});
