import { Chalk, type ChalkInstance } from 'chalk';

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

/** Chalk 5 does not read NO_COLOR, so the level is always ours. */
export function colours(on: boolean): ChalkInstance {
  return new Chalk({ level: on ? 1 : 0 });
}
