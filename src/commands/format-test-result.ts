import { maskWithin } from '../core/mask.ts';
import { formatMoney } from '../core/money.ts';
import type { Column, Row, Table } from '../core/table.ts';
import { pad, printable, width } from '../core/width.ts';
import { normaliseHeader } from '../formats/cells.ts';
import type { Detected } from '../formats/detect.ts';
import { feedsOf } from '../formats/feeds.ts';
import { isOrderFormat } from '../formats/format.ts';
import type { SourceFile } from '../formats/source.ts';
import type { ImportResult } from '../intake/import-file.ts';
import type { Look, StatusSeen } from '../own-formats/look.ts';
import type { Context } from './context.ts';
import { sayKey } from './context.ts';
import { sayReject } from './import-result.ts';
import { isUnread, shownValue } from './mask-column.ts';
import { titled } from './own-formats.ts';

/** What is not in a file, and who says it. */
export type Told = {
  readonly value: string;
  readonly from: 'option' | 'column' | 'format' | 'workspace';
};

/** How one file would be read; without a format, what is in it. */
export type Tested = {
  readonly source: SourceFile;
  readonly detected: Detected;
  readonly claimed: boolean;
  readonly isOwn: boolean;
  readonly look: Look;
  readonly timezone: Told;
  readonly currency: Told;
  /** What an import into an empty workspace would come to. */
  readonly result: ImportResult | undefined;
};

const COLUMNS: readonly Column[] = [
  { key: 'column', type: 'text' },
  { key: 'fields', type: 'text' },
  { key: 'filled', type: 'count' },
  { key: 'values', type: 'text' },
];

/** The columns of the file's header, what is read from each, and the first values in it. */
export function columnTable(context: Context, { detected, look }: Tested): Table {
  const feeds = feedsOf(detected.format);
  const seen = new Set<string>();
  const rows = look.columns.map(({ name, filled, first }): Row => {
    const plain = normaliseHeader(name);
    // Of two columns with one name the first is read.
    const fields = seen.has(plain) ? [] : fieldsFrom(plain, feeds);
    seen.add(plain);
    const values = isUnread(name)
      ? [context.say('say.never-read')]
      : first.map((value) => shownValue(name, fields, value));
    const shown = fields.length > 0 ? fields.join(' · ') : context.say('say.ignored');
    return { column: printable(name), fields: shown, filled, values: values.join(' | ') };
  });
  return { columns: COLUMNS, rows };
}

function fieldsFrom(column: string, feeds: ReturnType<typeof feedsOf>): readonly string[] {
  const fields = feeds
    .filter(({ columns }) => columns.some((one) => normaliseHeader(one) === column))
    .map(({ field }) => field);
  return [...new Set(fields)];
}

/** Everything but the columns, for a machine. */
export function testJson(tested: Tested): Readonly<Record<string, unknown>> {
  const { source, detected, look, claimed, result, timezone, currency } = tested;
  return {
    file: source.name,
    encoding: source.encoding,
    delimiter: detected.delimiter,
    header_row: detected.skip,
    format: claimed ? detected.format.id : null,
    kind: claimed ? detected.format.kind : null,
    own: tested.isOwn,
    claimed_by: claimedBy(detected),
    timezone,
    currency,
    rows_in_file: look.rows,
    orders: result?.orders ?? null,
    lines: result?.lines ?? null,
    rejected: result?.rejected ?? null,
    totals: result?.totals ?? [],
    statuses: look.statuses.map(({ seen, is, n }) => ({
      seen: maskWithin(seen),
      status: is === null ? null : maskWithin(is),
      n,
    })),
    notes: result?.notes ?? [],
    rejects: (result?.firstRejects ?? []).map(({ line, column, reason }) => ({
      line,
      column,
      reason,
    })),
  };
}

/** The columns by which the format knows the file. */
function claimedBy({ format, header }: Detected): readonly string[] {
  return format.claims.find((set) => set.every((column) => header.has(column))) ?? [];
}

/** What the file is and who says so, as lines above the columns. */
export function aboutLines(context: Context, tested: Tested): readonly string[] {
  const { say } = context;
  const { source, detected, claimed, look } = tested;
  const { format, delimiter, skip } = detected;
  const told = ({ value, from }: Told): string => `${value} (${sayKey(`told.${from}`, say)})`;
  const own = tested.isOwn ? ` (${say('say.own-format')})` : '';
  const lines: [string, string][] = [
    ['file', source.name],
    ['encoding', source.encoding],
    ['delimiter', sayKey(`delimiter.${delimiter === '\t' ? 'tab' : delimiter}`, say)],
    ['header_row', String(skip)],
    ['rows', String(look.rows)],
    ['format', claimed ? `${titled(format, say)}${own}` : say('say.no-format')],
  ];
  if (claimed) {
    lines.push(
      ['claims', claimedBy(detected).join(' + ') || '–'],
      ['timezone', told(tested.timezone)],
      ['currency', told(tested.currency)],
    );
  }
  const named = lines.map(([key, value]) => [sayKey(`column.${key}`, say), value] as const);
  const widest = Math.max(...named.map(([title]) => width(title)));
  return named.map(
    ([title, value]) => `${context.chalk.bold(pad(title, widest))}  ${printable(value)}`,
  );
}

/** What would come of an import, as lines below the columns. */
export function outcomeLines(context: Context, tested: Tested, reveal: boolean): readonly string[] {
  const { say } = context;
  const { result, detected, look, source } = tested;
  if (result === undefined) return [];
  const { rows, rejected, orders, lines } = result;
  const key = isOrderFormat(detected.format) ? 'say.import-lines' : 'say.import-rows';
  const what = say(key, { rows: rows - rejected, orders, lines });
  const totals = detected.format.kind === 'items' ? [] : result.totals;
  return [
    ...statusLines(context, look.statuses),
    say('say.test-outcome', { what, rejected }),
    ...totals.map(({ paid_minor, refund_minor, currency }) =>
      say('say.import-paid', {
        paid: formatMoney(paid_minor, currency),
        refund: formatMoney(refund_minor, currency),
        currency,
      }),
    ),
    ...result.firstRejects.map((reject) => sayReject(context, source.name, reject, reveal)),
  ];
}

function statusLines(context: Context, statuses: readonly StatusSeen[]): readonly string[] {
  const { say } = context;
  return statuses.map(({ seen, is, n }) => {
    const word = seen === '' ? say('say.empty-cell') : printable(maskWithin(seen));
    const meaning =
      is === null ? '–' : sayKey(`value.${is}`, say).replace(/^value\..*$/, say('ask.as-seen'));
    return `${word} → ${meaning} (${n})`;
  });
}
