/**
 * The value below which a share p of sorted values lies, between two of them by straight line: type 7
 * of R. J. Hyndman & Y. Fan, American Statistician 50 (1996), 361–365, which R takes by default.
 * @param sorted rising, at least one
 */
export function quantileOf(sorted: ArrayLike<number>, p: number): number {
  const place = (sorted.length - 1) * p;
  const low = sorted[Math.floor(place)] ?? NaN;
  const high = sorted[Math.ceil(place)] ?? NaN;
  return low + (high - low) * (place - Math.floor(place));
}
