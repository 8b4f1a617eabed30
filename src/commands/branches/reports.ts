import type { CommandSpec } from '../command.ts';
import { hooksPlan } from '../hooks-plan.ts';
import { reportCommands } from '../report.ts';
import { reportList } from '../report-list.ts';

/** Numbers, and how many cards they need. */
export const reports: readonly CommandSpec[] = [reportList, ...reportCommands, hooksPlan];
