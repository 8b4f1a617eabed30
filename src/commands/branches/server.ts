import type { CommandSpec } from '../command.ts';
import { deploy } from '../deploy.ts';
import { serve } from '../serve.ts';

/** What answers scans. */
export const server: readonly CommandSpec[] = [serve, deploy];
