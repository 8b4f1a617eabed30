import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fileError, PscrmError } from '../core/errors.ts';
import { wantsColour } from '../ui/colour.ts';
import type { Io } from '../ui/io.ts';
import type { CommandSpec } from './command.ts';
import type { Context } from './context.ts';
import { DEMO_STEPS, type DemoStep } from './demo-steps.ts';
import { commandLine } from '../core/shell.ts';

/** Beside `src/` and `dist/` alike. */
const FIXTURES = fileURLToPath(new URL('../../fixtures/journey/', import.meta.url));

export const demo: CommandSpec = {
  path: 'demo',
  text: 'help.demo',
  output: 'none',
  examples: ['demo'],
  run: async (context) => {
    const folder = openFolder();
    try {
      context.print(context.say('say.demo-start'));
      for (const step of DEMO_STEPS) {
        if (context.io.signal.aborted) throw new PscrmError('interrupted');
        const code = await walk(context, step, folder);
        if (code !== step.exit) {
          const command = commandLine(step.argv);
          context.remark('say.demo-failed', { command, code, expected: step.exit });
          context.endWith(code === 0 ? 1 : code);
          return;
        }
      }
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
    context.print(`\n${context.say('say.demo-end')}`);
  },
};

/** A folder that goes away again, with the files of the journey in it. */
function openFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'pscrm-demo-'));
  try {
    for (const name of readdirSync(FIXTURES).filter((one) => one.endsWith('.csv')))
      copyFileSync(join(FIXTURES, name), join(folder, name));
    return folder;
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw fileError(error, FIXTURES);
  }
}

/** Tells, types and runs one step. @returns its exit code */
async function walk(context: Context, step: DemoStep, folder: string): Promise<number> {
  const { chalk, say } = context;
  context.print(`\n${chalk.dim(`${step.at.slice(0, 10)} ·`)} ${chalk.cyan(say(step.text))}`);
  if (step.show !== undefined) {
    const { file, lines } = step.show;
    context.print(chalk.bold(`$ head -n ${lines} ${file}`));
    const text = readFileSync(join(folder, file), 'utf8');
    context.print(text.split('\n').slice(0, lines).join('\n'));
    return 0;
  }
  context.print(chalk.bold(`$ ${commandLine(step.argv)}`));
  return context.runLine(step.argv, worldOf(context, step, folder));
}

/**
 * The folder, the clock and the language of a step. Both streams are one, or a pipe would lose the
 * order of what was said; tables are drawn as in a terminal; nobody is asked anything.
 */
function worldOf({ io, globals }: Context, step: DemoStep, folder: string): Io {
  const colour = wantsColour(io.env, io.stdoutIsTerminal, globals.colour);
  return {
    ...io,
    err: io.out,
    stdinIsTerminal: false,
    stdoutIsTerminal: true,
    stderrIsTerminal: false,
    env: {
      ...io.env,
      PSCRM_DB: undefined,
      PSCRM_LANG: globals.language,
      PSCRM_NOW: step.at,
      ...(colour ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' }),
    },
    cwd: folder,
  };
}
