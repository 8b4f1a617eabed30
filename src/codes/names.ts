import { PscrmError } from '../core/errors.ts';

// Marks (\p{M}) belong to the letters of Thai, Hindi and others. A leading - would read as a flag.
const NAME = /^(?!-)[\p{L}\p{M}\p{N}._-]{1,64}$/u;

/**
 * Checks the name of a campaign, variant, target or pool: 1 to 64 letters of any script, digits, `-`,
 * `_`, `.`.
 * @throws bad-name
 */
export function checkName(name: string): void {
  if (!NAME.test(name)) throw new PscrmError('bad-name', { name });
}
