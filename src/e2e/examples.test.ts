import { describe, expect, it } from 'vitest';
import { commandsOf } from '../commands/index.ts';
import { qrMatrix } from '../print/matrix.ts';
import { qrPng } from '../print/png.ts';
import { openHarness } from './harness.ts';
import { LOOKING_BACK, type Stage, walkJourney } from './journey.fixture.ts';

const COMMANDS = await commandsOf(undefined);

/** How far the journey is when somebody types a command; the reports stand at its end. */
const STAGES: Readonly<Record<string, Stage>> = {
  'init': 'files',
  'demo': 'files',
  'import': 'files',
  'campaign create': 'orders',
  'code batch': 'campaign',
};

const ANNA = 'target add anna --kind acquisition-link --url https://work.weixin.qq.com/ca/a';
const GROUP = 'target add group-7 --kind qr-image --file group.png --group';
const [BO, SHOP] = ['bo', 'shop'].map(
  (one) => `target add ${one} --kind url --url https://example.com`,
);
const SALES = [ANNA, BO ?? '', 'pool create sales --target anna --target bo'];

/** Batch 2 of the journey, which has one of cards. */
const MESSAGES = [
  'campaign create spring-sms --channel sms',
  "code batch --campaign spring-sms --channel sms --segment all --signature 测试品牌 --text '会员礼 {link} {optout}' --holdout 50% --out messages --yes",
];

/** What is changed or taken back must be there. */
const BEFORE: Readonly<Record<string, readonly string[]>> = {
  'customer undo': ['customer merge 1 4'],
  'code batch': ['campaign create spring-sms --channel sms'],
  'target list': [ANNA],
  'target show': [ANNA],
  'target edit': [ANNA, GROUP],
  'target pause': [ANNA],
  'target resume': [ANNA],
  'pool create': [ANNA, BO ?? ''],
  'pool list': SALES,
  'pool show': SALES,
  'pool edit': SALES,
  'pool simulate': SALES,
  'code edit': [...SALES, SHOP ?? ''],
  'code check': [
    'code export --batch 1 --format svg --out cards',
    'code export --batch 1 --format zip --out cards.zip',
  ],
  'report lift': MESSAGES,
  'sms show': MESSAGES,
  'sms cancel': MESSAGES,
};

/** What runs until it is stopped is stopped at once, and listens where nobody else does. */
const RUNS_ON = /^serve/;
const anyPort = (line: string): string => line.replace('--port 8787', '--port 0');

/** The sample's orders.csv has one row that cannot be read: exit code 3. */
const HAS_REJECTS = /(?<!\w)orders\.csv/;

const EXAMPLES = COMMANDS.flatMap(({ path, examples }) =>
  examples.map((example) => ({ path, example })),
);

describe('the examples of the help work on the sample journey:', () => {
  it.each(EXAMPLES)('pscrm $example', async ({ path, example }) => {
    const harness = openHarness({ env: LOOKING_BACK });
    await walkJourney(harness, STAGES[path] ?? 'all');
    harness.write('group.png', qrPng(qrMatrix('https://weixin.qq.com/g/AwYAAtest')));
    for (const line of BEFORE[path] ?? []) expect((await harness.run(line)).code).toBe(0);
    const more = RUNS_ON.test(example) ? { signal: AbortSignal.abort() } : {};
    const { code, out, err } = await harness.run(anyPort(example), more);
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

describe('the overview of the sample journey', () => {
  const DATED = 'report overview --since 2026-03-10 --until 2026-03-22';
  type Told = { readonly rows: readonly { readonly effect_minor: number | null }[] };

  it('tells by the dates of the help what made revenue change, and names them where it cannot', async () => {
    expect(EXAMPLES.map(({ example }) => example)).toContain(DATED);
    const harness = openHarness({ env: LOOKING_BACK });
    await walkJourney(harness, 'all');
    const effects = async (line: string): Promise<number> => {
      const { rows } = await harness.json<Told>(line);
      return rows.filter(({ effect_minor: effect }) => effect !== null).length;
    };
    // The six factors, and revenue itself.
    expect(await effects(DATED)).toBe(7);
    expect(await effects(`${DATED} --campaign spring-card`)).toBe(7);
    expect(await effects('report overview')).toBe(0);
    expect((await harness.run('report overview')).err).toContain(`: pscrm ${DATED}\n`);
  });
});
