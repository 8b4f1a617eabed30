import { expect, it } from 'vitest';
import { noted } from './ask.fixture.ts';
import { expectExplained } from './explained.fixture.ts';
import { at, tell } from './journeys.fixture.ts';
import { runReport } from './run.ts';

const ASKED = { untilGiven: true, asOf: at('+30d'), campaign: 'spring' };

/** Three messages that were taken back, of which one was opened and one only by a machine; and two that were sent. */
function taken() {
  const db = tell({
    variants: { a: 1, b: 1 },
    batches: [
      { codes: ['x1', 'x2', 'x3'], channel: 'sms', variant: 'a' },
      { codes: ['y1', 'y2'], channel: 'sms', variant: 'b' },
    ],
    people: {
      ann: ['visit x1 +1h v1', 'join y1 +1d'],
      bot: ['visit x2 +1h v2 bot'],
    },
  });
  const put = db.prepare(`
    INSERT INTO sms_batches (batch_id, provider, signature, text, link, send_at, segments, cancelled_at)
    VALUES (?, 'generic', '测试品牌', '{link}', 'own', 0, 1, ?)`);
  put.run(1, at('+2h'));
  put.run(2, null);
  return db;
}

it('codes of messages that were taken back and never opened were given to nobody', () => {
  const db = taken();
  const first = (name: string, by?: string) => runReport(db, name, { ...ASKED, by });
  expect(first('funnel').rows.slice(0, 3)).toMatchObject([
    { stage: 'issued', count: 3 },
    { stage: 'scanned', count: 2 },
    { stage: 'joined', count: 1, overall_rate: 1 / 3 },
  ]);
  expect(first('hooks').rows.slice(0, 2)).toMatchObject([
    { measure: 'issued', variant: 'a', count: 1, of: 3 },
    { measure: 'issued', variant: 'b', count: 2, of: 3 },
  ]);
  expect(first('batches').rows).toMatchObject([
    { batch: 1, codes: 1 },
    { batch: 2, codes: 2, join_rate: 1 / 2 },
  ]);
  expect(first('channels').rows).toMatchObject([{ channel: 'sms', codes: 3 }]);
  for (const name of ['funnel', 'hooks', 'batches', 'channels']) {
    expect(noted(first(name), 'codes-unsent')).toEqual({ n: 2 });
    expectExplained(db, name, ASKED);
  }
  for (const name of ['funnel', 'batches', 'channels'])
    expectExplained(db, name, { ...ASKED, by: 'variant' });
  const elsewhere = runReport(db, 'channels', { ...ASKED, campaign: undefined, since: at('+9d') });
  expect(noted(elsewhere, 'codes-unsent')).toEqual({ n: 2 });
  db.close();
});

it('nothing is said where none was taken back', () => {
  const db = taken();
  db.exec('UPDATE sms_batches SET cancelled_at = NULL');
  expect(runReport(db, 'funnel', ASKED).rows[0]).toMatchObject({ count: 5 });
  expect(noted(runReport(db, 'funnel', ASKED), 'codes-unsent')).toBeUndefined();
  db.close();
});
