import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../commands/index.ts';
import { openHarness } from './harness.ts';
import { LOOKING_BACK, type Stage, walkJourney } from './journey.fixture.ts';

/** How far the journey is when somebody types a command; the reports stand at its end. */
const STAGES: Readonly<Record<string, Stage>> = {
  'init': 'files',
  'demo': 'files',
  'import': 'files',
  'campaign create': 'orders',
  'code batch': 'campaign',
};

/** What is taken back must have been done. */
const BEFORE: Readonly<Record<string, string>> = { 'customer undo': 'customer merge 1 4' };

/** The sample's orders.csv has one row that cannot be read: exit code 3. */
const HAS_REJECTS = /(?<!\w)orders\.csv/;

const EXAMPLES = COMMANDS.flatMap(({ path, examples }) =>
  examples.map((example) => ({ path, example })),
);

describe('the examples of the help work on the sample journey:', () => {
  it.each(EXAMPLES)('pscrm $example', async ({ path, example }) => {
    const harness = openHarness({ env: LOOKING_BACK });
    await walkJourney(harness, STAGES[path] ?? 'all');
    const before = BEFORE[path];
    if (before !== undefined) expect((await harness.run(before)).code).toBe(0);
    const { code, out, err } = await harness.run(example);
    expect({ code, err }).toEqual({
      code: HAS_REJECTS.test(example) ? 3 : 0,
      err: expect.not.stringContaining('error:'),
    });
    expect(out).not.toBe('');
  });

  it('and there is one for every command', () => {
    const without = COMMANDS.filter(
      ({ path, examples }) =>
        examples.length === 0 || examples.some((example) => !`${example} `.startsWith(`${path} `)),
    );
    expect(without.map(({ path }) => path)).toEqual([]);
  });
});
