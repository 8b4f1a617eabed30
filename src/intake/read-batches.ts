import { assembleOrder, gatherKey } from '../formats/assemble.ts';
import type { FactSeen, Reject } from '../formats/canonical.ts';
import type { Detected } from '../formats/detect.ts';
import { isOrderFormat } from '../formats/format.ts';
import type { FileContext } from '../formats/file-context.ts';
import { type FileRead, readFile } from '../formats/read-file.ts';
import type { SourceFile } from '../formats/source.ts';
import { type Gathered, openGathering } from './gather.ts';
import { type PreparedOrder, prepareOrder } from './prepare-order.ts';

/** What some rows of a file say, in file order where they say it of one order each. */
export type Batch = {
  readonly orders: readonly PreparedOrder[];
  readonly facts: readonly SeenFact[];
  readonly rejects: readonly Reject[];
  /** Rows read so far, from the beginning of the file. */
  readonly rows: number;
};

/** A fact, with its row: what cannot be told before it is written is rejected with its cells. */
export type SeenFact = { readonly fact: FactSeen; readonly cells: readonly string[] };

export type ReadJob = {
  readonly source: Omit<SourceFile, 'dispose'>;
  readonly detected: Detected;
  readonly context: FileContext;
  /** The workspace's, in which days are counted. */
  readonly timezone: string;
};

/** Takes a batch; what it returns is waited for, so that a slow taker is not drowned. */
export type TakeBatch = (batch: Batch) => void | Promise<void>;

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
  let [orders, facts, rejects]: [PreparedOrder[], SeenFact[], Reject[]] = [[], [], []];

  const handOn = (rows: number): void | Promise<void> => {
    const batch = { orders, facts, rejects, rows };
    [orders, facts, rejects] = [[], [], []];
    return take(batch);
  };
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
        order: (row, cells) => {
          if (gathering === undefined) assemble([{ row, cells }]);
          else gathering.add(gatherKey(row), row, cells);
        },
        fact: (fact, cells) => void facts.push({ fact, cells }),
        reject: (reject, partOf) => {
          rejects.push(reject);
          if (partOf !== null) gathering?.spoil(partOf);
        },
      },
      { signal, onPause: handOn },
    );
    for (const group of gathering?.orders() ?? []) {
      if (gathering?.isSpoilt(group[0]?.row.order_no ?? '') === true) refuse(group);
      else assemble(group);
      if (orders.length + rejects.length >= 1000) await handOn(read.rows);
    }
    await handOn(read.rows);
    return read;
  } finally {
    gathering?.close();
  }
}
