import type { CommandSpec } from '../command.ts';
import { customerFind } from '../customer-find.ts';
import {
  customerAccept,
  customerActions,
  customerMerge,
  customerSplit,
  customerUndo,
} from '../customer-hands.ts';
import { customerList } from '../customer-list.ts';
import { customerOptOut } from '../customer-optout.ts';
import { customerShow } from '../customer-show.ts';

/** People. */
export const customers: readonly CommandSpec[] = [
  customerList,
  customerShow,
  customerFind,
  customerMerge,
  customerSplit,
  customerAccept,
  customerActions,
  customerUndo,
  customerOptOut,
];
