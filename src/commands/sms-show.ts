import { PscrmError } from '../core/errors.ts';
import { maskWithin } from '../core/mask.ts';
import { currencyDigits } from '../core/money.ts';
import { commandLine } from '../core/shell.ts';
import type { Cell, ColumnType } from '../core/table.ts';
import { isoInstant } from '../core/time.ts';
import { printable } from '../core/width.ts';
import { readUploads, type Uploads } from '../sms/folder.ts';
import { costOf } from '../sms/length.ts';
import { deliveriesOf, findMessages, type WrittenBatch } from '../sms/show-batch.ts';
import type { CommandSpec } from './command.ts';
import { type Context, sayKey } from './context.ts';
import { sayReason } from './skipped-words.ts';
import { wholeNumber } from './typed-values.ts';

const SCHEMA = 'pscrm.sms-batch/1';

export const smsShow: CommandSpec = {
  path: 'sms show',
  text: 'help.sms-show',
  arguments: [{ name: 'batch', text: 'argument.sms-batch' }],
  output: 'json',
  schema: SCHEMA,
  examples: ['sms show 2'],
  run: (context, input) => {
    const [typed] = input.arguments;
    if (typed === undefined) throw new PscrmError('missing-argument', { argument: 'BATCH' });
    const db = context.workspace();
    const batch = findMessages(db, wholeNumber('BATCH', typed));
    const deliveries = deliveriesOf(db, batch.batch);
    const { folder, first_code } = batch;
    const uploads =
      folder === null ? undefined : readUploads(context.path(folder), batch.batch, first_code);
    const cost_minor = costMinor(batch);
    if (context.json) {
      const { first_code: _, ...shown } = batch;
      const zone = context.settings().timezone;
      return context.printJson({
        schema: SCHEMA,
        ...shown,
        created_at: isoInstant(batch.created_at, zone),
        send_at: isoInstant(batch.send_at, zone),
        cancelled_at: batch.cancelled_at === null ? null : isoInstant(batch.cancelled_at, zone),
        cost_minor,
        deliveries,
        files: uploads?.files ?? null,
        left_out: uploads?.left_out ?? null,
      });
    }
    sayBatch(context, batch, cost_minor, uploads);
    sayCounts(context, 'say.sms-became', deliveries, ({ status, people }) => [
      sayDelivery(context, status),
      people,
    ]);
    if (uploads !== undefined && uploads.left_out.length > 0)
      sayCounts(context, 'say.sms-left-out', uploads.left_out, ({ reason, count }) => [
        sayReason(context, reason),
        count,
      ]);
    if (uploads === undefined && folder !== null)
      context.remark('say.sms-no-folder', { folder: printable(folder) });
    const { campaign, held } = batch;
    context.next(
      held > 0 ? commandLine(['report', 'lift', '--campaign', campaign]) : 'pscrm report batches',
    );
  },
};

function costMinor({ segments, price_micros, currency }: WrittenBatch): number | null {
  if (price_micros === null || currency === null) return null;
  return costOf(segments, price_micros, currencyDigits(currency));
}

function sayBatch(
  context: Context,
  batch: WrittenBatch,
  cost: number | null,
  uploads: Uploads | undefined,
): void {
  const { say, chalk, forPeople } = context;
  const { provider, held, holdout_percent: percent, holdout_seed: seed, price_micros } = batch;
  const facts: readonly (readonly [string, Cell, ColumnType])[] = [
    ['created_at', batch.created_at, 'instant'],
    ['send_at', batch.send_at, 'instant'],
    ['cancelled_at', batch.cancelled_at, 'instant'],
    ['provider', sayKey(`value.${provider}`, say), 'text'],
    ['message', `【${batch.signature}】${batch.text}`, 'text'],
    ['link', say(`value.link-${batch.link}`), 'text'],
    ['messages', batch.messages, 'count'],
    ['segments', batch.segments, 'count'],
    ['segment_price', price_micros === null ? null : String(price_micros / 1_000_000), 'text'],
    ['cost_minor', cost, 'money'],
    ['held', percent === 0 ? null : held, 'count'],
    [
      'holdout',
      percent === 0 ? null : say('say.sms-drawn', { percent, seed: seed ?? '–' }),
      'text',
    ],
    ['opted_out', batch.opted_out, 'count'],
    ['folder', batch.folder, 'text'],
    ['files', uploads?.files.join(', ') ?? null, 'text'],
  ];
  const { batch: id, campaign } = batch;
  context.print(chalk.bold(say('say.sms-shown', { batch: id, campaign: printable(campaign) })));
  context.show('', {
    columns: ['field', 'value'].map((key) => ({ key, type: 'text' })),
    rows: facts
      .filter(([, value]) => value !== null || !forPeople)
      .map(([field, value, type]) => ({
        field: forPeople ? sayKey(`column.${field}`, say) : field,
        value: context.cell(value, type, batch.currency),
      })),
  });
}

function sayCounts<T>(
  context: Context,
  title: 'say.sms-became' | 'say.sms-left-out',
  counts: readonly T[],
  row: (one: T) => readonly [what: string, people: number],
): void {
  context.print(`\n${context.chalk.bold(context.say(title))}`);
  context.show('', {
    columns: [
      { key: 'what', type: 'text' },
      { key: 'people', type: 'count' },
    ],
    rows: counts.map(row).map(([what, people]) => ({ what, people })),
  });
}

/** A state that only a provider knows stands as it is. */
function sayDelivery({ say }: Context, status: string): string {
  const key = `delivery.${status}`;
  const said = sayKey(key, say);
  return said === key ? printable(maskWithin(status)) : said;
}
