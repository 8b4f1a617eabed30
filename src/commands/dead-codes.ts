import { countDead } from '../codes/printed-codes.ts';
import type { Context } from './context.ts';

/** Says which codes nobody should go to the printer with: to whoever scans them they are blank cards. */
export function sayDead(context: Context, batch: number): void {
  const { off, ended } = countDead(context.workspace(), batch, context.globals.now);
  if (off > 0) context.remark('say.codes-off', { n: off, batch });
  if (ended > 0) context.remark('say.codes-ended', { n: ended, batch });
}
