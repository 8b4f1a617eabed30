import { expect, test } from 'vitest';
import { openHarness } from './harness.ts';
import { LOOKING_BACK, walkJourney } from './journey.fixture.ts';

async function afterJourney() {
  const at = openHarness({ env: LOOKING_BACK });
  await walkJourney(at, 'all');
  return at;
}

type Report = {
  readonly params: Readonly<Record<string, unknown>>;
  readonly rows: readonly unknown[];
  readonly notes: readonly { readonly code: string; readonly text: string }[];
};

test('an --until that lies ahead is cut to now, and said', async () => {
  const at = await afterJourney();
  for (const report of [
    'funnel --campaign spring-card',
    "funnel --steps 'join > order:private' --window 60d",
    'kfactor --campaign friends',
    'hooks --campaign spring-card',
    'channels',
    'first-order',
    'cohort',
  ]) {
    const now = await at.json<Report>(`report ${report}`);
    const ahead = await at.json<Report>(`report ${report} --until 2026-04-30`);
    expect(ahead.rows).toEqual(now.rows);
    expect(ahead.params['as_of']).toBe('2026-04-01T09:00:00+08:00');
    expect(ahead.notes[0]).toMatchObject({ code: 'until-ahead' });
    expect(ahead.notes[0]?.text).toContain('2026-04-30 23:59');
    expect(now.notes.some(({ code }) => code === 'until-ahead')).toBe(false);
  }
});

test('a period that lies ahead as a whole ends before it starts', async () => {
  const at = await afterJourney();
  const { code, err } = await at.run('report channels --since 2026-05-01 --until 2026-05-31');
  expect(code).toBe(2);
  expect(err).toContain('--since 2026-05-01, --until 2026-04-01 09:00:00');
});
