import { maskCell, maskIdentity, maskUnexpected } from '../core/mask.ts';
import { formatMoney } from '../core/money.ts';
import { printable, shortName } from '../core/width.ts';
import type { Reject } from '../formats/canonical.ts';
import type { Detected } from '../formats/detect.ts';
import type { Told } from '../formats/file-context.ts';
import { isOrderFormat } from '../formats/format.ts';
import type { SourceFile } from '../formats/source.ts';
import type { ImportResult } from '../intake/import-file.ts';
import type { Refused } from './refusals.ts';
import { sayError } from '../ui/say-error.ts';
import { saidUntil, untilCell } from './complete-until.ts';
import { type Context, sayKey } from './context.ts';
import { formatTitle } from './own-formats.ts';

/** A file, and how it is to be read. */
export type FoundFile = {
  readonly source: SourceFile;
  readonly detected: Detected;
  /** The hash of the format, where it is one of one's own. */
  readonly ownFormat?: string | undefined;
  /** What a person answered when asked what the file leaves open. */
  readonly told?: Told;
};

/** Why a row was rejected, as the last column of a rejects file says it. */
export function whyRejected(context: Context, reject: Reject): string {
  const { column } = reject;
  const why = sayReason(context, reject);
  return column === '' ? why : `${column.trim()}: ${why}`;
}

function sayReason({ say }: Context, { reason, moved, words = [] }: Reject): string {
  const known = words.length === 0 ? '' : `: ${words.join(', ')}`;
  const why = `${sayKey(`reject.${reason}`, say)}${known}`;
  return moved === true ? `${why}; ${say('say.cells-moved')}` : why;
}

/** Columns whose cells are about a person: an error shows only their ends. */
const PERSONAL =
  /phone|mobile|email|openid|unionid|external_userid|nick|person|invite|visitor|姓名|手机|电话|地址|昵称|会员名|支付宝|帐号|账号|名称/i;

/** @param reveal what stood there is shown as it is, not masked */
export function sayReject(context: Context, file: string, reject: Reject, reveal: boolean): string {
  const column = reject.column.trim();
  const value = reveal ? reject.value : masked(reject, column);
  const shown = value === '' ? '' : ` ("${printable(value.slice(0, 60))}")`;
  const place = column === '' ? '' : `${printable(shortName(column))}: `;
  return `${printable(file)}:${reject.line}: ${place}${sayReason(context, reject)}${shown}`;
}

function masked({ reason, value }: Reject, column: string): string {
  if (value === '') return '';
  if (reason === 'order-incomplete') return maskIdentity('order', value);
  return PERSONAL.test(column) ? maskCell(value) : maskUnexpected(value);
}

/** What came of one file, for a person: sums to stdout; notes and rejected rows to stderr. */
export function sayResult(
  context: Context,
  { source, detected }: FoundFile,
  result: ImportResult,
  rejects: string | undefined,
  { dryRun, reveal }: { readonly dryRun: boolean; readonly reveal: boolean },
): void {
  const { say } = context;
  const orders = isOrderFormat(detected.format);
  const title = formatTitle(detected.format, say);
  const key = orders
    ? result.lines > 0
      ? 'say.import-lines'
      : 'say.import-orders'
    : 'say.import-rows';
  context.print(
    `${context.chalk.bold(printable(source.name))} · ${title} · ${say(key, { rows: result.rows - result.rejected, orders: result.orders, lines: result.lines })}`,
  );
  const { inserted, updated, unchanged, rejected } = result;
  context.print(`  ${say('say.import-changes', { inserted, updated, unchanged, rejected })}`);
  // An items file says what is in an order; who paid what for it is in the orders file.
  for (const total of detected.format.kind === 'items' ? [] : result.totals) {
    context.print(
      `  ${say('say.import-paid', {
        paid: formatMoney(total.paid_minor, total.currency),
        refund: formatMoney(total.refund_minor, total.currency),
        currency: total.currency,
      })}`,
    );
  }
  const said = saidUntil(context, result.complete_until);
  if (said !== undefined) context.print(`  ${said}`);
  if (dryRun) context.print(`  ${say('say.dry-run')}`);
  for (const note of result.notes) context.note(note);
  sayRejects(context, source.name, result, rejects, reveal);
}

/** The first rows that could not be read, and where all of them are. */
export function sayRejects(
  context: Context,
  file: string,
  { firstRejects, rejected }: ImportResult,
  rejects: string | undefined,
  reveal: boolean,
): void {
  for (const reject of firstRejects)
    context.io.err(`${sayReject(context, file, reject, reveal)}\n`);
  const more = rejected - firstRejects.length;
  if (more > 0) context.remark('say.more-rejects', { n: more });
  if (rejects !== undefined) context.remark('say.rejects-file', { file: rejects, n: rejected });
}

/** The sums of a file in one currency stand at the top; of several, only in `totals`. */
function importJson(context: Context, result: ImportResult): Record<string, unknown> {
  const { totals } = result;
  const [only] = totals;
  const single = totals.length === 1 ? only : undefined;
  return {
    id: result.takenBack ? null : result.id,
    file: result.file,
    format: result.format,
    kind: result.kind,
    rows: result.rows,
    orders: result.orders,
    lines: result.lines,
    inserted: result.inserted,
    updated: result.updated,
    unchanged: result.unchanged,
    rejected: result.rejected,
    paid_minor: single?.paid_minor ?? null,
    refund_minor: single?.refund_minor ?? null,
    currency: single?.currency ?? null,
    ...(totals.length > 1 ? { totals } : {}),
    identities: result.identities,
    evidence: result.evidence,
    complete_until: untilCell(context, result.complete_until),
    duration_ms: result.duration_ms,
  };
}

/**
 * What came of all files, which of them were refused, and why the rest was not read, if so.
 * Says nothing where nothing came of any but an error.
 */
export function sayJson(
  context: Context,
  done: readonly ImportResult[],
  refused: readonly Refused[],
  failure: unknown,
): void {
  if (done.length === 0 && (failure !== undefined || refused.length === 0)) return;
  const files = done.map((result) => ({
    ...importJson(context, result),
    notes: result.notes,
    rejects: result.firstRejects.map(({ line, column, reason }) => ({
      line,
      column: column.trim(),
      reason,
    })),
  }));
  const error = failure === undefined ? {} : { error: sayError(failure, context.say) };
  const others = refused.map((one) => ({ file: one.file, ...sayError(one.error, context.say) }));
  context.printJson({ schema: 'pscrm.import/1', files, refused: others, ...error });
}
