import { batches } from './batches/report.ts';
import { channels } from './channels/report.ts';
import { cohort } from './cohort/report.ts';
import { firstOrder } from './first-order/report.ts';
import { funnel } from './funnel/report.ts';
import { hooks } from './hooks/report.ts';
import { kfactor } from './kfactor/report.ts';
import { lift } from './lift/report.ts';
import { overview } from './overview/report.ts';
import { staff } from './staff/report.ts';
import type { Report } from './report.ts';

/** Every report, in the order of the help. A new one is its folder and a line here. */
export const REPORTS: readonly Report[] = [
  overview,
  funnel,
  kfactor,
  cohort,
  hooks,
  firstOrder,
  lift,
  channels,
  staff,
  batches,
];
