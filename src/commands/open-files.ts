import { basename } from 'node:path';
import { PscrmError } from '../core/errors.ts';
import { ENCODINGS } from '../formats/encoding.ts';
import { type Opened, type OpenOptions, openSources } from '../formats/source.ts';
import type { Input, OptionSpec } from './command.ts';
import type { Context } from './context.ts';

/** How a file is opened, where it cannot be told from what it holds. */
export const HOW_TO_OPEN: readonly OptionSpec[] = [
  { flags: '--encoding <name>', text: 'option.encoding', choices: ENCODINGS },
  { flags: '--password <text>', text: 'option.password' },
];

const TRIES = 3;

/**
 * A way of opening the files that a command was given. A person at a terminal is asked for the password
 * when a file turns out to need one; it is tried on the files after it as well.
 * @param onRefused see `OpenOptions`
 * @returns what throws what `openSources` throws
 */
export function openFiles(
  context: Context,
  input: Input,
  onRefused?: OpenOptions['onRefused'],
): (path: string) => Promise<Opened> {
  const { io, say, globals, json } = context;
  const encoding = ENCODINGS.find((name) => name === input.text('encoding'));
  // In the environment it stays out of the shell's history.
  let password = input.text('password') ?? (io.env['PSCRM_PASSWORD'] || undefined);
  const open = { stdin: io.stdin, signal: io.signal, encoding, onRefused };
  return async (path) => {
    for (let asked = 0; ; asked += 1) {
      try {
        return await openSources(path, { ...open, password });
      } catch (error) {
        if (!isLocked(error) || !globals.mayAsk || json || asked === TRIES) throw error;
        const key = asked === 0 ? 'ask.password' : 'ask.password-again';
        password = await io.ask.secret(say(key, { file: basename(path) }));
      }
    }
  };
}

function isLocked(error: unknown): boolean {
  return error instanceof PscrmError && /^password-(?:needed|wrong)$/.test(error.code);
}
