import type { Command } from 'commander';
import type { CommandSpec, Input } from './commands/command.ts';
import { openContext } from './commands/context.ts';
import { buildProgram } from './commands/tree.ts';
import { fromCommander } from './commands/usage-errors.ts';
import { PscrmError } from './core/errors.ts';
import { parseInstant } from './core/time.ts';
import { chooseLanguage, type Language, loadTranslator, type Say } from './text/translate.ts';
import { colours, wantsColour } from './ui/colour.ts';
import type { Io } from './ui/io.ts';
import { type Form, renderJson } from './ui/render.ts';
import { errorText, sayError } from './ui/say-error.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Runs one command line and says what came of it.
 * @param argv what stands behind `pscrm`
 * @returns the exit code: 0 ok, 1 failure, 2 usage, 3 some data was rejected, 130 interrupted
 */
export async function run(argv: readonly string[], io: Io, version: string): Promise<number> {
  const asked = chooseLanguage(typedLanguage(argv), io.env);
  const language = asked ?? 'en';
  const say = await loadTranslator(language);
  let exitCode = 0;
  try {
    if (asked === undefined) throw new PscrmError('bad-language', { known: ['en', 'zh'] });
    const program = await buildProgram(argv, say, io, version, async (spec, command) => {
      exitCode = await runCommand(spec, command, { argv, io, say, language, version });
    });
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    return report(fromCommander(error, say), argv, io, say);
  }
}

/** `--lang` is needed before anything is parsed: even the help speaks it. */
function typedLanguage(argv: readonly string[]): string | undefined {
  const at = argv.indexOf('--lang');
  if (at >= 0) return argv[at + 1] ?? '';
  return argv.find((word) => word.startsWith('--lang='))?.slice('--lang='.length);
}

/** Flags may stand before the command or behind it; what stands behind it wins. */
function typedOptions(command: Command): Values {
  const chain: Command[] = [];
  for (let at: Command | null = command; at !== null; at = at.parent) chain.unshift(at);
  const typed = chain.flatMap((one) =>
    Object.entries(one.opts<Values>()).filter(([name]) => one.getOptionValueSource(name) === 'cli'),
  );
  return Object.fromEntries(typed);
}

type Invocation = {
  readonly argv: readonly string[];
  readonly io: Io;
  readonly say: Say;
  readonly language: Language;
  readonly version: string;
};

async function runCommand(
  spec: CommandSpec,
  command: Command,
  { argv, io, say, language, version }: Invocation,
): Promise<number> {
  const options = typedOptions(command);
  const globals = {
    database: textOf(options, 'db') ?? (io.env['PSCRM_DB'] || 'pscrm.db'),
    language,
    form: formOf(options, io),
    mayAsk: options['input'] !== false && io.stdinIsTerminal && io.stderrIsTerminal,
    yes: options['yes'] === true,
    colour: options['color'] !== false,
    now: clock(io),
    typed: argv,
  };
  const context = openContext(io, say, globals, (line, other) => run(line, other, version));
  try {
    await spec.run(context, inputOf(command, options));
    return context.exitCode();
  } catch (error) {
    // Whatever a stream says of it: somebody pressed Ctrl-C.
    if (!io.signal.aborted || error instanceof PscrmError) throw error;
    throw new PscrmError('interrupted', {}, { cause: error });
  } finally {
    context.close();
  }
}

/** PSCRM_NOW, an ISO instant, replaces the clock. @throws bad-clock */
function clock(io: Io): number {
  const text = io.env['PSCRM_NOW'];
  if (text === undefined || text === '') return io.now();
  const at = parseInstant(text, 'UTC');
  if (at === undefined) throw new PscrmError('bad-clock', { value: text });
  return at;
}

function formOf(options: Values, io: Io): Form {
  const asked = (['json', 'csv', 'md'] as const).filter((form) => options[form] === true);
  if (asked.length > 1)
    throw new PscrmError('usage', { problem: asked.map((form) => `--${form}`).join(' + ') });
  return asked[0] ?? (io.stdoutIsTerminal ? 'table' : 'tsv');
}

function textOf(options: Values, name: string): string | undefined {
  const value = options[name];
  return typeof value === 'string' ? value : undefined;
}

function inputOf(command: Command, options: Values): Input {
  const camel = (name: string): string =>
    name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
  return {
    arguments: command.args,
    // Commander keeps --no-check as the value false of `check`.
    flag: (name) =>
      name.startsWith('no-')
        ? options[camel(name.slice(3))] === false
        : options[camel(name)] === true,
    text: (name) => textOf(options, camel(name)),
    list: (name) => {
      const value = options[camel(name)];
      return Array.isArray(value) ? value.map(String) : [];
    },
  };
}

function report(error: unknown, argv: readonly string[], io: Io, say: Say): number {
  if (error === undefined) return 0;
  const said = sayError(error, say);
  const plain = argv.includes('--no-color');
  const chalk = colours(wantsColour(io.env, io.stderrIsTerminal, !plain));
  if (argv.includes('--json')) io.out(renderJson({ error: said }));
  else if (said.code === 'interrupted') io.err(`${said.message}\n`);
  else io.err(errorText(said, say, chalk));
  if (argv.includes('--debug') && error instanceof Error)
    io.err(`${error.stack ?? ''}\n${causes(error)}`);
  return error instanceof PscrmError ? error.exitCode : 1;
}

function causes(error: Error): string {
  const { cause } = error;
  return cause instanceof Error ? `caused by ${cause.stack ?? ''}\n${causes(cause)}` : '';
}
