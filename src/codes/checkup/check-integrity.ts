import type { Database } from '../../db/open.ts';
import { checkCounts } from '../redirect/counts.ts';
import type { Finding } from './finding.ts';

/** Reads every page of the database, and all visits: minutes, where there are millions. */
export function checkIntegrity(db: Database): Finding[] {
  const findings: Finding[] = [];
  const broken = db.pragma('quick_check(100)', { simple: false });
  const lines = Array.isArray(broken) ? broken.map((row) => JSON.stringify(row)) : [];
  if (lines.length !== 1 || lines[0] !== '{"quick_check":"ok"}')
    findings.push(damage('database-damaged', db.name, lines.length));
  const dangling = db.pragma('foreign_key_check');
  if (Array.isArray(dangling) && dangling.length > 0)
    findings.push(damage('rows-dangling', db.name, dangling.length));
  const differences = checkCounts(db).length;
  if (differences > 0)
    findings.push({
      severity: 'warning',
      code: 'counts-differ',
      about: 'workspace',
      name: db.name,
      params: { n: differences },
      next: ['pscrm', 'rebuild'],
    });
  return findings;
}

const damage = (code: string, database: string, n: number): Finding => ({
  severity: 'error',
  code,
  about: 'workspace',
  name: database,
  params: { n },
  next: ['sqlite3', database, '.recover'],
});
