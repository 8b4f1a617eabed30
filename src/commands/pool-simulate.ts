import { loadRedirects } from '../codes/redirect/load.ts';
import { simulate } from '../codes/redirect/simulate.ts';
import { PscrmError } from '../core/errors.ts';
import { isoInstant } from '../core/time.ts';
import type { CommandSpec } from './command.ts';
import { namedPool } from './pool.ts';
import { sayPool } from './pool-show.ts';
import { typedMoment, wholeNumber } from './typed-values.ts';

export const poolShow: CommandSpec = {
  path: 'pool show',
  text: 'help.pool-show',
  arguments: [{ name: 'name', text: 'argument.pool' }],
  output: 'json',
  schema: 'pscrm.pool/1',
  examples: ['pool show sales', 'pool show sales --json'],
  run: (context, input) => sayPool(context, namedPool(context, input)),
};

const MOST = 1_000_000;

export const poolSimulate: CommandSpec = {
  path: 'pool simulate',
  text: 'help.pool-simulate',
  arguments: [{ name: 'name', text: 'argument.pool' }],
  options: [
    { flags: '--visits <n>', text: 'option.simulate-visits' },
    { flags: '--at <moment>', text: 'option.simulate-at' },
  ],
  output: 'table',
  schema: 'pscrm.simulation/1',
  examples: ["pool simulate sales --visits 1000 --at '2026-03-31 10:00'"],
  run: (context, input) => {
    const pool = namedPool(context, input);
    const visits = wholeNumber('--visits', input.text('visits') ?? '1000', `1 … ${MOST}`);
    if (visits < 1 || visits > MOST) {
      const choices = [`1 … ${MOST}`];
      throw new PscrmError('bad-option', { option: '--visits', value: visits, choices });
    }
    const typed = input.text('at');
    const at =
      (typed === undefined ? undefined : typedMoment(context, '--at', typed, 'start')) ??
      context.globals.now;
    const state = loadRedirects(context.workspace(), context.globals.now);
    const standing = state.pools.get(pool.id);
    if (standing === undefined) throw new RangeError(`pool ${pool.id} is there`);
    const split = simulate(standing, visits, state, at);
    const moment = isoInstant(at, state.zone);
    context.show(
      'pscrm.simulation/1',
      {
        columns: [
          { key: 'target', type: 'text' },
          { key: 'reason', type: 'word' },
          { key: 'shown', type: 'count' },
          { key: 'share', type: 'rate' },
        ],
        rows: split.map((row) => ({ ...row, share: row.shown / visits })),
      },
      { pool: pool.name, visits, at: moment },
    );
    if (!context.json) context.remark('say.simulated', { n: visits, at: moment, pool: pool.name });
  },
};
