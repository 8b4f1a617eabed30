import type { Finding } from '../codes/checkup/finding.ts';
import { dayOf, formatDay } from '../core/time.ts';
import { type Ended, endedFiles } from '../reports/ended-files.ts';
import type { Context } from './context.ts';

/** Up to when files reach that end before now: whoever has waited since is too early in reports. */
export function findEnded(context: Context): Finding[] {
  const { timezone } = context.settings();
  const asOf = context.globals.now;
  const day = (at: number): string => formatDay(dayOf(at, timezone));
  return endedFiles(context.workspace(), { asOf, timezone }).map((files) => ({
    severity: files.silent && isWaitedFor(files) ? 'warning' : 'note',
    code: files.silent ? 'data-files-ended' : 'data-files-old',
    about: 'data-continuous',
    name: files.shop,
    params: {
      why: [files.kind],
      until: day(files.until),
      n: dayOf(asOf, timezone) - dayOf(files.until, timezone),
      read: day(files.read),
      import: files.import,
    },
    next: files.silent
      ? ['pscrm', 'imports', 'complete', String(files.import), '--until', day(files.read)]
      : ['pscrm', 'import', 'FILE'],
  }));
}

/** Many brands export the orders of a marketplace once, to find their buyers. */
function isWaitedFor({ kind, own }: Ended): boolean {
  return kind !== 'orders' || own;
}
