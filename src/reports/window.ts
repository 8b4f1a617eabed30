import { PscrmError } from '../core/errors.ts';
import { parseSpan } from '../core/span.ts';
import { ownText, type ReportParams } from './report.ts';

/** A `--window` that was asked for: as it was typed, and in ms. */
export type Window = { readonly typed: string; readonly ms: number };

/** The `--window` of a report that has none where nobody asks for it: null then. @throws bad-option */
export function askedWindow(params: ReportParams): Window | null {
  const typed = ownText(params, 'window');
  return typed === undefined ? null : { typed, ms: readWindow(typed) };
}

/** The `--window` of a report, as it was typed (`14d`, `36h`, `90m`, `2w`), in ms. @throws bad-option */
export function readWindow(typed: string): number {
  const window = parseSpan(typed);
  if (window !== undefined) return window;
  const choices = ['14d', '36h', '90m', '2w'];
  throw new PscrmError('bad-option', { option: '--window', value: typed, choices });
}
