import { expect, it } from 'vitest';
import { at, type Story, tell } from './journeys.fixture.ts';
import { runReport, whoIsBehind } from './run.ts';

const STORY: Story = {
  batches: [{ codes: ['c1'] }],
  // Nobody knows which way ben came; dash is what the member of staff of a third one is called.
  people: {
    ann: ['join c1 +1d anna'],
    ben: ['join - +2d anna'],
    cat: ['join - +2d anna'],
    dan: ['join c1 +3d -'],
  },
};
const ASKED = { asOf: at('+30d'), untilGiven: true };

it('the group without a name is asked for by the dash on show, or by a hyphen', () => {
  const db = tell(STORY);
  const who = (stage: string) => whoIsBehind(db, 'channels', ASKED, stage).people;
  expect(who('–:joins')).toHaveLength(2);
  expect(who('-:joins')).toEqual(who('–:joins'));
  // What can be asked for is told as it stands in the table.
  expect(runReport(db, 'channels', ASKED).who).toContain('–:joins');
  const known: unknown = expect.arrayContaining(['–:joins']);
  const unknown = { code: 'unknown-stage', params: expect.objectContaining({ known }) };
  expect(() => who('sms:joins')).toThrow(expect.objectContaining(unknown));
  db.close();
});

it('who is called a hyphen is not the group without a name', () => {
  const db = tell(STORY);
  const who = (stage: string) => whoIsBehind(db, 'staff', ASKED, stage).people.length;
  expect([who('anna:added'), who('-:added')]).toEqual([3, 1]);
  db.close();
});
