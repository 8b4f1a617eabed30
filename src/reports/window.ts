import { PscrmError } from '../core/errors.ts';
import { parseSpan } from '../core/span.ts';

/** The `--window` of a report, as it was typed (`14d`, `36h`, `90m`, `2w`), in ms. @throws bad-option */
export function readWindow(typed: string): number {
  const window = parseSpan(typed);
  if (window !== undefined) return window;
  const choices = ['14d', '36h', '90m', '2w'];
  throw new PscrmError('bad-option', { option: '--window', value: typed, choices });
}
