import type { CommandSpec } from '../command.ts';
import { sheet } from '../sheet.ts';
import { sheetInit } from '../sheet-init.ts';

/** Cards on paper. */
export const sheets: readonly CommandSpec[] = [sheet, sheetInit];
