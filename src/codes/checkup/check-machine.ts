import type { Finding } from './finding.ts';

/** The server that said it works on the workspace. */
export type Holder = {
  readonly pid: number;
  readonly host: string;
  readonly address: string;
  /** ms UTC */
  readonly since: number;
  readonly isThere: boolean;
};

/** What is around a workspace on its machine. */
export type Machine = {
  readonly database: string;
  /** Files of the workspace that others may read. */
  readonly readable: readonly string[];
  /** Visits in spill files. */
  readonly waiting: number;
  readonly holder: Holder | undefined;
};

const SERVE = ['pscrm', 'serve'];

/** @param hasTargets there is something to serve */
export function checkMachine(
  { database, readable, waiting, holder }: Machine,
  hasTargets: boolean,
): Finding[] {
  const findings: Finding[] = [];
  if (readable.length > 0)
    findings.push({
      severity: 'warning',
      code: 'readable-by-others',
      about: 'workspace',
      name: database,
      params: { files: readable },
      next: ['chmod', '600', ...readable],
    });
  const isThere = holder?.isThere === true;
  const server = { about: 'server', name: holder?.address ?? '' } as const;
  if (waiting > 0)
    findings.push({
      severity: 'warning',
      code: isThere ? 'visits-spilling' : 'visits-waiting',
      ...server,
      params: { n: waiting },
      next: isThere ? ['df', '-h', database] : SERVE,
    });
  if (holder !== undefined && !isThere)
    findings.push({
      severity: 'warning',
      code: 'server-gone',
      ...server,
      params: { pid: holder.pid, host: holder.host },
      spans: [{ from: holder.since, to: holder.since }],
      next: SERVE,
    });
  if (holder === undefined && hasTargets)
    findings.push({ severity: 'note', code: 'server-none', ...server, params: {}, next: SERVE });
  return findings;
}
