import { PscrmError } from '../core/errors.ts';
import type { Input } from './command.ts';

/** Options that say how a list of people is read. */
export const OF_A_LIST = ['format', 'format-file', 'encoding', 'password', 'strict', 'rejects'];
/** Options that choose orders. */
export const OF_ORDERS = ['platform', 'shop', 'status', 'since', 'until'];
/** Options that only mean something where text messages are written. */
export const OF_MESSAGES = [
  'provider',
  'signature',
  'constant-link',
  'send-at',
  'not-within',
  'holdout',
  'holdout-seed',
  'price',
  'rows-per-file',
  'with-held',
];

export function isTyped(input: Input, name: string): boolean {
  return input.text(name) !== undefined || input.flag(name) || input.list(name).length > 0;
}

/**
 * An option that would do nothing here is refused: somebody counts on what it says.
 * @param beside what was typed that it does not go with
 * @param why which hint is given; none: that of every slip
 * @throws usage
 */
export function refuseTyped(
  input: Input,
  names: readonly string[],
  beside: string,
  why?: string,
): void {
  const typed = names.find((name) => isTyped(input, name));
  if (typed === undefined) return;
  const problem = `${beside} + --${typed}`;
  throw new PscrmError('usage', why === undefined ? { problem } : { problem, why });
}
