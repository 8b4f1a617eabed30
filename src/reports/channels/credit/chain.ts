import type { Touch } from './touches.ts';

/** Why a touch has a part in an order, or none: it came too early, not before it, or again by the same code. */
export type Verdict = 'credited' | 'again' | 'too_early' | 'not_before';

/**
 * Which touches lead to an order: those before it, and no longer before it than the window (inclusive).
 * Touches by one code right after one another are one, at its first: a scan and the join that it led to
 * are not two reasons.
 * @param touches by time
 * @param paidAt ms UTC; `window` in ms
 * @returns by place in `touches`
 */
export function judgeTouches(
  touches: readonly Touch[],
  paidAt: number,
  window: number,
): readonly Verdict[] {
  let last: string | undefined;
  return touches.map(({ at, code }) => {
    if (at >= paidAt) return 'not_before';
    if (at < paidAt - window) return 'too_early';
    const again = code === last;
    last = code;
    return again ? 'again' : 'credited';
  });
}
