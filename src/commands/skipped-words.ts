import type { Skipped } from '../codes/choice.ts';
import { PscrmError } from '../core/errors.ts';
import { maskWithin } from '../core/mask.ts';
import { printable } from '../core/width.ts';
import { type Context, sayKey } from './context.ts';

/** Why some are left out. A status that only a platform knows has no sentence of its own. */
export function sayReason(context: Context, reason: string): string {
  const key = `skipped.${reason}`;
  const said = sayKey(key, context.say);
  return said === key
    ? context.say('skipped.status-other', {
        status: printable(maskWithin(reason.replace('status:', ''))),
      })
    : said;
}

/** Where everybody is left out, that is all there is to say: it stands in the error itself. */
export function nobodyLeft(
  context: Context,
  campaign: string,
  skipped: readonly Skipped[],
): PscrmError {
  if (skipped.length === 0) return new PscrmError('nothing-to-issue', { campaign });
  const reasons = skipped.map(({ reason, count }) => `${sayReason(context, reason)} (${count})`);
  return new PscrmError('nothing-to-issue', { campaign, why: 'skipped', reasons });
}
