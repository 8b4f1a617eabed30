import { createRequire } from 'node:module';
import type * as Chalk from 'chalk';
import { late } from '../core/late.ts';

const require = createRequire(import.meta.url);
const chalk = late((): typeof Chalk => require('chalk'));

type Env = Readonly<Record<string, string | undefined>>;

/**
 * Colour or none, decided for each stream by itself. `--no-color` and a non-empty NO_COLOR say no
 * (no-color.org), then FORCE_COLOR says yes, then it is a matter of being a terminal that can.
 */
export function wantsColour(env: Env, isTerminal: boolean, flag: boolean): boolean {
  if (!flag || (env['NO_COLOR'] ?? '') !== '') return false;
  const force = env['FORCE_COLOR'];
  if (force !== undefined && force !== '') return force !== '0' && force !== 'false';
  return isTerminal && env['TERM'] !== 'dumb';
}

/** Text as it is, in whatever style: what is not coloured need not load chalk. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it answers to every style there is
const PLAIN: Chalk.ChalkInstance = new Proxy(((text: string) => text) as Chalk.ChalkInstance, {
  get: (_text, _style, plain: unknown) => plain,
});

/** Chalk 5 does not read NO_COLOR, so the level is always ours. */
export function colours(on: boolean): Chalk.ChalkInstance {
  return on ? new (chalk().Chalk)({ level: 1 }) : PLAIN;
}
