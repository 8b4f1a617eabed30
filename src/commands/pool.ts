import { createPool, findPool, listPools, type Pool } from '../codes/pools.ts';
import { PscrmError } from '../core/errors.ts';
import type { CommandSpec, Input } from './command.ts';
import type { Context } from './context.ts';
import { applyToPool, POOL_OPTIONS, typedFallback, typedPolicy } from './pool-members.ts';
import { sayPool } from './pool-show.ts';
import { commandLine } from '../core/shell.ts';

/** The pool that was named. @throws missing-argument, unknown-pool */
export function namedPool(context: Context, input: Input): Pool {
  return findPool(context.workspace(), poolName(input));
}

function poolName(input: Input): string {
  const [name] = input.arguments;
  if (name === undefined) throw new PscrmError('missing-argument', { argument: 'NAME' });
  return name;
}

export const poolCreate: CommandSpec = {
  path: 'pool create',
  text: 'help.pool-create',
  arguments: [{ name: 'name', text: 'argument.pool' }],
  options: POOL_OPTIONS,
  output: 'json',
  schema: 'pscrm.pool/1',
  examples: [
    "pool create sales --policy round-robin --target anna --cap-day 15 --hours 'mon-fri 09:00-18:00'",
    'pool create evening --target anna --backup bo --fallback-url https://shop.example.com/',
  ],
  run: (context, input) => {
    const db = context.workspace();
    const name = poolName(input);
    const pool = db
      .transaction(() => {
        const fallback = typedFallback(context, input) ?? null;
        const policy = typedPolicy(input) ?? 'weighted';
        const created = createPool(db, name, policy, fallback, context.globals.now);
        applyToPool(context, input, created);
        return findPool(db, name);
      })
      .immediate();
    sayPool(context, pool);
    context.next(commandLine(['code', 'edit', '--batch', 'N', '--pool', name]));
  },
};

export const poolEdit: CommandSpec = {
  path: 'pool edit',
  text: 'help.pool-edit',
  arguments: [{ name: 'name', text: 'argument.pool' }],
  options: [
    ...POOL_OPTIONS,
    { flags: '--pause', text: 'option.pause-member' },
    { flags: '--resume', text: 'option.resume-member' },
    { flags: '--remove <name>', text: 'option.remove-member', repeat: true },
  ],
  output: 'json',
  schema: 'pscrm.pool/1',
  examples: [
    'pool edit sales --target anna --cap-day 20 --cap-adds 15',
    "pool edit sales --target bo --date '2026-05-01 off' --date '2026-05-02 10:00-16:00'",
    'pool edit sales --policy sticky --remove bo',
  ],
  run: (context, input) => {
    const db = context.workspace();
    const pool = namedPool(context, input);
    const isChanged = db.transaction(() => applyToPool(context, input, pool)).immediate();
    if (!isChanged) throw new PscrmError('nothing-to-change', { command: 'pscrm pool edit' });
    sayPool(context, findPool(db, pool.name));
  },
};

export const poolList: CommandSpec = {
  path: 'pool list',
  text: 'help.pool-list',
  output: 'table',
  schema: 'pscrm.pools/1',
  examples: ['pool list', 'pool list --json'],
  run: (context) => {
    const rows = listPools(context.workspace());
    context.show('pscrm.pools/1', {
      columns: [
        { key: 'name', type: 'text' },
        { key: 'policy', type: 'word' },
        { key: 'targets', type: 'count' },
        { key: 'backups', type: 'count' },
        { key: 'fallback_url', type: 'text' },
        { key: 'codes', type: 'count' },
        { key: 'created_at', type: 'instant' },
      ],
      rows,
    });
    if (rows.length === 0) context.remark('say.no-pools');
  },
};
