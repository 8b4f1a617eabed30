import { flagNames, REASONS } from '../codes/redirect/words.ts';
import { formatInstant, isoInstant } from '../core/time.ts';
import type { Asked, Outcome } from './redirects.ts';

export const LOG_FORMS = ['text', 'json', 'none'] as const;
export type LogForm = (typeof LOG_FORMS)[number];

/** A code that is one person's is not for a log. */
const shownCode = (code: string, single: boolean): string =>
  single ? `${code.slice(0, 2)}***` : code;

/**
 * One answer as a line of the access log, without anything that tells who came: no address, no user
 * agent, no visitor, and of a code that is one person's its first two signs.
 */
export function logLine(
  form: Exclude<LogForm, 'none'>,
  { code, method }: Asked,
  { row, page, target, single }: Outcome,
  { status, at, zone }: { readonly status: number; readonly at: number; readonly zone: string },
): string {
  const shown = shownCode(code, single);
  // No such code either; whoever guesses is told to wait.
  const reason = page === 'too-many' ? 'limited' : (REASONS[row?.reason ?? 0] ?? 'unknown');
  const flags = row === null ? [] : flagNames(row.flags);
  const to = target?.name ?? null;
  if (form === 'json') {
    const time = isoInstant(at, zone);
    return `${JSON.stringify({ time, method, code: shown, status, reason, target: to, flags })}\n`;
  }
  const words = [
    formatInstant(at, zone),
    String(status),
    method,
    shown,
    reason,
    to ?? '-',
    ...flags,
  ];
  return `${words.join(' ')}\n`;
}
