import { currencyDigits } from '../../core/money.ts';
import type { Note, Row } from '../../core/table.ts';
import { dayOf } from '../../core/time.ts';
import type { Database } from '../../db/open.ts';
import type { Behind } from '../report.ts';
import { compareGroups, type Comparison, shareOf } from './compute.ts';
import { type BatchRow, type PersonRow, readBatches, readPeople, type Scope } from './query.ts';

/** A batch and what came of it. `open`: its window has not ended, and nothing is said of it yet. */
export type Compared = BatchRow & { readonly open: boolean; readonly found: Comparison };

const SIDES = ['sent', 'held'] as const;

export function compareBatches(db: Database, scope: Scope): readonly Compared[] {
  const people = new Map<number, PersonRow[]>();
  for (const row of readPeople(db, scope)) {
    const known = people.get(row.batch);
    if (known === undefined) people.set(row.batch, [row]);
    else known.push(row);
  }
  return readBatches(db, scope).map((batch) => ({
    ...batch,
    open: batch.send_at + scope.window > scope.known,
    found: compareGroups(people.get(batch.batch) ?? []),
  }));
}

/** Written to, held back, and the difference where there is somebody to compare with. */
export function rowsOf(batch: Compared, currency: string, timezone: string): readonly Row[] {
  const { found, open } = batch;
  const cost = batch.currency === currency ? costOf(batch) : null;
  const first = { batch: batch.batch, sent_on: dayOf(batch.send_at, timezone) };
  const sides = SIDES.filter((side) => found[side].people.length > 0).map((side): Row => {
    const { people, buyers, minor, moments } = found[side];
    const share = open ? null : shareOf(found[side]);
    return {
      ...first,
      group: side,
      people: people.length,
      buyers: open ? null : buyers.length,
      rate: share?.rate ?? null,
      low: share?.low ?? null,
      high: share?.high ?? null,
      p: null,
      net_minor: open ? null : minor,
      per_person_minor: open ? null : Math.round(moments.mean),
      cost_minor: side === 'sent' ? cost : null,
    };
  });
  if (open || found.difference === null) return sides;
  const { difference, low, high } = found.difference;
  const extra = Math.round(difference * found.sent.people.length);
  const perPerson = found.sent.moments.mean - found.held.moments.mean;
  return [
    ...sides,
    {
      ...first,
      group: 'difference',
      people: null,
      buyers: extra,
      rate: difference,
      low,
      high,
      p: found.p,
      net_minor: Math.round(perPerson * found.sent.people.length),
      per_person_minor: Math.round(perPerson),
      cost_minor: cost !== null && low > 0 && extra > 0 ? Math.round(cost / extra) : null,
    },
  ];
}

/** What all messages cost, in minor units; null where no price was given. */
function costOf({ segments, price_micros, currency }: BatchRow): number | null {
  if (price_micros === null || currency === null) return null;
  return Math.round((segments * price_micros * 10 ** currencyDigits(currency)) / 1e6);
}

/** What is particular about these numbers. */
export function liftNotes(batches: readonly Compared[], otherCurrencies: number): readonly Note[] {
  if (batches.length === 0) return [{ code: 'lift-nobody', params: {} }];
  const notes: Note[] = [];
  const alone = batches.filter(({ found }) => found.held.people.length === 0);
  if (alone.length > 0) {
    const names = alone.map(({ batch }) => String(batch));
    notes.push({ code: 'lift-alone', params: { n: names.length, batches: names } });
  }
  for (const { batch, open, found } of batches) {
    if (found.alsoWritten > 0)
      notes.push({ code: 'lift-also-written', params: { batch, n: found.alsoWritten } });
    if (open || found.difference === null) continue;
    const { low, high } = found.difference;
    if (low <= 0 && high >= 0) notes.push({ code: 'lift-unclear', params: { batch } });
  }
  if (otherCurrencies > 0) notes.push({ code: 'lift-other-currencies', params: {} });
  return notes;
}

/** `3:sent`, `3:sent:buyers`, `3:held` … of batch 3. */
export function liftBehind(batches: readonly Compared[]): readonly Behind[] {
  const behind: Behind[] = [];
  let row = 0;
  for (const { batch, found, open } of batches) {
    for (const side of SIDES) {
      const { people, buyers } = found[side];
      if (people.length === 0) continue;
      const stage = `${batch}:${side}`;
      const named = (ids: readonly number[]) => () => ids.map((person) => ({ person }));
      behind.push({ stage, row, key: 'people', people: named(people) });
      if (!open)
        behind.push({ stage: `${stage}:buyers`, row, key: 'buyers', people: named(buyers) });
      row += 1;
    }
    if (!open && found.difference !== null) row += 1;
  }
  return behind;
}
