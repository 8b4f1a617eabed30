import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportResult } from '../../core/table.ts';
import { dayOf } from '../../core/time.ts';
import { DEFAULTS } from '../../db/settings.ts';
import { LEAVE, readContacts } from '../../journeys/contacts.ts';
import { readPurchaseTimes } from '../../journeys/purchases.ts';
import { ask, noted } from '../ask.fixture.ts';
import { expectWhoToFit } from '../frame.fixture.ts';
import { at, type Story, tell } from '../journeys.fixture.ts';
import { randomStory } from '../random-story.fixture.ts';
import { runReport } from '../run.ts';
import { readForest } from './forest.ts';

describe('the fission rate', () => {
  const STORY: Story = {
    people: {
      ann: ['asked +0d', 'invite ben +1d', 'invite cat +2d', 'invite eve +3d', 'join - +4d'],
      ben: ['join - +1d'],
      cat: ['join - +2d', 'leave +3d', 'join - +9d'],
      dan: ['join - +5d'], // came by himself
      eve: [], // accepted, says a file, and never seen to join
      old: ['join - -4d', 'join - +6d'], // not new
      joe: ['join - +0d'], // before the first invitation, as soon as ann was asked
      zoe: ['join - +31d'], // later than the report
    },
  };

  it('is those who came new by invitation of all who came new since the first was asked', () => {
    // New: ann, ben, cat, dan, joe. Invited: ben, cat.
    const result = ask('kfactor', STORY);
    expect(result.summary).toMatchObject({
      accepted: 3,
      new_people: 5,
      new_invited: 2,
      fission_rate: 2 / 5,
    });
    expect(noted(result, 'kfactor-fission')).toEqual({});
  });

  it('names as many people as it counts', () => {
    const db = tell(STORY);
    const asked = { asOf: at('+30d'), untilGiven: true, campaign: 'spring' };
    expect(expectWhoToFit(db, 'kfactor', asked)).toEqual(
      expect.arrayContaining(['new_people 5', 'new_invited 2']),
    );
    db.close();
  });

  it('is undefined where nobody was invited, or nobody joined', () => {
    const none = { new_people: 0, new_invited: 0, fission_rate: null };
    expect(ask('kfactor', { people: { ann: ['join - +1d'] } }).summary).toMatchObject(none);
    expect(ask('kfactor', { people: { ann: ['invite ben +1d'] } }).summary).toMatchObject(none);
  });
});

describe('the fission rate of overview', () => {
  const now = ({ rows }: ReportResult, measure: string): unknown =>
    rows.find((row) => row['measure'] === measure)?.['now'];

  it('is that of kfactor over the same time, whatever happened', () => {
    const until = fc.constantFrom('+4d', '+12d', '+20d', '+50d');
    fc.assert(
      fc.property(randomStory, until, (story, end) => {
        const db = tell(story);
        const asOf = at(end);
        const past = { contacts: readContacts(db), purchases: readPurchaseTimes(db) };
        const { start } = readForest(db, { campaign: 1, asOf }, past);
        const asked = { asOf, untilGiven: true };
        const k = runReport(db, 'kfactor', { ...asked, campaign: 'spring' }).summary;
        const page = runReport(db, 'overview', { ...asked, since: Math.min(start, asOf) });
        const told = [k?.['new_people'], k?.['new_invited'], k?.['fission_rate']];
        // Before anybody has joined, the page does not know whether nobody did, or no file tells of it.
        const { day, flags } = readContacts(db);
        const joined = day.filter((_, n) => ((flags[n] ?? 0) & LEAVE) === 0);
        const hasBegun = joined.some((one) => one <= dayOf(asOf, DEFAULTS.timezone));
        expect(['joined', 'referred_joins', 'fission'].map((line) => now(page, line))).toEqual(
          hasBegun ? told : [null, null, null],
        );
        db.close();
      }),
      { numRuns: 300 },
    );
  });

  it('counts no loop, nobody who had bought before the campaign, and every campaign', () => {
    const STORY: Story = {
      people: {
        ann: [
          'asked +0d',
          'invite ben +1d',
          'invite old +1d',
          'invite gus +1d summer',
          'join - -9d',
        ],
        ben: ['join - +1d', 'invite cat +2d'],
        cat: ['join - +2d', 'invite eve +3d', 'invite ben +1d+1h'],
        eve: ['join - +3d', 'invite dan +4d'],
        dan: ['join - +4d', 'invite eve +4d'],
        old: ['order -30d public', 'join - +1d'], // a customer whom nobody needed to win
        gus: ['join - +1d'],
        // The one who invited him had come through him.
        ida: ['invite jon +1d', 'join - +2d'],
        jon: ['invite ida +2d', 'join - +9d'],
      },
    };
    const page = ask('overview', STORY, { campaign: undefined, since: at('+0d') });
    // New: ben, cat, eve, dan, old, gus, ida, jon. By invitation: not old, nor ida, whom jon invited.
    expect(['joined', 'referred_joins', 'fission'].map((line) => now(page, line))).toEqual([
      8,
      6,
      6 / 8,
    ]);
  });
});
