import { describe, expect, test } from 'vitest';
import { width } from '../core/width.ts';
import { openHarness } from './harness.ts';
import { LOOKING_BACK, walkJourney } from './journey.fixture.ts';

async function afterJourney() {
  const at = openHarness({ env: LOOKING_BACK });
  await walkJourney(at, 'all');
  return at;
}

type Rows = { readonly rows: readonly Readonly<Record<string, string | number | null>>[] };
type Said = { readonly code: string; readonly text: string };

describe('the hook test on the sample journey', () => {
  const HOOKS = 'report hooks --campaign spring-card';

  test('says on a screen what must be known before any number', async () => {
    const at = await afterJourney();
    const { out } = await at.run(HOOKS, { terminal: true, columns: 80 });
    const lines = out.split('\n');
    const table = lines.findIndex((line) => line.startsWith('Measure'));
    // 6 and 4 of 10 for 1:1: χ² = 0.4.
    expect(lines.slice(0, table).join(' ')).toMatch(
      /^Hook test Shares as planned \(p 0\.5271\); in brackets the plan: sample 60\.0 % \(50\.0 %\), red-packet 40\.0 % \(50\.0 %\)\. Goal: .* Winner: sample, at 83\.3 %\./,
    );
    for (const line of lines) expect(width(line)).toBeLessThanOrEqual(80);
  });

  test('gives the numbers of the sample’s README, and what each kept join cost', async () => {
    const at = await afterJourney();
    const { rows } = await at.json<Rows>(HOOKS);
    const kept = rows.filter(({ measure }) => measure === 'kept_7d');
    expect(kept).toMatchObject([
      // 45.00 for samples and six tenths of 60.00 for print, over five.
      { variant: 'sample', count: 5, of: 6, cost_each_minor: 1620, p: null },
      { variant: 'red-packet', count: 0, of: 4, cost_each_minor: null },
    ]);
    // Fisher: of the 252 ways to pick 5 of 10, 6 have 5 of the 6, and 6 have 1 of the 6 and all of the 4.
    expect(kept[1]?.['p']).toBeCloseTo(12 / 252, 12);
    const revenue = rows.find(({ measure }) => measure === 'revenue');
    // 120 + 68 + 150 + 98 + 60 + 45 = 541.00 over six cards.
    expect(revenue).toMatchObject({ count: 4, of: 6, each_minor: Math.round(54_100 / 6) });
  });

  test.each(['--base 50% --lift 150%', '--base 60% --lift 100%', '--base 60% --lift 80%'])(
    'a plan is not made for more than all: %s',
    async (options) => {
      const { code, err } = await openHarness().run(`hooks plan ${options}`);
      expect([code, err.includes('--lift cannot be')]).toEqual([2, true]);
    },
  );

  test('carries its verdict in every form, and in Chinese', async () => {
    const at = await afterJourney();
    const { lead } = await at.json<{ lead: readonly Said[] }>(HOOKS);
    expect(lead.map(({ code }) => code)).toEqual([
      'hooks-shares-fit',
      'hooks-goal-kept',
      'hooks-verdict-winner',
    ]);
    expect(lead[2]?.text).toMatch(/^Winner: sample/);
    const piped = await at.run(HOOKS);
    expect(piped.out).toMatch(/^issued\tsample\t6\t10\t/);
    expect(piped.err).toContain('Winner: sample');
    expect((await at.run(`${HOOKS} --md`)).out).toMatch(/^Shares as planned.*\n\nGoal: /);
    expect((await at.run(`${HOOKS} --lang zh`)).err).toContain('胜出：sample');
  });

  test('refuses what cannot be meant', async () => {
    const at = await afterJourney();
    for (const wrong of ['--window 10', '--lift 20', '--lift 0%', '--control mug', '--goal fame'])
      expect((await at.run(`${HOOKS} ${wrong}`)).code).toBe(2);
  });
});

describe('hooks plan', () => {
  test('says how many cards it takes, without a workspace', async () => {
    const at = openHarness();
    const { out, err } = await at.run('hooks plan --base 5% --lift 20% --power 80%');
    expect(out).toBe('0.05\t0.2\t0.06\t8158\t16316\n');
    expect(err).toContain('alpha 5 % over 1 pair of variants; power 80 %');
    const three = await at.json<Rows>(
      'hooks plan --base 2% --lift 20% --lift 50% --arms 3 --cards 5000',
    );
    expect(three).toMatchObject({ arms: 3, pairs: 3, power: 0.8, cards: 5000 });
    expect(three.rows.map(({ lift }) => lift)).toEqual([0.2, 0.5]);
    for (const { power } of three.rows) expect(Number(power)).toBeGreaterThan(0);
  });

  test.each([
    ['', 'missing-option'],
    ['--base 5', 'bad-option'],
    ['--base 0%', 'bad-option'],
    ['--base 100%', 'bad-option'],
    ['--base 5% --lift 20', 'bad-option'],
    ['--base 5% --arms 1', 'bad-option'],
    ['--base 5% --arms 99', 'bad-option'],
    ['--base 5% --cards 0', 'bad-option'],
    ['--base 5% --power 100%', 'bad-option'],
  ])('refuses “%s”', async (options, code) => {
    const at = openHarness();
    const outcome = await at.run(`hooks plan ${options} --json`);
    expect(outcome.code).toBe(2);
    expect(outcome.out).toContain(`"${code}"`);
  });
});

describe('the first orders of the sample journey', () => {
  test('are the curve that a pencil draws', async () => {
    const at = await afterJourney();
    const { rows, summary } = await at.json<Rows & { summary: unknown }>('report first-order');
    // Days from join to order: 02 12.98, 11 15.52, 04 16.97, 01 20.73, 05 24.44. Ten days without
    // an order are nothing unusual here, so that the others were watched until the files were read, on 1 April at
    // 9:00: 14 19.6, 13 23.9, 12 25.5, 06 44.9, 03 47.0. At risk 10, 9, 8, 6, 4.
    const share = 1 - (9 / 10) * (8 / 9) * (7 / 8) * (5 / 6) * (3 / 4);
    const month = rows.find((row) => row['within_days'] === 30);
    expect(month).toMatchObject({ ordered: 5, waiting: 2, open: 3 });
    expect(month?.['share']).toBeCloseTo(share, 12);
    expect(summary).toMatchObject({ people: 10, buyers: 5 });
    // The help tells this example.
    const percent = (key: string): string => `${(Number(month?.[key]) * 100).toFixed(1)} %`;
    const { out } = await at.run('report first-order --help');
    expect(out.replaceAll(/\s+/g, ' ')).toContain(
      `${percent('share')} within 30 days (95 %: ${percent('low')} to ${percent('high')})`,
    );
  });

  test('are laid out by variant where the screen is wide, people without one last', async () => {
    const at = await afterJourney();
    const { out } = await at.run('report first-order --by variant', {
      terminal: true,
      columns: 120,
    });
    expect(out).toMatch(/^Variant +People +Bought .* 30 d /m);
    expect(out).toMatch(/^sample +5 +4 +20\.7 +16\.25 /m);
    expect(out).toMatch(/^– +4 +1 /m);
  });
});
