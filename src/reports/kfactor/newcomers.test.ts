import { describe, expect, it } from 'vitest';
import { ask, noted } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';

describe('the fission rate', () => {
  const STORY: Story = {
    people: {
      ann: ['asked +0d', 'invite ben +1d', 'invite cat +2d', 'invite eve +3d', 'join - +4d'],
      ben: ['join - +1d'],
      cat: ['join - +2d', 'leave +3d', 'join - +9d'],
      dan: ['join - +5d'], // came by himself
      eve: [], // accepted, says a file, and never seen to join
      old: ['join - -4d', 'join - +6d'], // not new
      joe: ['join - +0d'], // before the first invitation
      zoe: ['join - +31d'], // later than the report
    },
  };

  it('is those who came new by invitation of all who came new since the first one', () => {
    // New: ann, ben, cat, dan. Invited: ben, cat.
    const result = ask('kfactor', STORY);
    expect(result.summary).toMatchObject({
      accepted: 3,
      new_people: 4,
      new_invited: 2,
      fission_rate: 2 / 4,
    });
    expect(noted(result, 'kfactor-fission')).toEqual({});
  });

  it('names as many people as it counts', () => {
    const db = tell(STORY);
    const asked = { asOf: at('+30d'), untilGiven: true, campaign: 'spring' };
    expect(expectWhoToFit(db, 'kfactor', asked)).toEqual(
      expect.arrayContaining(['new_people 4', 'new_invited 2']),
    );
    db.close();
  });

  it('is undefined where nobody was invited, or nobody joined', () => {
    const none = { new_people: 0, new_invited: 0, fission_rate: null };
    expect(ask('kfactor', { people: { ann: ['join - +1d'] } }).summary).toMatchObject(none);
    expect(ask('kfactor', { people: { ann: ['invite ben +1d'] } }).summary).toMatchObject(none);
  });
});
