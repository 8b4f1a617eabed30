import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { commitFolder } from '../codes/commit-folder.ts';
import type { IssueOptions } from '../codes/issue-batch.ts';
import { dayOf } from '../core/time.ts';
import { databaseError } from '../db/errors.ts';
import { derive } from '../people/derive.ts';
import { touchedByBatch } from '../people/touched.ts';
import { judgeWords } from '../rules/judge-campaign.ts';
import { risksOf } from '../rules/risks.ts';
import type { Finding } from '../rules/rule.ts';
import { writeUploads } from '../sms/folder.ts';
import { issueMessages } from '../sms/issue-messages.ts';
import { draftOf, lintMessage } from '../sms/lint.ts';
import { planMessages } from '../sms/plan-messages.ts';
import { linkRedirects } from '../sms/redirects.ts';
import { uploadFiles } from '../sms/upload.ts';
import { makeRoom } from './batch-room.ts';
import { refuseRisks } from './campaign-risks.ts';
import { typedDestination } from './code-edit.ts';
import { typedForm } from './code-form.ts';
import type { Input } from './command.ts';
import type { Context } from './context.ts';
import { askMessages, type SmsRequest } from './sms-request.ts';
import { sayMessages, type SmsOutcome } from './sms-words.ts';

/**
 * A batch of text messages: decided, counted and held against the rules before anything is kept. A dry
 * run does the same and takes it back, so that it cannot say anything else.
 */
export async function batchMessages(
  context: Context,
  input: Input,
  baseUrl: string,
): Promise<void> {
  const destination = typedDestination(context, input);
  const request = await askMessages(context, input, baseUrl);
  const { spec, dryRun } = request;
  const options: IssueOptions = {
    now: context.globals.now,
    day: dayOf(context.globals.now, context.settings().timezone),
    seed: input.text('seed') ?? null,
    folder: request.out,
    ...typedForm(input, baseUrl),
    ...(destination === undefined ? {} : { destination }),
  };
  if (!dryRun) await makeRoom(context, request.out);
  const db = context.workspace();
  const findings = judge(request, linkRedirects(db, destination?.target_id ?? null));
  let partial: string | undefined;
  try {
    db.exec('BEGIN IMMEDIATE');
    const outcome = issue(context, request, options, findings);
    if (dryRun) {
      db.exec('ROLLBACK');
      return sayMessages(context, request, outcome);
    }
    refuseRisks(context, spec.campaign, findings, request.why);
    const { issued, messages } = outcome;
    const files = uploadFiles(messages, { ...spec, holdout: outcome.holdout }, request.rowsPerFile);
    const { batchId: batch, campaign, channel } = issued;
    const about = { batch, campaign, channel, count: issued.codes.length };
    partial = writeUploads(db, context.path(request.out), files, about);
    derive(db, touchedByBatch(db, batch));
    db.exec('COMMIT');
    commitFolder(partial, context.path(request.out), { replace: true });
    sayMessages(context, request, { ...outcome, files: files.map(({ name }) => name) });
    if (destination === undefined) context.remark('say.sms-nowhere', { batch });
  } catch (error) {
    if (db.inTransaction) {
      db.exec('ROLLBACK');
      if (partial !== undefined) rmSync(partial, { recursive: true, force: true });
    }
    throw databaseError(error, db.name);
  }
}

function issue(
  context: Context,
  request: SmsRequest,
  options: IssueOptions,
  findings: readonly Finding[],
): SmsOutcome {
  const db = context.workspace();
  const { spec, notWithin } = request;
  const { sendAt, provider, campaign } = spec;
  const holdout =
    request.holdout === null
      ? null
      : {
          percent: request.holdout.percent,
          seed: request.holdout.seed ?? randomBytes(6).toString('hex'),
        };
  const wanted = { campaignId: campaign.id, provider, sendAt, notWithin, holdout };
  const plan = planMessages(db, request.candidates, wanted);
  const { issued, messages } = issueMessages(db, plan, { ...spec, holdout }, options);
  const risks = risksOf(db, campaign.id);
  return { plan, issued, messages, holdout, findings, risks, files: [] };
}

/** The rules that the message meets, told from what everybody would be sent. */
function judge({ spec, minute }: SmsRequest, redirects: boolean | null): Finding[] {
  const draft = draftOf({ ...spec, redirects, minute }, spec.provider);
  return [...lintMessage(draft, spec.provider), ...judgeWords([draft.body])];
}
