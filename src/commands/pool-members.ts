import {
  changePool,
  type MemberParts,
  type Pool,
  putMember,
  removeMember,
} from '../codes/pools.ts';
import { checkAddress, refuseOwnAddress } from '../codes/addresses.ts';
import { formatDates, parseDates, parseHours, tidyHours } from '../codes/redirect/hours.ts';
import { POLICIES, type Policy } from '../codes/redirect/state.ts';
import { PscrmError } from '../core/errors.ts';
import type { Input, OptionSpec } from './command.ts';
import type { Context } from './context.ts';
import { typedLimit, wholeNumber } from './typed-values.ts';

/** What `pool create` and `pool edit` both take. The options of a member hold for every --target named. */
export const POOL_OPTIONS: readonly OptionSpec[] = [
  { flags: '--policy <name>', text: 'option.policy', choices: POLICIES },
  { flags: '--fallback-url <address>', text: 'option.fallback-url' },
  { flags: '--target <name>', text: 'option.member', repeat: true },
  { flags: '--backup <name>', text: 'option.backup', repeat: true },
  { flags: '--weight <n>', text: 'option.weight' },
  { flags: '--cap-day <n>', text: 'option.cap-day' },
  { flags: '--cap-total <n>', text: 'option.cap-total' },
  { flags: '--cap-adds <n>', text: 'option.cap-adds' },
  { flags: '--hours <text>', text: 'option.hours', repeat: true },
  { flags: '--date <text>', text: 'option.date', repeat: true },
];

/** @throws bad-scheme, url-password, own-address */
export function typedFallback(context: Context, input: Input): string | null | undefined {
  const text = input.text('fallback-url');
  if (text === undefined) return undefined;
  if (text === 'none') return null;
  return refuseOwnAddress(checkAddress(text), context.settings().base_url);
}

export function typedPolicy(input: Input): Policy | undefined {
  return POLICIES.find((policy) => policy === input.text('policy'));
}

/**
 * Carries out what was typed of a pool and its members. Run in a transaction.
 * @throws unknown-target, not-a-member, bad-hours, bad-option; missing-option where something is said of
 *   members and none is named
 * @returns whether anything was named that is to be so
 */
export function applyToPool(context: Context, input: Input, pool: Pool): boolean {
  const db = context.workspace();
  const policy = typedPolicy(input);
  const fallback = typedFallback(context, input);
  changePool(db, pool, {
    ...(policy === undefined ? {} : { policy }),
    ...(fallback === undefined ? {} : { fallback_url: fallback }),
  });
  const parts = typedMember(context, input);
  const [targets, backups] = [input.list('target'), input.list('backup')];
  if (targets.length + backups.length === 0 && Object.keys(parts).length > 0)
    throw new PscrmError('missing-option', { option: '--target' });
  for (const name of targets) putMember(db, pool, name, { ...parts, backup: 0 });
  for (const name of backups) putMember(db, pool, name, { ...parts, backup: 1 });
  const removed = input.list('remove');
  for (const name of removed) removeMember(db, pool, name);
  const isSaid = policy !== undefined || fallback !== undefined;
  return isSaid || targets.length + backups.length + removed.length > 0;
}

function typedMember(context: Context, input: Input): Partial<MemberParts> {
  if (input.flag('pause') && input.flag('resume'))
    throw new PscrmError('usage', { problem: '--pause + --resume' });
  const [weight, day, total, adds] = ['weight', 'cap-day', 'cap-total', 'cap-adds'].map((name) =>
    input.text(name),
  );
  return {
    ...(weight === undefined ? {} : { weight: typedWeight(weight) }),
    ...(day === undefined ? {} : { daily_cap: typedLimit('--cap-day', day) }),
    ...(total === undefined ? {} : { total_cap: typedLimit('--cap-total', total) }),
    ...(adds === undefined ? {} : { adds_cap: typedLimit('--cap-adds', adds) }),
    ...typedTimes(input),
    ...(input.flag('pause') ? { paused_at: context.globals.now } : {}),
    ...(input.flag('resume') ? { paused_at: null } : {}),
  };
}

function typedWeight(text: string): number {
  const weight = wholeNumber('--weight', text);
  if (weight > 0) return weight;
  throw new PscrmError('bad-option', { option: '--weight', value: text, choices: ['1, 2, 3 …'] });
}

/** `always` and `none` take hours and dates back. @throws bad-hours {option, value} */
function typedTimes(input: Input): Partial<MemberParts> {
  const [hours, dates] = [input.list('hours').join('; '), input.list('date').join('; ')];
  const week = hours === 'always' ? '' : tidyHours(hours);
  const days = parseDates(dates === 'none' ? '' : dates);
  if (parseHours(week) === undefined)
    throw new PscrmError('bad-hours', { option: '--hours', value: hours });
  if (days === undefined) throw new PscrmError('bad-hours', { option: '--date', value: dates });
  return {
    ...(hours === '' ? {} : { hours: week }),
    ...(dates === '' ? {} : { dates: formatDates(days) }),
  };
}
