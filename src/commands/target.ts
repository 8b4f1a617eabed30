import { listWays, type ListedWay } from '../codes/contact-ways.ts';
import { findPicture } from '../codes/pictures.ts';
import { whyTargetClosed } from '../codes/redirect/choose.ts';
import { loadRedirects } from '../codes/redirect/load.ts';
import { clockAt, shownToday } from '../codes/redirect/state.ts';
import {
  changeTarget,
  findTarget,
  listTargets,
  type Target,
  targetUse,
  type TargetUse,
} from '../codes/targets.ts';
import { PscrmError } from '../core/errors.ts';
import { formatMoney } from '../core/money.ts';
import { formatInstant, isoInstant } from '../core/time.ts';
import type { CommandSpec, Input } from './command.ts';
import { type Context, sayKey } from './context.ts';

/** How a target stands now: how often it was shown, and what keeps it from being shown. */
type Standing = {
  readonly now: string;
  readonly shown_today: number;
  readonly shown_total: number;
  readonly add_rate: number | null;
};

function standings(context: Context): (id: number) => Standing {
  const { now } = context.globals;
  const state = loadRedirects(context.workspace(), now);
  const { day } = clockAt(state, now);
  return (id) => {
    const target = state.targets.get(id);
    if (target === undefined) throw new RangeError(`target ${id} is there`);
    return {
      now: whyTargetClosed(target, now) ?? 'free',
      shown_today: shownToday(target, day),
      shown_total: target.shownTotal,
      add_rate: target.addRate,
    };
  };
}

export const targetList: CommandSpec = {
  path: 'target list',
  text: 'help.target-list',
  output: 'table',
  schema: 'pscrm.targets/1',
  examples: ['target list', 'target list --json'],
  run: (context) => {
    const db = context.workspace();
    const standing = standings(context);
    const rows = listTargets(db).map((target) => {
      const { add_rate: _rate, ...stands } = standing(target.id);
      const { pools, codes } = targetUse(db, target);
      const { name, kind, expires_at, capacity } = target;
      return { name, kind, ...stands, expires_at, capacity, pools: pools.join(', '), codes };
    });
    context.show('pscrm.targets/1', {
      columns: [
        { key: 'name', type: 'text' },
        { key: 'kind', type: 'word' },
        { key: 'now', type: 'word' },
        { key: 'shown_today', type: 'count' },
        { key: 'shown_total', type: 'count' },
        { key: 'expires_at', type: 'instant' },
        { key: 'capacity', type: 'count' },
        { key: 'pools', type: 'text' },
        { key: 'codes', type: 'count' },
      ],
      rows,
    });
    if (rows.length === 0) context.remark('say.no-targets');
  },
};

export const targetShow: CommandSpec = {
  path: 'target show',
  text: 'help.target-show',
  arguments: [{ name: 'name', text: 'argument.target' }],
  output: 'json',
  schema: 'pscrm.target/1',
  examples: ['target show anna'],
  run: (context, input) => sayTarget(context, namedTarget(context, input)),
};

function namedTarget(context: Context, input: Input): Target {
  const [name] = input.arguments;
  if (name === undefined) throw new PscrmError('missing-argument', { argument: 'NAME' });
  return findTarget(context.workspace(), name);
}

/** A target in full, for people or as JSON. */
export function sayTarget(context: Context, target: Target): void {
  const db = context.workspace();
  const [ways, use] = [listWays(db, target.id), targetUse(db, target)];
  const standing = standings(context)(target.id);
  const picture = target.picture_id === null ? undefined : findPicture(db, target.picture_id);
  const qr = picture?.text ?? null;
  if (context.json) {
    context.printJson(targetJson(context, target, { ways, use, standing, qr }));
    return;
  }
  const { say } = context;
  context.print(`${context.chalk.bold(target.name)} · ${sayKey(`value.${target.kind}`, say)}`);
  const { timezone } = context.settings();
  const time = (at: number | null): string =>
    at === null ? say('say.never') : formatInstant(at, timezone);
  const facts: readonly (readonly [string, string])[] = [
    ['now', sayKey(`value.${standing.now}`, say)],
    ...(target.url === null ? [] : [['url', target.url] as const]),
    ...(qr === null ? [] : [['qr', qr] as const]),
    ...(target.staff === '' ? [] : [['staff', target.staff] as const]),
    ['shown_total', `${standing.shown_total} (${say('say.today', { n: standing.shown_today })})`],
    ...(target.staff === '' ? [] : [['adds', addsText(use, standing)] as const]),
    ...(target.expires_at === null && target.is_group === 0
      ? []
      : [['expires_at', time(target.expires_at)] as const]),
    ...(target.capacity === null ? [] : [['capacity', capacityText(target, standing)] as const]),
    ...(target.cost_minor === null ? [] : [['cost', costText(target, use)] as const]),
    ['pools', use.pools.join(', ') || '–'],
    ['codes', String(use.codes)],
  ];
  context.show('', {
    columns: ['field', 'value'].map((key) => ({ key, type: 'text' })),
    rows: facts.map(([field, value]) => ({ field: sayKey(`column.${field}`, say), value })),
  });
  if (ways.length > 0) sayWays(context, ways);
}

function sayWays(context: Context, ways: readonly ListedWay[]): void {
  context.print('');
  context.show('', {
    columns: ['campaign', 'variant', 'state', 'url'].map((key) => ({ key, type: 'text' })),
    rows: ways.map(({ campaign, variant, state, url, picture_id }) => ({
      campaign,
      variant: variant || null,
      state,
      url: url ?? (picture_id === null ? null : 'QR'),
    })),
  });
}

function addsText({ adds }: TargetUse, { add_rate }: Standing): string {
  return add_rate === null ? String(adds) : `${adds} (${(add_rate * 100).toFixed(1)} %)`;
}

function capacityText({ capacity, shown_before }: Target, { shown_total }: Standing): string {
  return `${shown_total - shown_before} / ${capacity ?? '–'}`;
}

/** What the adds have cost so far: accrued, as nobody sends a bill for each. */
function costText({ cost_minor, currency }: Target, { adds }: TargetUse): string {
  if (cost_minor === null || currency === null) return '–';
  const [each, all] = [cost_minor, cost_minor * adds].map((minor) => formatMoney(minor, currency));
  return `${each} × ${adds} = ${all} ${currency}`;
}

function targetJson(
  context: Context,
  target: Target,
  {
    ways,
    use,
    standing,
    qr,
  }: { ways: readonly ListedWay[]; use: TargetUse; standing: Standing; qr: string | null },
): Record<string, unknown> {
  const zone = context.settings().timezone;
  const iso = (at: number | null): string | null => (at === null ? null : isoInstant(at, zone));
  const { name, kind, url, staff, is_group, capacity, shown_before, cost_minor, currency } = target;
  return {
    schema: 'pscrm.target/1',
    name,
    kind,
    url,
    qr,
    staff,
    group: is_group === 1,
    ...standing,
    expires_at: iso(target.expires_at),
    capacity,
    capacity_used: capacity === null ? null : standing.shown_total - shown_before,
    cost_per_add_minor: cost_minor,
    currency,
    cost_accrued_minor: cost_minor === null ? null : cost_minor * use.adds,
    ...use,
    ways: ways.map(({ picture_id, ...way }) => ({ ...way, picture: picture_id !== null })),
    paused_at: iso(target.paused_at),
    created_at: iso(target.created_at),
  };
}

/** `target pause` and `target resume`: in every pool, and for every code that points to it. */
function switching(verb: 'pause' | 'resume', text: CommandSpec['text']): CommandSpec {
  return {
    path: `target ${verb}`,
    text,
    arguments: [{ name: 'name', text: 'argument.target' }],
    output: 'json',
    schema: 'pscrm.target/1',
    examples: [`target ${verb} anna`],
    run: (context, input) => {
      const { name, paused_at } = namedTarget(context, input);
      const at = verb === 'resume' ? null : (paused_at ?? context.globals.now);
      sayTarget(context, changeTarget(context.workspace(), name, { paused_at: at }));
    },
  };
}

export const targetPause = switching('pause', 'help.target-pause');
export const targetResume = switching('resume', 'help.target-resume');
