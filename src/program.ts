import { Command, CommanderError, Option } from 'commander';
import type { CommandSpec, Input } from './commands/command.ts';
import { COMMANDS } from './commands/index.ts';
import { openContext } from './commands/context.ts';
import { renderTopic, TOPIC_NAMES } from './commands/topics.ts';
import { PscrmError } from './core/errors.ts';
import { parseInstant } from './core/time.ts';
import {
  chooseLanguage,
  type Language,
  type Say,
  type TextKey,
  translator,
} from './text/translate.ts';
import { colours, wantsColour } from './ui/colour.ts';
import type { Io } from './ui/io.ts';
import { nearest } from './ui/nearest.ts';
import type { Form } from './ui/render.ts';
import { renderJson } from './ui/render.ts';
import { sayError } from './ui/say-error.ts';
import { speakHelp } from './commands/help.ts';

type Values = Readonly<Record<string, unknown>>;

/**
 * Runs one command line and says what came of it.
 * @param argv what stands behind `pscrm`
 * @returns the exit code: 0 ok, 1 failure, 2 usage, 3 some data was rejected, 130 interrupted
 */
export async function run(argv: readonly string[], io: Io, version: string): Promise<number> {
  const asked = chooseLanguage(typedLanguage(argv), io.env);
  const language = asked ?? 'en';
  const say = translator(language);
  let exitCode = 0;
  const program = buildProgram(say, io, version, async (spec, command) => {
    exitCode = await runCommand(spec, command, { argv, io, say, language, version });
  });
  try {
    if (asked === undefined) throw new PscrmError('bad-language', { known: ['en', 'zh'] });
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

/** The command that words lead to, as in `help report funnel`. @throws unknown-command */
function commandNamed(from: Command, words: readonly string[], say: Say): Command {
  let at = from;
  for (const word of words) {
    const next = at.commands.find((one) => one.name() === word);
    if (next === undefined) throw unknownCommand(word, at, say);
    at = next;
  }
  return at;
}

type Action = (spec: CommandSpec, command: Command) => Promise<void>;

/** The command tree, made from the list of commands; the reference page is made from it too. */
export function buildProgram(say: Say, io: Io, version: string, action: Action): Command {
  const root = new Command('pscrm');
  root.exitOverride();
  root.configureOutput({
    writeOut: (text) => io.out(text),
    // Usage errors are said by `report`, in the reader's language.
    writeErr: () => undefined,
    getOutHelpWidth: () => io.columns,
    getOutHasColors: () => false,
  });
  speakHelp(root, say);
  root.description(say('help.pscrm')).version(version, '-V, --version', say('option.version'));
  addGlobals(root, say);
  // Arguments, so that a word that is no command is told from no word at all.
  root.usage('[options] [command]').argument('[command...]');
  root.action((words: readonly string[]) => {
    const [first] = words;
    if (first !== undefined && first !== 'help') throw unknownCommand(first, root, say);
    const topic = words.length === 2 ? renderTopic(words[1] ?? '', say, COMMANDS) : undefined;
    if (topic !== undefined) {
      io.out(topic);
      return;
    }
    commandNamed(root, words.slice(1), say).outputHelp();
  });
  for (const spec of COMMANDS) addCommand(root, spec, say, action);
  root.addHelpText('after', `\n${say('help.more', { topics: TOPIC_NAMES })}`);
  return root;
}

const GROUPS: Readonly<Record<string, TextKey>> = {
  imports: 'help.imports',
  formats: 'help.formats',
  campaign: 'help.campaign',
  code: 'help.code',
  report: 'help.report',
  customer: 'help.customer',
};

function addCommand(root: Command, spec: CommandSpec, say: Say, action: Action): void {
  const [first = '', second] = spec.path.split(' ');
  const parent = second === undefined ? root : groupOf(root, first, say);
  const command = parent.command(second ?? first).description(say(spec.text));
  speakHelp(command, say);
  for (const { name, text, many } of spec.arguments ?? []) {
    command.argument(many === true ? `[${name}...]` : `[${name}]`, say(text));
  }
  for (const { flags, text, repeat, choices } of spec.options ?? []) {
    const option = new Option(flags, say(text));
    if (choices !== undefined) option.choices([...choices]);
    if (repeat === true)
      option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
    command.addOption(option);
  }
  if (spec.output !== 'none') command.option('--json', say('option.json'));
  if (spec.output === 'table')
    command.option('--csv', say('option.csv')).option('--md', say('option.md'));
  addGlobals(command, say);
  const examples = spec.examples.map((example) => `  $ pscrm ${example}\n`).join('');
  command.addHelpText('after', `\n${say('help.examples')}\n${examples}`);
  command.action(() => action(spec, command));
}

function groupOf(root: Command, name: string, say: Say): Command {
  const known = root.commands.find((command) => command.name() === name);
  if (known !== undefined) return known;
  const group = root.command(name).description(say(GROUPS[name] ?? 'help.pscrm'));
  speakHelp(group, say);
  group.usage('[options] [command]').argument('[command...]');
  group.action((words: readonly string[]) => commandNamed(group, words, say).outputHelp());
  return group;
}

function addGlobals(command: Command, say: Say): void {
  command
    .option('--db <file>', say('option.db'))
    .option('--lang <language>', say('option.lang'))
    .option('--no-input', say('option.no-input'))
    .option('--yes', say('option.yes'))
    .option('--no-color', say('option.no-color'))
    .option('--debug', say('option.debug'))
    .helpOption('-h, --help', say('option.help'));
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
    flag: (name) => options[camel(name)] === true,
    text: (name) => textOf(options, camel(name)),
    list: (name) => {
      const value = options[camel(name)];
      return Array.isArray(value) ? value.map(String) : [];
    },
  };
}

function unknownCommand(word: string, group: Command, say: Say): PscrmError {
  const names = group.commands.map((one) => one.name());
  return new PscrmError('unknown-command', {
    command: word,
    near: didYouMean(nearest(word, names), say),
  });
}

function didYouMean(near: string, say: Say): string {
  return near === '' ? '' : say('say.did-you-mean', { near });
}

/** What commander found wrong, in our words. Asking for help is no error. */
function fromCommander(error: unknown, say: Say): unknown {
  if (!(error instanceof CommanderError)) return error;
  const quoted = /'([^']*)'/.exec(error.message)?.[1] ?? '';
  switch (error.code) {
    case 'commander.helpDisplayed':
    case 'commander.help':
    case 'commander.version':
      return undefined;
    case 'commander.unknownOption': {
      const near = /Did you mean (?:one of )?([^?]+)\?/.exec(error.message)?.[1] ?? '';
      return new PscrmError('unknown-option', { option: quoted, near: didYouMean(near, say) });
    }
    case 'commander.excessArguments': {
      const [, expected = '0', got = '0'] = /Expected (\d+) .* got (\d+)/.exec(error.message) ?? [];
      const counts = { expected: Number(expected), got: Number(got) };
      return new PscrmError('too-many-arguments', counts);
    }
    case 'commander.optionMissingArgument':
      return new PscrmError('missing-option', { option: quoted });
    case 'commander.invalidArgument': {
      const value = /argument '([^']*)' is invalid/.exec(error.message)?.[1] ?? '';
      const choices = /Allowed choices are (.*)\.$/.exec(error.message)?.[1] ?? '';
      return new PscrmError('bad-option', { option: quoted.split(' ')[0] ?? '', value, choices });
    }
    default:
      return new PscrmError('usage', { problem: error.message.replace(/^error: /, '') });
  }
}

function report(error: unknown, argv: readonly string[], io: Io, say: Say): number {
  if (error === undefined) return 0;
  const said = sayError(error, say);
  const plain = argv.includes('--no-color');
  const chalk = colours(wantsColour(io.env, io.stderrIsTerminal, !plain));
  if (argv.includes('--json')) io.out(renderJson({ error: said }));
  else if (said.code === 'interrupted') io.err(`${said.message}\n`);
  else {
    io.err(`${chalk.red(say('say.error'))}${said.message} [${said.code}]\n`);
    if (said.hint !== null) io.err(`${chalk.cyan(say('say.hint'))}${said.hint}\n`);
  }
  if (argv.includes('--debug') && error instanceof Error)
    io.err(`${error.stack ?? ''}\n${causes(error)}`);
  return error instanceof PscrmError ? error.exitCode : 1;
}

function causes(error: Error): string {
  const { cause } = error;
  return cause instanceof Error ? `caused by ${cause.stack ?? ''}\n${causes(cause)}` : '';
}
