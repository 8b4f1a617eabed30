import type { CommandSpec } from './command.ts';

type Branch = () => Promise<readonly CommandSpec[]>;

// All commands together take longer to load than most of them to run: here, and only here, is told what is loaded.
const workspace: Branch = async () => (await import('./branches/workspace.ts')).workspace;
const intake: Branch = async () => (await import('./branches/intake.ts')).intake;
const campaigns: Branch = async () => (await import('./branches/campaigns.ts')).campaigns;
const codes: Branch = async () => (await import('./branches/codes.ts')).codes;
const sheets: Branch = async () => (await import('./branches/sheets.ts')).sheets;
const server: Branch = async () => (await import('./branches/server.ts')).server;
const reports: Branch = async () => (await import('./branches/reports.ts')).reports;
const customers: Branch = async () => (await import('./branches/customers.ts')).customers;

/** Where the commands are whose lines begin with a word, in the order of the help. */
const BRANCHES: ReadonlyMap<string, Branch> = new Map([
  ['init', workspace],
  ['demo', intake],
  ['status', workspace],
  ['doctor', workspace],
  ['config', workspace],
  ['import', intake],
  ['imports', intake],
  ['order', intake],
  ['rebuild', intake],
  ['formats', intake],
  ['campaign', campaigns],
  ['target', campaigns],
  ['pool', campaigns],
  ['code', codes],
  ['sheet', sheets],
  ['sms', campaigns],
  ['serve', server],
  ['report', reports],
  ['hooks', reports],
  ['customer', customers],
  ['deploy', server],
]);

/** The commands that a word begins; where none does, all, for the help and for what is spelled nearly so. */
export async function commandsOf(word: string | undefined): Promise<readonly CommandSpec[]> {
  const branch = BRANCHES.get(word ?? '');
  const words = branch === undefined ? [...BRANCHES] : [[word, branch] as const];
  const commands = words.map(async ([first, load]) =>
    (await load()).filter(({ path }) => path.split(' ')[0] === first),
  );
  return (await Promise.all(commands)).flat();
}
