import { PscrmError } from '../core/errors.ts';
import { isoInstant } from '../core/time.ts';
import { printable } from '../core/width.ts';
import { databaseError } from '../db/errors.ts';
import { cancelMessages, findWithTraces, type MessageBatch } from '../sms/cancel-batch.ts';
import { whoTypes } from './code-edit.ts';
import type { CommandSpec } from './command.ts';
import type { Context } from './context.ts';
import { wholeNumber } from './typed-values.ts';

export const smsCancel: CommandSpec = {
  path: 'sms cancel',
  text: 'help.sms-cancel',
  arguments: [{ name: 'batch', text: 'argument.sms-batch' }],
  options: [{ flags: '--dry-run', text: 'option.dry-run' }],
  output: 'json',
  schema: 'pscrm.sms-cancelled/1',
  examples: ['sms cancel 2 --dry-run'],
  run: async (context, input) => {
    const [typed] = input.arguments;
    if (typed === undefined) throw new PscrmError('missing-argument', { argument: 'BATCH' });
    const dryRun = input.flag('dry-run');
    const found = findWithTraces(context.workspace(), wholeNumber('BATCH', typed));
    const isNew = found.cancelled_at === null;
    if (isNew && !dryRun) {
      const isSent = found.visits + found.reports > 0;
      await context.confirm(isSent ? 'ask.cancel-sent' : 'ask.cancel-messages', {
        ...asked(found),
      });
      carryOut(context, found.batch);
    }
    sayCancelled(context, found, dryRun);
  },
};

function asked({ batch, campaign, messages, visits, reports }: MessageBatch) {
  return { batch, campaign, n: messages, visits, reports };
}

function carryOut(context: Context, batch: number): void {
  const db = context.workspace();
  try {
    db.exec('BEGIN IMMEDIATE');
    cancelMessages(db, batch, whoTypes(context), context.globals.now);
    db.exec('COMMIT');
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw databaseError(error, db.name);
  }
}

function sayCancelled(context: Context, found: MessageBatch, dryRun: boolean): void {
  const { cancelled_at, ...rest } = found;
  const { timezone } = context.settings();
  const at = cancelled_at ?? (dryRun ? null : context.globals.now);
  if (context.json) {
    const since = at === null ? null : isoInstant(at, timezone);
    const schema = 'pscrm.sms-cancelled/1';
    context.printJson({ schema, dry_run: dryRun, ...rest, cancelled_at: since });
    return;
  }
  const { print, say } = context;
  const { batch, campaign, messages: n, held, folder } = found;
  if (cancelled_at !== null)
    return print(say('say.cancelled-before', { batch, at: isoInstant(cancelled_at, timezone) }));
  print(say('say.cancelled', { batch, campaign, n, held }));
  if (folder !== '') print(say('say.cancelled-folder', { folder: printable(folder) }));
  if (dryRun) print(say('say.dry-run'));
}
