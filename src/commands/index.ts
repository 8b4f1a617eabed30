import { REPORTS } from '../reports/index.ts';
import { campaignCreate, campaignList, campaignShow } from './campaign.ts';
import { campaignLint } from './campaign-lint.ts';
import { codeBatch } from './code-batch.ts';
import { codeCheck } from './code-check.ts';
import { codeEdit } from './code-edit.ts';
import { codeExport } from './code-export.ts';
import { codeShow } from './code-show.ts';
import type { CommandSpec } from './command.ts';
import { configGet, configList, configSet } from './config.ts';
import { customerFind } from './customer-find.ts';
import {
  customerAccept,
  customerActions,
  customerMerge,
  customerSplit,
  customerUndo,
} from './customer-hands.ts';
import { customerList } from './customer-list.ts';
import { customerOptOut } from './customer-optout.ts';
import { customerShow } from './customer-show.ts';
import { demo } from './demo.ts';
import { deploy } from './deploy.ts';
import { doctor } from './doctor.ts';
import { formatsList, formatsShow } from './formats.ts';
import { formatsNew } from './formats-new.ts';
import { formatsTest } from './formats-test.ts';
import { importCommand } from './import.ts';
import { importsList, importsShow } from './imports.ts';
import { importsUndo } from './imports-undo.ts';
import { hooksPlan } from './hooks-plan.ts';
import { init } from './init.ts';
import { orderShow } from './order-show.ts';
import { poolCreate, poolEdit, poolList } from './pool.ts';
import { poolShow, poolSimulate } from './pool-simulate.ts';
import { rebuildCommand } from './rebuild.ts';
import { reportCommand } from './report.ts';
import { reportList } from './report-list.ts';
import { serve } from './serve.ts';
import { sheet } from './sheet.ts';
import { sheetInit } from './sheet-init.ts';
import { smsLint } from './sms-lint.ts';
import { status } from './status.ts';
import { targetAdd, targetEdit } from './target-add.ts';
import { targetList, targetPause, targetResume, targetShow } from './target.ts';

/** Every command, in the order of the help. */
export const COMMANDS: readonly CommandSpec[] = [
  init,
  demo,
  status,
  doctor,
  configSet,
  configGet,
  configList,
  importCommand,
  importsList,
  importsShow,
  importsUndo,
  orderShow,
  rebuildCommand,
  formatsList,
  formatsShow,
  formatsNew,
  formatsTest,
  campaignCreate,
  campaignList,
  campaignShow,
  campaignLint,
  targetAdd,
  targetList,
  targetShow,
  targetEdit,
  targetPause,
  targetResume,
  poolCreate,
  poolList,
  poolShow,
  poolEdit,
  poolSimulate,
  codeBatch,
  codeShow,
  codeEdit,
  codeExport,
  codeCheck,
  sheet,
  sheetInit,
  smsLint,
  serve,
  reportList,
  ...REPORTS.map(reportCommand),
  hooksPlan,
  customerList,
  customerShow,
  customerFind,
  customerMerge,
  customerSplit,
  customerAccept,
  customerActions,
  customerUndo,
  customerOptOut,
  deploy,
];
