import { assembleOne, assembleOrder, gatherKey } from '../formats/assemble.ts';
import type { Reject } from '../formats/canonical.ts';
import type { Detected } from '../formats/detect.ts';
import { isOrderFormat } from '../formats/format.ts';
import type { FileContext } from '../formats/file-context.ts';
import { type FileRead, readFile } from '../formats/read-file.ts';
import type { OrderRow } from '../formats/order-row.ts';
import type { SourceFile } from '../formats/source.ts';
import type { FileRow } from '../formats/row.ts';
import type { Glimpse, SeenFact, TakeBatch } from './batch.ts';
import { openDelivery } from './delivery.ts';
import { openGlancing } from './glance.ts';
import { type Gathered, openGathering } from './gather.ts';
import { type PreparedOrder, prepareOrder } from './prepare-order.ts';

export type ReadJob = {
  readonly source: Omit<SourceFile, 'dispose'>;
  readonly detected: Detected;
  readonly context: FileContext;
  /** The workspace's, in which days are counted. */
  readonly timezone: string;
};

/** Fewer rows are kept until there are more: to hand a batch on to another thread takes its time. */
const WORTH_HANDING_ON = 100;

/**
 * Reads a file to its end and hands on what its rows say, some thousand at a time. Touches no workspace.
 * @throws what readFile throws: the file as a whole is refused
 */
export async function readBatches(
  { source, detected, context, timezone }: ReadJob,
  take: TakeBatch,
  signal?: AbortSignal,
): Promise<FileRead> {
  const { format } = detected;
  const preparing = { timezone, perShop: isOrderFormat(format) && format.perShop === true };
  const gathering = isOrderFormat(format) && format.shape === 'group' ? openGathering() : undefined;
  const glancing = openGlancing(detected, context, timezone);
  const delivery = openDelivery(take);
  let [orders, facts, rejects]: [PreparedOrder[], SeenFact[], Reject[]] = [[], [], []];
  let glimpses: Glimpse[] = [];
  /** The rows of the glimpses. */
  let lookedAt: FileRow[] = [];
  let glances = false;
  let readNow: (row: FileRow) => void = () => undefined;

  const handOn = (rows: number): Promise<void> => {
    const batch = { orders, glimpses, facts, rejects, rows };
    const seen = lookedAt;
    [orders, facts, rejects] = [[], [], []];
    [glimpses, lookedAt] = [[], []];
    return delivery.send(batch, ({ again, glance }) => {
      glances = glance;
      for (const place of again) {
        const row = seen[place];
        if (row !== undefined) readNow(row);
      }
    });
  };
  const waiting = (): number => orders.length + glimpses.length + facts.length + rejects.length;
  const assemble = (group: readonly Gathered[]): void => {
    const order = assembleOrder(
      group.map(({ row }) => row),
      isOrderFormat(format) ? format : {},
    );
    if (!('reason' in order)) {
      orders.push(prepareOrder(order, preparing));
      return;
    }
    for (const [index, { row, cells }] of group.entries()) {
      const reason = index === 0 ? order.reason : 'order-incomplete';
      rejects.push({ line: row.line, column: order.column, reason, value: '', cells });
    }
  };
  const takeOne = (one: OrderRow, row: FileRow): void => {
    const order = assembleOne(one);
    if (!('reason' in order))
      orders.push(prepareOrder(order, preparing, glancing && (() => glancing.print(row))));
    else rejects.push({ line: row.line, ...order, value: '', cells: row.cells });
  };
  const refuse = (group: readonly Gathered[]): void => {
    for (const { row, cells } of group) {
      const { line, order_no: value } = row;
      rejects.push({ line, column: '', reason: 'order-incomplete', value, cells });
    }
  };

  try {
    const read = await readFile(
      source,
      detected,
      context,
      {
        order: (order, row) => {
          if (gathering === undefined) takeOne(order, row);
          else gathering.add(gatherKey(order), order, row.cells);
        },
        fact: (fact, { cells }) => void facts.push({ fact, cells }),
        reject: (reject, partOf) => {
          rejects.push(reject);
          if (partOf !== null) gathering?.spoil(partOf);
        },
        isGlancing: () => glances,
        ...(glancing && {
          glance: (row, orderNo, readOne) => {
            readNow = readOne;
            if (!glances || orderNo === '') return false;
            glimpses.push(glancing.look(row, orderNo));
            lookedAt.push(row);
            return true;
          },
        }),
      },
      { signal, onPause: (rows) => (waiting() < WORTH_HANDING_ON ? undefined : handOn(rows)) },
    );
    for (const group of gathering?.orders() ?? []) {
      if (gathering?.isSpoilt(group[0]?.row.order_no ?? '') === true) refuse(group);
      else assemble(group);
      if (orders.length + rejects.length >= 1000) await handOn(read.rows);
    }
    do {
      await handOn(read.rows);
      await delivery.settle();
    } while (orders.length + rejects.length > 0);
    return read;
  } finally {
    gathering?.close();
  }
}
