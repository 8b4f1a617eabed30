import type { CommandSpec } from '../command.ts';
import { configGet, configList, configSet } from '../config.ts';
import { doctor } from '../doctor.ts';
import { init } from '../init.ts';
import { status } from '../status.ts';

/** A workspace and how it is. */
export const workspace: readonly CommandSpec[] = [
  init,
  status,
  doctor,
  configSet,
  configGet,
  configList,
];
