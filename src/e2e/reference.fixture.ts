import type { Argument, Command, Option } from 'commander';
import { Readable } from 'node:stream';
import { COMMANDS } from '../commands/index.ts';
import { buildProgram } from '../program.ts';
import { type Language, type TextKey, translator } from '../text/translate.ts';
import type { Io } from '../ui/io.ts';

/** The few words of the page that the program itself never says. */
const WORDS = {
  en: {
    title: 'Command reference',
    made: 'Made from the program itself: `UPDATE_DOCS=1 npx vitest run src/e2e/docs.test.ts` writes it anew, and a test holds it. The same in Chinese: [cli.zh-CN.md](cli.zh-CN.md).',
    everywhere: 'With every command',
    environment: 'Environment',
    variables: [
      ['PSCRM_DB', 'the workspace file, where `--db` names none'],
      ['PSCRM_LANG', '`en` or `zh`, where `--lang` names none'],
      ['PSCRM_NOW', 'an instant such as `2026-03-01T08:00:00+08:00` that replaces the clock'],
      ['NO_COLOR', 'not empty: no colour'],
      ['FORCE_COLOR', 'not empty: colour, in a pipe too; `0`: none'],
    ],
    exits: 'Exit codes',
    codes: [
      ['0', 'ok'],
      ['1', 'failure'],
      ['2', 'usage: an unknown command or option, or something that is missing'],
      ['3', 'some data was rejected; what could be read was read'],
      ['130', 'interrupted (Ctrl-C); nothing is half done'],
    ],
  },
  zh: {
    title: '命令手册',
    made: '本页由程序自身生成：`UPDATE_DOCS=1 npx vitest run src/e2e/docs.test.ts` 重新写出，并有测试核对。英文版：[cli.md](cli.md)。',
    everywhere: '每个命令都有的选项',
    environment: '环境变量',
    variables: [
      ['PSCRM_DB', '工作区文件（未写 `--db` 时）'],
      ['PSCRM_LANG', '`en` 或 `zh`（未写 `--lang` 时）'],
      ['PSCRM_NOW', '代替系统时钟的时刻，例如 `2026-03-01T08:00:00+08:00`'],
      ['NO_COLOR', '非空则不用颜色'],
      ['FORCE_COLOR', '非空则总用颜色，管道中也用；`0` 则不用'],
    ],
    exits: '退出码',
    codes: [
      ['0', '成功'],
      ['1', '失败'],
      ['2', '用法有误：没有这个命令或选项，或缺少必要内容'],
      ['3', '有数据被拒收；能读的都已读入'],
      ['130', '被中断（Ctrl-C）；没有留下半成品'],
    ],
  },
} as const;

type Table = readonly (readonly [string, string])[];

/** The page of all commands in one language, as `docs/cli*.md` must be. */
export function commandReference(language: Language): string {
  const say = translator(language);
  const words = WORDS[language];
  const root = buildProgram(say, noIo(), '0.0.0', async () => undefined);
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
    `## ${words.everywhere}`,
    table(globals.map((one) => [one.flags, described(one)])),
    `## ${words.environment}`,
    table(words.variables),
    `## ${words.exits}`,
    table(words.codes),
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

/** A program that is only looked at reads and says nothing. */
function noIo(): Io {
  const nobody = (): never => {
    throw new Error('nobody is asked');
  };
  return {
    out: nobody,
    err: nobody,
    stdin: Readable.from([]),
    stdinIsTerminal: false,
    stdoutIsTerminal: false,
    stderrIsTerminal: false,
    columns: 80,
    env: {},
    cwd: '/',
    now: nobody,
    stopwatch: nobody,
    signal: new AbortController().signal,
    ask: { text: nobody, choose: nobody, confirm: nobody },
  };
}
