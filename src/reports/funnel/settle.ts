import { collect } from '../collect.ts';
import type { CodeRow, JoinRow, VisitorRow } from './facts.ts';

/** Of the codes of a whole report: who joined through each, and who visited those that many scan. */
type Told = {
  readonly joins: ReadonlyMap<number, readonly JoinRow[]>;
  readonly visitors: ReadonlyMap<number, readonly VisitorRow[]>;
};

/** The same, everybody at one code. */
type Settled = {
  readonly joins: ReadonlyMap<number, readonly JoinRow[]>;
  /** How many visitors each shared code was the first of. */
  readonly visitors: ReadonlyMap<number, number>;
};

/**
 * Gives everybody one place, so that parts of the codes add up to all of them: who joined through shared
 * codes stands at the first, who joined by fixed ways at the first of those, and at none if through a code as
 * well; a visitor stands at the shared code that was scanned first. In one instant the text of the code decides.
 * A code for one parcel or person is counted itself, with whoever joined through it. A visitor is whom the
 * visits name; one visit without a name is one visitor.
 */
export function settle(codes: readonly CodeRow[], { joins, visitors }: Told): Settled {
  const of = (unit: CodeRow['unit']): CodeRow[] => codes.filter((code) => code.unit === unit);
  const rows = ({ id }: CodeRow): readonly JoinRow[] => joins.get(id) ?? [];
  const single = of('single')
    .filter(({ id }) => joins.has(id))
    .map((code) => [code.id, rows(code)] as const);
  const shared = firstOfEach(of('shared'), rows, ({ joined_at }) => joined_at, personOf);
  const ways = firstOfEach(of('way'), rows, ({ joined_at }) => joined_at, personOf);
  const behind = new Set([...single, ...shared].flatMap(([, its]) => its.map(personOf)));
  const onlyWays = [...ways].map(
    ([id, its]) => [id, its.filter(({ person }) => !behind.has(person))] as const,
  );
  return {
    joins: new Map([...single, ...shared, ...onlyWays].filter(([, its]) => its.length > 0)),
    visitors: visitorsOf(of('shared'), visitors),
  };
}

const personOf = ({ person }: JoinRow): number => person;

function visitorsOf(codes: readonly CodeRow[], visitors: Told['visitors']): Map<number, number> {
  const rows = ({ id }: CodeRow): readonly VisitorRow[] => visitors.get(id) ?? [];
  const named = firstOfEach(
    codes,
    (code) => rows(code).filter(({ visitor }) => visitor !== ''),
    ({ at }) => at,
    ({ visitor }) => visitor,
  );
  return new Map(
    codes.map((code) => {
      const unnamed = rows(code).find(({ visitor }) => visitor === '')?.visits ?? 0;
      return [code.id, (named.get(code.id)?.length ?? 0) + unnamed];
    }),
  );
}

/** Of the rows of somebody the earliest alone, by the id of its code. */
function firstOfEach<R>(
  codes: readonly CodeRow[],
  rowsOf: (code: CodeRow) => readonly R[],
  timeOf: (row: R) => number,
  whose: (row: R) => number | string,
): Map<number, R[]> {
  const first = new Map<number | string, { readonly code: CodeRow; readonly row: R }>();
  for (const code of codes) {
    for (const row of rowsOf(code)) {
      const known = first.get(whose(row));
      const later = known === undefined ? -1 : timeOf(row) - timeOf(known.row);
      if (later < 0 || (later === 0 && known !== undefined && code.name < known.code.name))
        first.set(whose(row), { code, row });
    }
  }
  const byCode = new Map<number, R[]>();
  for (const { code, row } of first.values()) collect(byCode, code.id, row);
  return byCode;
}
