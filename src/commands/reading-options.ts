import type { OptionSpec } from './command.ts';
import { HOW_TO_OPEN } from './open-files.ts';
import { FORMAT_FILE } from './own-formats.ts';

/** What a file is, where it does not show. */
export const WHAT_IT_IS: readonly OptionSpec[] = [
  { flags: '--format <id>', text: 'option.format' },
  FORMAT_FILE,
  { flags: '--platform <id>', text: 'option.platform' },
  ...HOW_TO_OPEN,
];

/** How what it says is to be read, where it leaves that open. */
export const HOW_TO_READ: readonly OptionSpec[] = [
  { flags: '--timezone <zone>', text: 'option.timezone' },
  { flags: '--currency <code>', text: 'option.currency' },
  { flags: '--date-order <order>', text: 'option.date-order', choices: ['mdy', 'dmy'] },
  { flags: '--decimal-mark <mark>', text: 'option.decimal-mark', choices: ['dot', 'comma'] },
];

/** Of cells that cannot be read only the ends are shown: they may be about a person. */
export const REVEAL_CELLS: OptionSpec = { flags: '--reveal', text: 'option.reveal-cells' };
