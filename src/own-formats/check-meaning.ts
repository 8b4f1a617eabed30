import { isCurrency } from '../core/money.ts';
import { isTimeZone } from '../core/time.ts';
import {
  type FactFormat,
  type Format,
  isOrderFormat,
  type OrderFormat,
} from '../formats/format.ts';
import { FORMATS } from '../formats/index.ts';
import { PERSON_KINDS } from '../people/normalise.ts';
import type { Fault } from './check-format.ts';
import { fieldsOfKind } from './fact-fields.ts';
import { escaped } from './json-places.ts';

/** Kinds that a format may name a buyer by: `buyer` is the platform's own account name. */
export const BUYER_KINDS: readonly string[] = ['buyer', 'alipay', ...PERSON_KINDS];

/** What a schema cannot say: names of the world outside, and parts that need each other. */
export function meaningProblems(format: Format): readonly Fault[] {
  const faults: Fault[] = [];
  if (FORMATS.some(({ id }) => id === format.id)) {
    faults.push({ at: '/id', code: 'id-taken', params: { id: format.id } });
  }
  if (format.timezone !== undefined && !isTimeZone(format.timezone)) {
    faults.push({ at: '/timezone', code: 'no-timezone', params: { name: format.timezone } });
  }
  if (format.currency !== undefined && !isCurrency(format.currency)) {
    faults.push({ at: '/currency', code: 'no-currency', params: { name: format.currency } });
  }
  return [...faults, ...(isOrderFormat(format) ? orderFaults(format) : factFaults(format))];
}

function orderFaults(format: OrderFormat): readonly Fault[] {
  const { columns, status, kind } = format;
  const faults: Fault[] = [];
  const missing = (at: string, name: string): void => {
    faults.push({ at, code: 'missing', params: { name } });
  };
  const named = Object.entries(format.signs ?? {}).map(([sign, code]) => [
    `/signs/${escaped(sign)}`,
    code,
  ]);
  for (const [at = '', name = ''] of named) {
    if (!isCurrency(name)) faults.push({ at, code: 'no-currency', params: { name } });
  }
  if (format.platform === undefined && empty(columns.platform)) missing('', 'platform');
  if (format.shape === 'part' && empty(columns.part)) missing('/columns', 'part');
  if (kind === 'items' && format.line === undefined) missing('', 'line');
  if (kind === 'orders') {
    if (empty(columns.created_at) && format.dayInOrderNo !== true)
      missing('/columns', 'created_at');
    if (status.seen.length + status.rules.length === 0) missing('/status', 'seen');
  }
  for (const [nth, person] of format.people.entries()) {
    if (BUYER_KINDS.includes(person.kind)) continue;
    faults.push({ at: `/people/${nth}/kind`, code: 'one-of', params: { choices: BUYER_KINDS } });
  }
  return faults;
}

function empty(source: readonly string[] | undefined): boolean {
  return source === undefined || source.length === 0;
}

function factFaults({ kind, fields }: FactFormat): readonly Fault[] {
  const { known, required } = fieldsOfKind(kind);
  const names = Object.keys(known);
  const faults: Fault[] = required
    .filter((name) => !Object.hasOwn(fields, name))
    .map((name) => ({ at: '/fields', code: 'missing', params: { name } }));
  for (const [name, field] of Object.entries(fields)) {
    const type = known[name]?.type;
    if (type === undefined) {
      faults.push({
        at: `/fields/${escaped(name)}`,
        code: 'unknown-key',
        params: { choices: names },
      });
    } else if (type !== field.type) {
      faults.push({ at: `/fields/${name}/type`, code: 'one-of', params: { choices: [type] } });
    }
  }
  return faults;
}
