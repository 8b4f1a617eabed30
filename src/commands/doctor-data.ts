import { checkData, type Checked } from '../codes/checkup/check-data.ts';
import type { Database } from '../db/open.ts';
import { sumImports } from '../intake/import-sums.ts';

/** All checks of what was imported: those of the facts themselves, and of their sums. */
export function examineData(db: Database, now: number): readonly Checked[] {
  return [...checkData(db, now), sumsTied(db)];
}

/** Does what files said in all still stand here, and do all files together come to all orders? */
function sumsTied(db: Database): Checked {
  const { imports, all } = sumImports(db);
  const untied = imports.filter(({ untied_minor: minor }) => minor !== 0).length;
  const differing = all.filter((one) => one.counted_minor !== one.workspace_minor).length;
  return {
    head: 'data-correct',
    code: 'data-sums-untied',
    severity: 'warning',
    next: ['pscrm', 'imports', 'sums'],
    n: untied + differing,
    of: imports.length + all.length,
  };
}
