import { DAY_MS, HOUR_MS } from '../core/time.ts';

/** When every story starts: 2026-03-01 08:00 in Asia/Shanghai. */
export const START = Date.UTC(2026, 2, 1);

/** `+2h`, `-1d`, `+7d-1ms`: an instant counted from START. */
export function at(offset: string): number {
  const units = new Map([
    ['ms', 1],
    ['h', HOUR_MS],
    ['d', DAY_MS],
  ]);
  const parts = [...offset.matchAll(/([+-][\d.]+)(ms|h|d)/g)];
  if (parts.map(([text]) => text).join('') !== offset) throw new Error(`no such time: ${offset}`);
  return parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * (units.get(unit ?? '') ?? NaN),
    START,
  );
}
