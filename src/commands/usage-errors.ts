import { type Command, CommanderError } from 'commander';
import { PscrmError } from '../core/errors.ts';
import type { Say } from '../text/translate.ts';
import { nearest } from '../core/nearest.ts';

export function unknownCommand(word: string, group: Command, say: Say): PscrmError {
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
export function fromCommander(error: unknown, say: Say): unknown {
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
