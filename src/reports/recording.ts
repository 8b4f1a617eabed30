import type { Statement } from 'better-sqlite3';
import type { Note } from '../core/table.ts';
import type { Database } from '../db/open.ts';

/** A statement as it was run, with what stood in its places: by name, or in their order. */
export type RunStatement = {
  readonly sql: string;
  readonly params: Readonly<Record<string, unknown>>;
  /** What it is there for: which columns it gives, which facts it lays out. */
  readonly about?: Note;
};

const RUNS = new Set<string | symbol>(['all', 'get', 'iterate', 'run']);

/**
 * The database, and a list that grows by each statement that is run through it. The list holds what
 * was really run: nothing has to be kept alike by hand.
 */
export function recording(db: Database): { db: Database; statements: readonly RunStatement[] } {
  const statements: RunStatement[] = [];
  const prepare = (sql: string): Statement =>
    recorded(db.prepare(sql), (params) => statements.push({ sql, params: named(sql, params) }));
  const recorder = new Proxy(db, {
    get: (target, key) => (key === 'prepare' ? prepare : boundTo(target, key)),
  });
  return { db: recorder, statements };
}

function recorded(statement: Statement, record: (params: readonly unknown[]) => void): Statement {
  const proxy: Statement = new Proxy(statement, {
    get: (target, key) => {
      const method = boundTo(target, key);
      if (typeof method !== 'function') return method;
      return (...params: readonly unknown[]): unknown => {
        if (RUNS.has(key)) record(params);
        const result: unknown = method(...params);
        // `pluck`, `raw` and `bind` give the statement itself: what is run next counts, too.
        return result === target ? proxy : result;
      };
    },
  });
  return proxy;
}

/** A property of a native object, whose methods ask for the object itself as `this`. */
function boundTo(target: object, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key);
  return typeof value === 'function' ? value.bind(target) : value;
}

/** What stands in the places that the statement has; more may be handed to it. */
function named(sql: string, params: readonly unknown[]): Readonly<Record<string, unknown>> {
  const [first] = params;
  const byName = typeof first === 'object' && first !== null && !Array.isArray(first);
  if (byName)
    return Object.fromEntries(
      Object.entries(first).filter(([name]) => new RegExp(`@${name}\\b`).test(sql)),
    );
  return Object.fromEntries(params.flat().map((value, at) => [String(at + 1), value]));
}
