import type { Command } from 'commander';
import type { Say, TextKey } from '../text/translate.ts';
import { width, wrap } from '../core/width.ts';

const TITLES: Readonly<Record<string, TextKey>> = {
  'Usage:': 'help.title.usage',
  'Arguments:': 'help.title.arguments',
  'Options:': 'help.title.options',
  'Commands:': 'help.title.commands',
};

/** Commander's own words in the reader's language, and columns that line up with Chinese in them. */
export function speakHelp(command: Command, say: Say): void {
  command.exitOverride();
  command.configureHelp({
    styleTitle: (title) => {
      const key = TITLES[title];
      return key === undefined ? title : say(key);
    },
    displayWidth: width,
    // Commander's own breaks lines at blanks, which Chinese has none of.
    boxWrap: (text, columns) =>
      text
        .split('\n')
        .flatMap((line) => wrap(line, columns))
        .join('\n'),
    optionDescription: ({ description, argChoices }) =>
      argChoices === undefined ? description : `${description} (${argChoices.join(', ')})`,
    visibleCommands: (one) => one.commands.filter((child) => child.name() !== 'help'),
    subcommandTerm: (one) => {
      const terms = one.registeredArguments
        .filter(() => one.commands.length === 0)
        .map((argument) =>
          argument.variadic ? `[${argument.name()}...]` : `[${argument.name()}]`,
        );
      return [one.name(), ...terms].join(' ');
    },
  });
}
