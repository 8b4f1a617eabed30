import type { CommandSpec } from '../command.ts';
import { campaignCreate, campaignList, campaignShow } from '../campaign.ts';
import { campaignLint } from '../campaign-lint.ts';
import { poolCreate, poolEdit, poolList } from '../pool.ts';
import { poolShow, poolSimulate } from '../pool-simulate.ts';
import { smsCancel } from '../sms-cancel.ts';
import { smsLint } from '../sms-lint.ts';
import { smsShow } from '../sms-show.ts';
import { targetList, targetPause, targetResume, targetShow } from '../target.ts';
import { targetAdd, targetEdit } from '../target-add.ts';

/** What is done and where it leads. */
export const campaigns: readonly CommandSpec[] = [
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
  smsLint,
  smsShow,
  smsCancel,
];
