import { maskIdentity, maskWithin } from '../core/mask.ts';
import type { Column, Row } from '../core/table.ts';
import { printable } from '../core/width.ts';
import type { CustomerRow } from '../people/customers.ts';
import type { EvidenceRow, IdentityRow, Seen } from '../people/evidence.ts';
import type { Input, OptionSpec } from './command.ts';
import { type Context, sayKey } from './context.ts';

/** How people are shown by the customer commands: masked unless `--reveal`. */

export const REVEAL: OptionSpec = { flags: '--reveal', text: 'option.reveal' };

export type Shown = (kind: string, value: string) => string;

/** The kind of what is no identifier (a status, a state): where columns have shifted it may hold one. */
export const FREE = '';

export function shownAs(input: Input): Shown {
  return input.flag('reveal') ? (_, value) => value : shownMasked;
}

export function shownMasked(kind: string, value: string): string {
  return kind === FREE ? maskWithin(value) : maskIdentity(kind, value);
}

export function shownIdentity({ id, kind, value }: IdentityRow, shown: Shown): IdentityRow {
  return { id, kind, value: shown(kind, value) };
}

/** `phone 138****0001` */
export function nameOf({ kind, value }: Omit<IdentityRow, 'id'>, shown: Shown): string {
  return `${kind} ${shown(kind, value)}`;
}

/** Who it is goes last where a screen has no room. */
export const CUSTOMER_COLUMNS: readonly Column[] = [
  { key: 'id', type: 'count' },
  { key: 'orders', type: 'count', spare: 3 },
  { key: 'net_minor', type: 'money', spare: 1 },
  { key: 'currency', type: 'text', spare: 2 },
  { key: 'identities', type: 'text' },
];

export function customerCells(
  { id, identities, orders, net_minor, currency }: CustomerRow,
  shown: Shown,
): Row {
  const names = identities.map((one) => nameOf(one, shown)).join('; ');
  return { id, identities: names, orders, net_minor, currency };
}

export function customerJson({ identities, ...one }: CustomerRow, shown: Shown) {
  return { ...one, identities: identities.map((identity) => shownIdentity(identity, shown)) };
}

/** The first import that saw it stands beside the rest: `import`, `file`, `line`. */
export function evidenceJson(one: EvidenceRow, shown: Shown) {
  const [first] = one.imports;
  return {
    a: shownIdentity(one.a, shown),
    b: shownIdentity(one.b, shown),
    reason: one.reason,
    ties: one.void === null,
    void: one.void,
    code: one.code,
    action: one.action,
    import: first?.import ?? null,
    file: first?.file ?? null,
    line: first?.line ?? null,
    imports: one.imports,
  };
}

/** What a table says of a tie: what it ties, why (or why it does not count), and where it was seen. */
export function evidenceCells(context: Context, one: EvidenceRow, shown: Shown): Row {
  return {
    tie: `${nameOf(one.a, shown)} = ${nameOf(one.b, shown)}`,
    because: sayKey(`reason.${one.void ?? one.reason}`, context.say),
    where: whereSeen(context, one),
  };
}

function whereSeen({ say }: Context, { code, action, imports }: EvidenceRow): string {
  if (code !== null) return say('say.code', { code });
  return action === null ? importsShown(imports) : `pscrm customer undo ${action}`;
}

/** Every import that saw it: `#1 orders.csv:2, #4 orders-2.csv:7`. */
export function importsShown(imports: readonly Seen[]): string {
  return imports
    .map(({ import: id, file, line }) => `#${id} ${printable(file)}:${line}`)
    .join(', ');
}
