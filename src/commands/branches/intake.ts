import type { CommandSpec } from '../command.ts';
import { demo } from '../demo.ts';
import { formatsList, formatsShow } from '../formats.ts';
import { formatsNew } from '../formats-new.ts';
import { formatsTest } from '../formats-test.ts';
import { importCommand } from '../import.ts';
import { importsComplete } from '../imports-complete.ts';
import { importsList, importsShow } from '../imports.ts';
import { importsSums } from '../imports-sums.ts';
import { importsUndo } from '../imports-undo.ts';
import { orderShow } from '../order-show.ts';
import { rebuildCommand } from '../rebuild.ts';

/** Files into facts. */
export const intake: readonly CommandSpec[] = [
  demo,
  importCommand,
  importsList,
  importsShow,
  importsSums,
  importsComplete,
  importsUndo,
  orderShow,
  rebuildCommand,
  formatsList,
  formatsShow,
  formatsNew,
  formatsTest,
];
