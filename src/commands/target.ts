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
import type { Cell, ColumnType } from '../core/table.ts';
import { isoInstant } from '../core/time.ts';
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
  const facts = factsOf(target, use, standing, qr).filter(
    ([, value]) => value !== null || !context.forPeople,
  );
  context.show('', {
    columns: ['field', 'value'].map((key) => ({ key, type: 'text' })),
    rows: facts.map(([field, value, type]) => ({
      field: context.forPeople ? sayKey(`column.${field}`, say) : field,
      value: context.cell(value, type, target.currency),
    })),
  });
  if (ways.length > 0) sayWays(context, ways);
}

/** What is known of a target, and how each is to be read; null where it has no such thing. */
function factsOf(
  target: Target,
  { pools, codes, adds }: TargetUse,
  { now, shown_today, shown_total, add_rate }: Standing,
  qr: string | null,
): readonly (readonly [string, Cell, ColumnType])[] {
  const { url, staff, expires_at, capacity, shown_before, cost_minor, currency } = target;
  const isAccount = staff !== '';
  return [
    ['now', now, 'word'],
    ['url', url, 'text'],
    ['qr', qr, 'text'],
    ['staff', staff || null, 'text'],
    ['shown_today', shown_today, 'count'],
    ['shown_total', shown_total, 'count'],
    ['adds', isAccount ? adds : null, 'count'],
    ['add_rate', isAccount ? add_rate : null, 'rate'],
    ['expires_at', expires_at, 'instant'],
    ['capacity_used', capacity === null ? null : shown_total - shown_before, 'count'],
    ['capacity', capacity, 'count'],
    ['cost_per_add_minor', cost_minor, 'money'],
    // Accrued: nobody sends a bill for each.
    ['cost_accrued_minor', cost_minor === null ? null : cost_minor * adds, 'money'],
    ['currency', currency, 'text'],
    ['pools', pools.join(', ') || null, 'text'],
    ['codes', codes, 'count'],
  ];
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
