import { setImmediate } from 'node:timers/promises';
import type { Note } from '../core/table.ts';
import { PscrmError } from '../core/errors.ts';
import { databaseError } from '../db/errors.ts';
import type { Database } from '../db/open.ts';
import { readSettings } from '../db/settings.ts';
import { assembleOrder, gatherKey } from '../formats/assemble.ts';
import type { OrderSeen, Reject } from '../formats/canonical.ts';
import type { Detected } from '../formats/detect.ts';
import { isOrderFormat } from '../formats/format.ts';
import { type FileContext, latest, type OrderRow } from '../formats/order-row.ts';
import { readFile } from '../formats/read-file.ts';
import type { SourceFile } from '../formats/source.ts';
import { derive } from '../people/derive.ts';
import { openPeople } from '../people/store.ts';
import { FactProblem } from './fact-problem.ts';
import { openFacts } from './fact-writer.ts';
import { beginImport, dateImport, finishImport, type ImportRecord } from './ledger.ts';
import { openOrders } from './order-writer.ts';
import { openSightings } from './sightings.ts';
import { openTally } from './tally.ts';
import { openWorkbench } from './workbench.ts';

export type ImportOptions = {
  readonly shop?: string | undefined;
  readonly timezone?: string | undefined;
  readonly currency?: string | undefined;
  /** Marks the shops that the file names as the brand's own, or as a marketplace's. */
  readonly domain?: 'public' | 'private' | undefined;
  readonly dryRun?: boolean | undefined;
};

export type ImportHooks = {
  readonly now: number;
  /** Milliseconds since the import began. */
  readonly elapsed: () => number;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((rows: number) => void) | undefined;
  /** Every row that could not be read, in file order, before anything is committed. */
  readonly onReject?: ((reject: Reject) => void) | undefined;
};

export type ImportResult = ImportRecord & {
  readonly firstRejects: readonly Reject[];
  readonly notes: readonly Note[];
};

const REJECTS_SHOWN = 20;

/**
 * Reads one file into the workspace in one transaction: all of it, or, where it fails or is killed,
 * nothing. With `dryRun` the same is done and taken back.
 * @throws id-ruined, csv-quote-open, not-text … (the file is refused), database-locked, disk-full
 */
export async function importFile(
  db: Database,
  source: SourceFile,
  detected: Detected,
  options: ImportOptions,
  hooks: ImportHooks,
): Promise<ImportResult> {
  try {
    db.exec('BEGIN IMMEDIATE');
    const result = await readInto(db, source, detected, options, hooks);
    db.exec(options.dryRun === true ? 'ROLLBACK' : 'COMMIT');
    return result;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    if (hooks.signal?.aborted === true) throw new PscrmError('interrupted', {}, { cause: error });
    throw databaseError(error, db.name);
  }
}

async function readInto(
  db: Database,
  source: SourceFile,
  detected: Detected,
  options: ImportOptions,
  hooks: ImportHooks,
): Promise<ImportResult> {
  const { format } = detected;
  const settings = readSettings(db);
  const context: FileContext = {
    timezone: options.timezone ?? format.timezone ?? settings.timezone,
    currency:
      options.currency ??
      (isOrderFormat(format) ? format.currency : undefined) ??
      settings.currency,
    shop: options.shop ?? '',
  };
  const begun = {
    file: source.name,
    sha256: source.sha256,
    format: format.id,
    kind: format.kind,
    timezone: context.timezone,
    imported_at: hooks.now,
  };
  const id = beginImport(db, begun);
  const bench = openWorkbench(db);
  const people = openPeople(db);
  const sightings = openSightings(db, id);
  const tally = openTally(db, id, format.kind);
  const perShop = isOrderFormat(format) && format.perShop === true;
  const orders = openOrders(db, { timezone: settings.timezone, perShop }, people, sightings);
  const region = format.region ?? null;
  const facts = openFacts(
    db,
    { timezone: settings.timezone, region, now: hooks.now },
    people,
    sightings,
  );
  let latestAt: number | null = null;

  const see = (order: OrderSeen): void => {
    const touched = orders.see(order);
    tally.order(order, bench.touch(touched), touched.hasBuyer);
    latestAt = latest([latestAt, order.latest_at]);
  };
  const gathers = isOrderFormat(format) && format.shape === 'group';

  const rows = await readFile(
    source,
    detected,
    context,
    {
      order: (row, cells) => {
        if (gathers) bench.gather(gatherKey(row), row, cells);
        else seeOrReject([{ row, cells }]);
      },
      fact: (fact, cells) => {
        try {
          tally.fact(fact, facts.write(fact));
        } catch (error) {
          if (!(error instanceof FactProblem)) throw error;
          const { column, reason, value } = error;
          bench.reject({ line: fact.line, column, reason, value, cells });
        }
      },
      reject: (reject, partOf) => {
        bench.reject(reject);
        if (gathers && partOf !== null) bench.spoil(partOf);
      },
    },
    hooks,
  );

  function seeOrReject(group: readonly { row: OrderRow; cells: readonly string[] }[]): void {
    const order = assembleOrder(group.map(({ row }) => row));
    if (!('reason' in order)) return see(order);
    for (const [index, { row, cells }] of group.entries()) {
      const reason = index === 0 ? order.reason : 'order-incomplete';
      bench.reject({ line: row.line, column: order.column, reason, value: '', cells });
    }
  }

  const pause = openPause(hooks.signal);
  for (const group of bench.orders()) {
    await pause();
    const orderNo = group[0]?.row.order_no ?? '';
    if (!bench.isSpoilt(orderNo)) {
      seeOrReject(group);
      continue;
    }
    for (const { row, cells } of group) {
      bench.reject({
        line: row.line,
        column: '',
        reason: 'order-incomplete',
        value: orderNo,
        cells,
      });
    }
  }

  dateImport(db, id, latestAt);
  if (options.domain !== undefined) markShops(db, id, options.domain);
  for (const { orderId, isNew, isSettled } of bench.touched()) {
    await pause();
    const changed = !isSettled && orders.settle(orderId);
    tally.settled(orderId, isNew ? 'inserted' : changed ? 'updated' : 'unchanged');
  }
  if (options.domain !== undefined) applyDomain(db, id, options.domain);
  derive(db);
  // The last moment at which Ctrl-C can still take all of it back.
  await setImmediate();
  hooks.signal?.throwIfAborted();

  const firstRejects: Reject[] = [];
  let rejected = 0;
  for (const reject of bench.rejects()) {
    rejected += 1;
    if (firstRejects.length < REJECTS_SHOWN) firstRejects.push(reject);
    hooks.onReject?.(reject);
  }
  const record = {
    id,
    rows,
    rejected,
    ...tally.result(),
    ...people.added(),
    duration_ms: Math.round(hooks.elapsed()),
  };
  finishImport(db, record);
  const notes = [...tally.notes(), ...campaignNote(facts.createdCampaigns())];
  return { ...begun, ...record, firstRejects, notes };
}

/** Lets Ctrl-C get its turn now and then in a loop that otherwise waits for nothing. */
function openPause(signal: AbortSignal | undefined): () => Promise<void> | undefined {
  let n = 0;
  const breathe = async (): Promise<void> => {
    await setImmediate();
    signal?.throwIfAborted();
  };
  return () => {
    n += 1;
    return n % 1000 === 0 ? breathe() : undefined;
  };
}

function campaignNote(names: readonly string[]): Note[] {
  return names.length === 0
    ? []
    : [{ code: 'campaign-created', params: { names, n: names.length } }];
}

const MARK_SHOPS = /* sql */ `
  INSERT INTO shop_domains (platform, shop, import_id, domain)
  SELECT DISTINCT o.platform, v.shop, s.import_id, ?
  FROM sightings s JOIN order_versions v ON v.id = s.fact_id JOIN orders o ON o.id = v.order_id
  WHERE s.import_id = ? AND s.fact = 'version'`;

function markShops(db: Database, importId: number, domain: string): void {
  db.prepare<[string, number]>(MARK_SHOPS).run(domain, importId);
}

/** Orders of the marked shops that other files brought follow the mark as well. */
const APPLY_DOMAIN = /* sql */ `
  UPDATE orders SET domain = ?
  WHERE (platform, shop) IN (SELECT platform, shop FROM shop_domains WHERE import_id = ?)`;

function applyDomain(db: Database, importId: number, domain: string): void {
  db.prepare<[string, number]>(APPLY_DOMAIN).run(domain, importId);
}
