import { type Member, type Pool, poolMembers } from '../codes/pools.ts';
import { chooseBackup, whyClosed } from '../codes/redirect/choose.ts';
import { loadRedirects } from '../codes/redirect/load.ts';
import { nextOf } from '../codes/redirect/simulate.ts';
import {
  clockAt,
  type PoolState,
  type RedirectState,
  shownToday,
} from '../codes/redirect/state.ts';
import type { Column, Row } from '../core/table.ts';
import { formatInstant } from '../core/time.ts';
import { printable } from '../core/width.ts';
import type { Context } from './context.ts';

const COLUMNS: readonly Column[] = [
  { key: 'target', type: 'text' },
  { key: 'weight', type: 'count' },
  { key: 'now', type: 'word' },
  { key: 'shown_today', type: 'count' },
  { key: 'cap_day', type: 'count' },
  { key: 'cap_adds', type: 'count' },
  { key: 'cap_adds_shown', type: 'count' },
  { key: 'shown_total', type: 'count' },
  { key: 'cap_total', type: 'count' },
  { key: 'hours', type: 'text' },
  { key: 'dates', type: 'text' },
];

/** A pool with its members, and whom it would show now and why. */
export function sayPool(context: Context, pool: Pool): void {
  const { now } = context.globals;
  const members = poolMembers(context.workspace(), pool);
  const state = loadRedirects(context.workspace(), now);
  const standing = state.pools.get(pool.id);
  if (standing === undefined) throw new RangeError(`pool ${pool.id} is there`);
  const rows = members.map((member) => memberRow(member, standing, state, now));
  const next = nextShown(standing, state, now);
  const { name, policy, fallback_url } = pool;
  if (context.json) {
    const schema = 'pscrm.pool/1';
    context.printJson({ schema, name, policy, fallback_url, ...next, members: rows });
    return;
  }
  const { say, chalk } = context;
  const last = fallback_url ?? say('value.away');
  context.print(chalk.bold(say('say.pool', { name, policy: say(`value.${policy}`), last })));
  if (rows.length === 0) context.remark('say.empty-pool');
  else context.show('', { columns: COLUMNS, rows });
  const time = formatInstant(now, state.zone);
  const names = next.targets.join(', ');
  context.print(say(`pool-now.${next.reason}`, { time, names, url: fallback_url ?? '' }));
}

/** Which names may come now, and by what rule. */
type Next = {
  readonly reason: PoolState['policy'] | 'backup' | 'fallback' | 'away';
  readonly targets: readonly string[];
};

function nextShown(pool: PoolState, state: RedirectState, now: number): Next {
  const free = nextOf(pool, state, now);
  if (free.length > 0)
    return { reason: pool.policy, targets: free.map(({ target }) => printable(target.name)) };
  const backup = chooseBackup(pool, clockAt(state, now), now);
  if (backup !== null) return { reason: 'backup', targets: [printable(backup.target.name)] };
  return { reason: pool.fallbackUrl === null ? 'away' : 'fallback', targets: [] };
}

function memberRow(member: Member, pool: PoolState, state: RedirectState, now: number): Row {
  const clock = clockAt(state, now);
  const stands = [...pool.members, ...pool.backups].find(
    ({ target }) => target.id === member.target_id,
  );
  if (stands === undefined) throw new RangeError(`member ${member.target_id} is there`);
  const closed = whyClosed(stands, clock, now);
  return {
    target: member.name,
    weight: member.backup === 1 ? null : member.weight,
    now: closed ?? (member.backup === 1 ? 'stands-by' : 'free'),
    shown_today: shownToday(stands.target, clock.day),
    cap_day: member.daily_cap,
    cap_adds: member.adds_cap,
    cap_adds_shown: member.adds_cap === null ? null : stands.addsCap,
    shown_total: stands.target.shownTotal,
    cap_total: member.total_cap,
    hours: member.hours || null,
    dates: member.dates || null,
  };
}
