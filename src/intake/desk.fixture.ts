import { openWorkspace } from '../db/open.ts';
import { openHarness } from '../e2e/harness.ts';

export type Row = Readonly<Record<string, string | number | null>>;
export type Told = {
  files: {
    rows: number;
    inserted: number;
    updated: number;
    unchanged: number;
    rejected: number;
    notes: { code: string; params: Row }[];
    rejects: { line: number; column: string; reason: string }[];
  }[];
};

/** A workspace of its own, files to import into it, and its tables to look at. */
export function openDesk() {
  const harness = openHarness();
  const rows = (sql: string): Row[] => {
    const db = openWorkspace(harness.path('pscrm.db'), { create: false });
    try {
      return db.prepare<[], Row>(sql).all();
    } finally {
      db.close();
    }
  };
  return {
    harness,
    rows,
    bring: async (name: string, lines: readonly string[]): Promise<Told['files'][number]> => {
      harness.write(name, `${lines.join('\n')}\n`);
      const { files } = await harness.json<Told>(`import ${name}`);
      const [file] = files;
      if (file === undefined) throw new Error(`${name} was not read`);
      return file;
    },
  };
}
