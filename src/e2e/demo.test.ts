import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openContext } from '../commands/context.ts';
import { demo } from '../commands/demo.ts';
import { DEMO_STEPS } from '../commands/demo-steps.ts';
import { translator } from '../text/translator.ts';
import { openHarness } from './harness.ts';
import { silentIo } from './silent-io.fixture.ts';

const typedIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => line.startsWith('$ '));

describe('pscrm demo', () => {
  it('walks the journey, each command as typed with what came out', async () => {
    const { code, out, err } = await openHarness().run('demo');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(typedIn(out)).toHaveLength(DEMO_STEPS.length);
    expect(typedIn(out)[0]).toBe(
      '$ pscrm init --base-url https://q.example.cn --timezone Asia/Shanghai --currency CNY',
    );
    // What the cards are for; the row that cannot be read; K (see fixtures/journey/README.md).
    expect(out).toMatch(
      /= order pdd:2602\*\*\*0001 +joined through the code in the parcel +code kDQHZc7D/,
    );
    expect(out).toContain('orders.csv:4: paid: is not an amount ("3o.00")');
    expect(out).toMatch(/^K +K 0\.571/m);
  });

  it('speaks Chinese', async () => {
    const { code, out } = await openHarness().run('demo --lang zh');
    expect(code).toBe(0);
    expect(out).toMatch(/= order pdd:2602\*\*\*0001 +通过包裹里的码加粉/);
    expect(out.split('\n').filter((line) => /^(?:note|next|hint|error)/.test(line))).toEqual([]);
  });

  it('says in a pipe what it says in a terminal', async () => {
    const withoutFolder = (text: string): string => text.replaceAll(/pscrm-demo-\w+/g, 'folder');
    const piped = await openHarness().run('demo');
    const shown = await openHarness({ terminal: true }).run('demo');
    expect(withoutFolder(piped.out)).toBe(withoutFolder(shown.out));
  });

  it('leaves nothing behind and does not touch the workspace of the person', async () => {
    const harness = openHarness({ env: { PSCRM_DB: 'mine.db' } });
    const { code, out } = await harness.run('demo');
    expect(code).toBe(0);
    expect(readdirSync(harness.dir)).toEqual([]);
    const [folder] = /\S+pscrm-demo-\w+/.exec(out) ?? [''];
    expect(folder).toMatch(/^.+pscrm-demo-/);
    expect(existsSync(folder)).toBe(false);
  });

  it('stops at the first command that ends otherwise than it should, and fails', async () => {
    const ran: string[] = [];
    let [out, err] = ['', ''];
    const io = silentIo({
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
    });
    const globals = {
      database: 'pscrm.db',
      language: 'en',
      form: 'tsv',
      mayAsk: false,
      yes: false,
      colour: false,
      now: 0,
      typed: [],
    } as const;
    const context = openContext(io, translator('en'), globals, async (argv) => {
      ran.push(argv[0] ?? '');
      return argv[0] === 'import' ? 1 : 0;
    });
    await demo.run(context, {
      arguments: [],
      flag: () => false,
      text: () => undefined,
      list: () => [],
    });
    expect(ran).toEqual(['init', 'import']);
    expect(context.exitCode()).toBe(1);
    expect(err).toContain('ended with exit code 1 instead of 0');
    expect(out).not.toContain('whole journey. ');
  });
});
