import { newSeed, requestHash } from '../codes/partial-folder.ts';
import type { IssueOptions } from '../codes/issue-batch.ts';
import { dayOf } from '../core/time.ts';
import { databaseError } from '../db/errors.ts';
import { derive } from '../people/derive.ts';
import { touchedByBatch } from '../people/touched.ts';
import { judgeWords } from '../rules/judge-campaign.ts';
import { risksOf } from '../rules/risks.ts';
import type { Finding } from '../rules/rule.ts';
import { OWNER_ONLY_FOLDER, writeUploads } from '../sms/folder.ts';
import { issueMessages } from '../sms/issue-messages.ts';
import { draftOf, lintMessage } from '../sms/lint.ts';
import { planMessages } from '../sms/plan-messages.ts';
import { linkRedirects } from '../sms/redirects.ts';
import { uploadFiles } from '../sms/upload.ts';
import { refuseRisks, refuseUntaken } from './campaign-risks.ts';
import { typedDestination } from './code-edit.ts';
import { typedForm } from './code-form.ts';
import type { Input } from './command.ts';
import type { Context } from './context.ts';
import { fillFolder, sayNamed } from './fill-folder.ts';
import { askMessages, type SmsRequest } from './sms-request.ts';
import { nobodyLeft } from './skipped-words.ts';
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
  const { dryRun, out } = request;
  const form = typedForm(input, baseUrl);
  const options: IssueOptions = {
    now: context.globals.now,
    day: dayOf(context.globals.now, context.settings().timezone),
    seed: input.text('seed') ?? null,
    folder: out,
    ...form,
    ...(destination === undefined ? {} : { destination }),
  };
  const findings = judge(
    request,
    linkRedirects(context.workspace(), destination?.target_id ?? null),
  );
  if (dryRun) return tryOut(context, request, options, findings);
  const ran = await fillFolder(
    context,
    {
      out,
      seed: options.seed,
      resume: request.resume,
      request: [...wantedBy(request), form, destination],
      mode: OWNER_ONLY_FOLDER,
    },
    (partial, drawnBy) => make(context, request, { ...options, drawnBy }, findings, partial),
  );
  if (ran.kind === 'named') return sayNamed(context, out, ran.batch);
  sayMessages(context, request, ran.made);
  const { batchId: batch } = ran.made.issued;
  if (destination === undefined) context.remark('say.sms-nowhere', { batch });
}

/** All that decides whom it goes to and what they read; the hour only where somebody has named one. */
function wantedBy({ spec, minute, ...rest }: SmsRequest): readonly unknown[] {
  const { campaign, provider, text, signature, link, baseUrl, priceMicros, currency, sendAt } =
    spec;
  const { candidates, numbers, withHeld, notWithin, holdout, rowsPerFile } = rest;
  return [
    [campaign.name, provider.id, text, signature, link, baseUrl, priceMicros, currency],
    minute === null ? null : sendAt,
    [candidates, numbers, withHeld, notWithin, holdout, rowsPerFile],
  ];
}

function tryOut(
  context: Context,
  request: SmsRequest,
  options: IssueOptions,
  findings: readonly Finding[],
): void {
  const db = context.workspace();
  try {
    db.exec('BEGIN IMMEDIATE');
    const outcome = issue(context, request, { ...options, drawnBy: newSeed() }, findings);
    db.exec('ROLLBACK');
    sayMessages(context, request, outcome);
    refuseUntaken(outcome, request.why);
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw databaseError(error, db.name);
  }
}

/** @throws risky-campaign … and what issuing and writing throw */
function make(
  context: Context,
  request: SmsRequest,
  options: IssueOptions & { readonly drawnBy: string },
  findings: readonly Finding[],
  partial: string,
): SmsOutcome {
  const db = context.workspace();
  const { spec, rowsPerFile, out, why } = request;
  const outcome = issue(context, request, options, findings);
  refuseRisks(context, spec.campaign, findings, why);
  const { issued, messages, holdout, plan } = outcome;
  const files = uploadFiles(messages, { ...spec, holdout }, rowsPerFile);
  const { batchId: batch, campaign, channel, codes } = issued;
  const first_code = codes[0]?.code ?? '';
  const left_out = plan.skipped.map(({ reason, count }) => ({ reason, count }));
  const about = { batch, campaign, channel, count: codes.length, first_code, left_out };
  writeUploads(partial, context.path(out), files, about);
  derive(db, touchedByBatch(db, batch));
  return { ...outcome, files: files.map(({ name }) => name) };
}

function issue(
  context: Context,
  request: SmsRequest,
  options: IssueOptions & { readonly drawnBy: string },
  findings: readonly Finding[],
): SmsOutcome {
  const db = context.workspace();
  const { spec, notWithin, numbers, withHeld } = request;
  const { sendAt, provider, campaign } = spec;
  const holdout =
    request.holdout === null
      ? null
      : {
          percent: request.holdout.percent,
          // A run that is continued holds back the same people. It tells nothing of the codes' seed.
          seed: request.holdout.seed ?? requestHash(['hold-out', options.drawnBy]).slice(0, 12),
        };
  const wanted = {
    campaignId: campaign.id,
    provider,
    sendAt,
    notWithin,
    numbers,
    withHeld,
    holdout,
  };
  const planned = planMessages(db, request.candidates, wanted);
  const plan = { ...planned, skipped: [...request.unread, ...planned.skipped] };
  if (plan.written.length === 0) throw nobodyLeft(context, campaign.name, plan.skipped);
  const { issued, messages } = issueMessages(db, plan, { ...spec, holdout }, options);
  const risks = risksOf(db, campaign.id);
  return { plan, issued, messages, holdout, findings, risks, files: [] };
}

/** The rules that the message meets, told from what everybody would be sent. */
function judge({ spec, minute }: SmsRequest, redirects: boolean | null): Finding[] {
  const draft = draftOf({ ...spec, redirects, minute }, spec.provider);
  return [...lintMessage(draft, spec.provider), ...judgeWords([draft.body], spec.campaign.play)];
}
