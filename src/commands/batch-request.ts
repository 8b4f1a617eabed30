import type { Skipped } from '../codes/choice.ts';
import type { BatchSpec } from '../codes/plan-batch.ts';
import { PscrmError } from '../core/errors.ts';
import { STATUSES } from '../core/status.ts';
import { DAY_MS, parseInstant } from '../core/time.ts';
import { platformId, PLATFORMS } from '../formats/platforms.ts';
import type { TypedForm } from './code-form.ts';
import type { Input } from './command.ts';

/** What `code batch` was asked to do. */
export type BatchRequest = {
  readonly campaign: string;
  readonly spec: BatchSpec;
  /** Rows of a list that name nobody. */
  readonly unread: readonly Skipped[];
  readonly out: string;
  readonly images: 'svg' | 'png' | 'none';
  readonly seed: string | null;
  readonly form: TypedForm;
  /** Goes on with what a killed run has left. */
  readonly resume: boolean;
  readonly dryRun: boolean;
};

export const MODES = ['--count', '--per-order', '--per-customer', '--recipients'] as const;
export type Mode = (typeof MODES)[number];

/** Which of the four ways of handing out codes was typed. @throws usage where there are two */
export function typedMode(input: Input): Mode | undefined {
  const typed = MODES.filter(
    (mode) => input.text(mode.slice(2)) !== undefined || input.flag(mode.slice(2)),
  );
  if (typed.length > 1) throw new PscrmError('usage', { problem: typed.join(' + ') });
  return typed[0];
}

/** A day typed as `2026-03-01`. @throws bad-date */
export function typedDay(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const at = /^\d{4}-\d{1,2}-\d{1,2}$/.test(text) ? parseInstant(text, 'UTC') : undefined;
  if (at === undefined) throw new PscrmError('bad-date', { option, value: text });
  return at / DAY_MS;
}

/**
 * `--platform`, by their ids. Plain order files may name a platform that we know nothing else of.
 * @param ofOrders the platforms that the workspace has orders of
 * @throws bad-option
 */
export function typedPlatforms(input: Input, ofOrders: readonly string[]): readonly string[] {
  const choices = [...new Set([...PLATFORMS.map(({ id }) => id), ...ofOrders])];
  const typed = input.list('platform');
  const strange = typed.find((name) => !choices.includes(platformId(name)));
  if (strange !== undefined) {
    throw new PscrmError('bad-option', { option: '--platform', value: strange, choices });
  }
  return typed.map(platformId);
}

/**
 * Which orders get a card.
 * @param ofOrders the platforms that the workspace has orders of
 * @throws bad-option for a status or a platform that nobody knows; bad-date
 */
export function orderSpec(input: Input, ofOrders: readonly string[]): BatchSpec {
  const platforms = typedPlatforms(input, ofOrders);
  const shops = input.list('shop');
  const statuses = (input.text('status') ?? 'paid').split(',').map((one) => one.trim());
  const strange = statuses.find((one) => !(STATUSES as readonly string[]).includes(one));
  if (strange !== undefined) {
    throw new PscrmError('bad-option', { option: '--status', value: strange, choices: STATUSES });
  }
  const since = typedDay('--since', input.text('since'));
  const until = typedDay('--until', input.text('until'));
  return {
    mode: 'orders',
    statuses,
    ...(platforms.length > 0 ? { platforms } : {}),
    ...(shops.length > 0 ? { shops } : {}),
    ...(since === undefined ? {} : { since }),
    ...(until === undefined ? {} : { until }),
  };
}
