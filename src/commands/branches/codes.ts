import type { CommandSpec } from '../command.ts';
import { codeBatch } from '../code-batch.ts';
import { codeCheck } from '../code-check.ts';
import { codeEdit } from '../code-edit.ts';
import { codeExport } from '../code-export.ts';
import { codeShow } from '../code-show.ts';

/** Codes and their pictures. */
export const codes: readonly CommandSpec[] = [codeBatch, codeShow, codeEdit, codeExport, codeCheck];
