import type { Argument, Command, Option } from 'commander';
import { commandsOf } from '../commands/index.ts';
import { ENVIRONMENT, EXIT_CODES } from '../commands/topics.ts';
import { reportMatrix } from './report-matrix.fixture.ts';
import { buildProgram } from '../commands/tree.ts';
import type { Language, TextKey } from '../text/translate.ts';
import { translator } from '../text/translator.ts';
import { silentIo } from './silent-io.fixture.ts';

const COMMANDS = await commandsOf(undefined);

/** The few words of the page that the program itself never says. */
const WORDS = {
  en: {
    title: 'Command reference',
    reports: 'What each report can be told apart by',
    made: 'Made from the program itself: `UPDATE_DOCS=1 npx vitest run src/e2e/docs.test.ts` writes it anew, and a test holds it. The same in Chinese: [cli.zh-CN.md](cli.zh-CN.md).',
    everywhere: 'With every command',
    environment: 'Environment',
    exits: 'Exit codes',
  },
  zh: {
    title: '命令手册',
    reports: '各报表可按什么分开看',
    made: '本页由程序自身生成：`UPDATE_DOCS=1 npx vitest run src/e2e/docs.test.ts` 重新写出，并有测试核对。英文版：[cli.md](cli.md)。',
    everywhere: '每个命令都有的选项',
    environment: '环境变量',
    exits: '退出码',
  },
} as const;

type Table = readonly (readonly [string, string])[];

/** The page of all commands in one language, as `docs/cli*.md` must be. */
export async function commandReference(language: Language): Promise<string> {
  const say = translator(language);
  const words = WORDS[language];
  const root = await buildProgram([], say, silentIo(), '0.0.0', async () => undefined);
  const globals = root.createHelp().visibleOptions(root);
  const everywhere = new Set(globals.map(({ flags }) => flags));
  const own = (option: Option): boolean => !everywhere.has(option.flags);
  const title = (key: TextKey): string => say(key).replace(/[:：]$/, '');
  const commands = COMMANDS.map(({ path, examples }) => {
    const command = find(root, path.split(' '));
    const help = command.createHelp();
    help.prepareContext({ error: false, helpWidth: 100 });
    return section([
      `## pscrm ${path}`,
      command.description(),
      `\`\`\`\n${help.commandUsage(command)}\n\`\`\``,
      terms(
        title('help.title.arguments'),
        help.visibleArguments(command).map((one: Argument) => [one.name(), one.description]),
      ),
      terms(
        title('help.title.options'),
        help
          .visibleOptions(command)
          .filter(own)
          .map((one) => [one.flags, described(one)]),
      ),
      `${say('help.examples')}\n\n\`\`\`\n${examples.map((one) => `pscrm ${one}`).join('\n')}\n\`\`\``,
    ]);
  });
  return section([
    `# ${words.title}`,
    words.made,
    COMMANDS.map(({ path }) => `[${path}](#pscrm-${path.replaceAll(' ', '-')})`).join(' · '),
    ...commands,
    `## ${words.reports}`,
    reportMatrix(say),
    `## ${words.everywhere}`,
    table(globals.map((one) => [one.flags, described(one)])),
    `## ${words.environment}`,
    table(ENVIRONMENT.map(({ name, text }) => [name, say(text)])),
    `## ${words.exits}`,
    table(EXIT_CODES.map(({ code, text }) => [String(code), say(text)])),
  ]).concat('\n');
}

function find(root: Command, names: readonly string[]): Command {
  let at = root;
  for (const name of names) {
    const next = at.commands.find((one) => one.name() === name);
    if (next === undefined) throw new Error(`${names.join(' ')} is not in the command tree`);
    at = next;
  }
  return at;
}

function described({ description, argChoices }: Option): string {
  return argChoices === undefined
    ? description
    : `${description}: ${argChoices.map((one) => `\`${one}\``).join(', ')}`;
}

function section(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

function terms(name: string, rows: Table): string {
  return rows.length === 0 ? '' : `**${name}**\n\n${table(rows)}`;
}

function table(rows: Table): string {
  const lines = rows.map(([term, text]) => `| \`${term}\` | ${text.replaceAll('|', '\\|')} |`);
  return ['| | |', '| --- | --- |', ...lines].join('\n');
}
