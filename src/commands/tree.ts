import { Command, Option } from 'commander';
import { PscrmError } from '../core/errors.ts';
import type { Say, TextKey } from '../text/translate.ts';
import type { Io } from '../ui/io.ts';
import type { CommandSpec } from './command.ts';
import { speakHelp } from './help.ts';
import { commandsOf } from './index.ts';
import { renderTopic, TOPIC_NAMES } from './topics.ts';
import { unknownCommand } from './usage-errors.ts';

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

/**
 * The command tree, made from the list of commands; the reference page is made from it too.
 * @param argv of the branches only the one that it names is grown; without a word, all
 * @throws what commander does, where a global option has no value or the version was asked for
 */
export async function buildProgram(
  argv: readonly string[],
  say: Say,
  io: Io,
  version: string,
  action: Action,
): Promise<Command> {
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
  const [word] = root.parseOptions([...argv]).operands;
  const commands = await commandsOf(word);
  root.action((words: readonly string[]) => {
    const [first] = words;
    if (first !== undefined && first !== 'help') throw unknownCommand(first, root, say);
    const topic = words.length === 2 ? renderTopic(words[1] ?? '', say, commands) : undefined;
    if (topic !== undefined) {
      io.out(topic);
      return;
    }
    commandNamed(root, words.slice(1), say).outputHelp();
  });
  for (const spec of commands) addCommand(root, spec, say, action);
  root.addHelpText('after', `\n${say('help.more', { topics: TOPIC_NAMES })}`);
  return root;
}

const GROUPS: Readonly<Record<string, TextKey>> = {
  imports: 'help.imports',
  formats: 'help.formats',
  campaign: 'help.campaign',
  code: 'help.code',
  target: 'help.target',
  pool: 'help.pool',
  sms: 'help.sms',
  config: 'help.config',
  order: 'help.order',
  report: 'help.report',
  hooks: 'help.hooks',
  customer: 'help.customer',
};

function addCommand(root: Command, spec: CommandSpec, say: Say, action: Action): void {
  const [first = '', second] = spec.path.split(' ');
  const parent = second === undefined ? root : groupOf(root, first, say);
  const paragraphs = [spec.text, ...(spec.more ?? [])].map((key) => say(key));
  const command = parent
    .command(second ?? first)
    .summary(say(spec.text))
    .description(paragraphs.join('\n\n'));
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
  const own = [...command.options];
  if (spec.output !== 'none') command.option('--json', say('option.json'));
  if (spec.output === 'table')
    command.option('--csv', say('option.csv')).option('--md', say('option.md'));
  addGlobals(command, say);
  const examples = spec.examples.map((example) => `  $ pscrm ${example}\n`).join('');
  command.addHelpText('after', `\n${say('help.examples')}\n${examples}`);
  if (spec.group === true) openGroup(command, own, say, () => action(spec, command));
  else command.action(() => action(spec, command));
}

/**
 * A command with commands below it: it runs when one of its own options is typed, and no command
 * below it. Commander would take those options behind a command below, too, where they do nothing.
 * @throws unknown-option there, when the command is parsed
 */
function openGroup(
  command: Command,
  own: readonly Option[],
  say: Say,
  run: () => Promise<void>,
): void {
  command.usage('[options] [command]').argument('[command...]');
  const typed = (): Option | undefined =>
    own.find((one) => command.getOptionValueSource(one.attributeName()) === 'cli');
  command.hook('preSubcommand', () => {
    const option = typed()?.long;
    if (option) throw new PscrmError('unknown-option', { option, near: '' });
  });
  command.action((words: readonly string[]) => {
    if (typed() !== undefined && words.length === 0) return run();
    commandNamed(command, words, say).outputHelp();
    return undefined;
  });
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
