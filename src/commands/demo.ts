import { PscrmError } from '../core/errors.ts';
import type { CommandSpec } from './command.ts';

export const demo: CommandSpec = {
  path: 'demo',
  text: 'help.demo',
  output: 'none',
  examples: ['demo'],
  run: () => {
    throw new PscrmError('bug');
  },
};
