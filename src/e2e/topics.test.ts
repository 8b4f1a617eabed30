import { describe, expect, it } from 'vitest';
import { commandsOf } from '../commands/index.ts';
import { TOPIC_NAMES } from '../commands/topics.ts';
import { ERRORS } from '../core/errors.ts';
import { openHarness } from './harness.ts';
import { LOOKING_BACK, walkJourney } from './journey.fixture.ts';

const COMMANDS = await commandsOf(undefined);

describe('pscrm help TOPIC', () => {
  it('is on stdout, in both languages, and named in the help', async () => {
    const { run } = openHarness();
    const help = await run('--help');
    for (const topic of TOPIC_NAMES) {
      expect(help.out).toContain(topic);
      for (const lang of ['en', 'zh']) {
        const { code, out, err } = await run(`help ${topic} --lang ${lang}`);
        expect([code, err]).toEqual([0, '']);
        expect(out).not.toMatch(/\{|undefined/);
      }
    }
  });

  it('exit-codes names every error once, json every schema', async () => {
    const { run } = openHarness();
    const { out: exits } = await run('help exit-codes');
    for (const code of Object.keys(ERRORS)) {
      expect(exits.match(new RegExp(`[[ ]${code}[,\\]]`, 'g')), code).toHaveLength(1);
    }
    const { out: json } = await run('help json');
    expect(json).toMatch(/^report funnel +pscrm\.report\.funnel\/1$/m);
  });
});

describe('the schema of a command', () => {
  it('is what its JSON says', async () => {
    const harness = openHarness();
    await walkJourney(harness, 'all');
    const said: Record<string, string | undefined> = {};
    for (const { path, output, examples } of COMMANDS) {
      const plain = examples[0]?.replace(/ --(?:csv|md|json)\b/g, '') ?? '';
      // These would change the workspace, or want messages that were sent: their JSON is looked at in their own
      // stories.
      if (
        output === 'none' ||
        /^(?:init|import |campaign create|code|sms (?:show|cancel))/.test(`${path} `)
      )
        continue;
      const { schema } = await harness.json<{ schema: string }>(plain, { env: LOOKING_BACK });
      said[path] = schema;
    }
    const declared = COMMANDS.filter(({ path }) => path in said);
    expect(declared.length).toBeGreaterThan(9);
    for (const { path, schema } of declared) expect(said[path]).toBe(schema);
  });
});
