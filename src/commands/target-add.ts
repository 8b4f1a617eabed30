import { putWay, STATE_LENGTH } from '../codes/contact-ways.ts';
import { KINDS, type TargetKind } from '../codes/redirect/state.ts';
import { CHANNEL_BYTES } from '../codes/redirect/landing.ts';
import {
  addTarget,
  changeTarget,
  findTarget,
  type Target,
  type TargetParts,
} from '../codes/targets.ts';
import { loadRedirects } from '../codes/redirect/load.ts';
import { PscrmError } from '../core/errors.ts';
import { derive } from '../people/derive.ts';
import { touchedByState } from '../people/touched.ts';
import type { CommandSpec, Input } from './command.ts';
import { type Context, sayKey } from './context.ts';
import { commandLine } from '../core/shell.ts';
import { sayTarget } from './target.ts';
import {
  checkPlace,
  groupParts,
  isOfWay,
  optionName,
  TARGET_OPTIONS,
  type TypedPlace,
  typedParts,
  typedPlace,
  typedWay,
} from './target-parts.ts';

export const targetAdd: CommandSpec = {
  path: 'target add',
  text: 'help.target-add',
  arguments: [{ name: 'name', text: 'argument.target' }],
  options: [
    { flags: '--kind <kind>', text: 'option.target-kind', choices: KINDS },
    ...TARGET_OPTIONS,
    { flags: '--group', text: 'option.target-group' },
  ],
  output: 'json',
  schema: 'pscrm.target/1',
  examples: [
    'target add anna --kind acquisition-link --url https://work.weixin.qq.com/ca/cawcde0000 --staff staff_01',
    'target add bo --kind contact-way --state bo-sample --campaign spring-card --variant sample --url https://work.weixin.qq.com/ca/cawcde0001',
    'target add group-7 --kind qr-image --file group.png --group --expires 7d --capacity 200',
    'target add shop --kind url --url https://shop.example.com/',
  ],
  run: async (context, input) => {
    const name = typedName(input);
    const kind = await askKind(context, input);
    const place = await typedPlace(context, input);
    checkPlace(kind, place, input);
    if (input.flag('group') && kind !== 'qr-image')
      throw new PscrmError('usage', { problem: `--group + ${kind}` });
    const target = write(context, () => add(context, input, name, kind, place));
    sayTarget(context, target);
    sayBrings(context, target);
    context.next(commandLine(['pool', 'create', 'NAME', '--target', name]));
  },
};

function add(
  context: Context,
  input: Input,
  name: string,
  kind: TargetKind,
  place: TypedPlace | undefined,
): Target {
  const db = context.workspace();
  const { now } = context.globals;
  const isGroup = input.flag('group');
  const isWay = kind === 'contact-way';
  const parts: TargetParts = {
    url: isWay ? null : (place?.url ?? null),
    picture_id: isWay ? null : (place?.picture_id ?? null),
    // A shop is no account, and nobody knows who joins a group by its picture.
    staff: kind === 'url' || isGroup ? '' : name,
    is_group: isGroup ? 1 : 0,
    ...(isGroup ? groupParts(now) : { expires_at: null, capacity: null }),
    shown_before: 0,
    cost_minor: null,
    currency: null,
    paused_at: null,
    ...typedParts(context, input),
  };
  const target = addTarget(db, name, kind, parts, now);
  if (isWay && place !== undefined) putTypedWay(context, input, target.id, place);
  return target;
}

/** Joins that bear the state are that way's from now on, those that came in before as well. */
function putTypedWay(context: Context, input: Input, targetId: number, place: TypedPlace): void {
  const db = context.workspace();
  const way = typedWay(context, input, place);
  putWay(db, targetId, way, context.globals.now);
  derive(db, touchedByState(db, way.state));
}

/** What comes back from a scan that ends there: people choose a kind by it. */
function sayBrings(context: Context, { kind }: Target): void {
  const params = { bytes: CHANNEL_BYTES, characters: STATE_LENGTH };
  context.print(sayKey(`brings.${kind}`, context.say, params));
}

function typedName(input: Input): string {
  const [typed] = input.arguments;
  if (typed === undefined) throw new PscrmError('missing-argument', { argument: 'NAME' });
  return typed;
}

async function askKind(context: Context, input: Input): Promise<TargetKind> {
  const typed = input.text('kind');
  const choices = KINDS.map((kind) => ({
    value: kind,
    name: sayKey(`value.${kind}`, context.say),
  }));
  const chosen =
    typed ??
    (await context.ask('--kind', () => context.io.ask.choose(context.say('ask.kind'), choices)));
  if (typed === undefined) context.sameCommand(['--kind', chosen]);
  return KINDS.find((kind) => kind === chosen) ?? 'url';
}

/** Pictures may be kept already; what is said of targets is written whole or not at all. */
function write<T>(context: Context, change: () => T): T {
  return context.workspace().transaction(change).immediate();
}

export const targetEdit: CommandSpec = {
  path: 'target edit',
  text: 'help.target-edit',
  arguments: [{ name: 'name', text: 'argument.target' }],
  options: [...TARGET_OPTIONS, { flags: '--new-group', text: 'option.new-group' }],
  output: 'json',
  schema: 'pscrm.target/1',
  examples: [
    'target edit anna --cost-per-add 1.20',
    'target edit group-7 --file group.png --new-group',
  ],
  run: async (context, input) => {
    const name = typedName(input);
    const before = findTarget(context.workspace(), name);
    checkEdit(input, before);
    const place = await typedPlace(context, input);
    if (place !== undefined || isOfWay(input)) checkPlace(before.kind, place, input);
    sayTarget(
      context,
      write(context, () => edit(context, input, before, place)),
    );
  },
};

/** @throws nothing-to-change; usage where what is no group is to be a new one */
function checkEdit(input: Input, { kind, is_group }: Target): void {
  const typed = TARGET_OPTIONS.some((option) => input.text(optionName(option)) !== undefined);
  if (!typed && !input.flag('new-group'))
    throw new PscrmError('nothing-to-change', { command: 'pscrm target edit' });
  if (input.flag('new-group') && is_group === 0)
    throw new PscrmError('usage', { problem: `--new-group + ${kind}` });
}

function edit(
  context: Context,
  input: Input,
  before: Target,
  place: TypedPlace | undefined,
): Target {
  const db = context.workspace();
  const { now } = context.globals;
  const isWay = before.kind === 'contact-way';
  if (isWay && place !== undefined) putTypedWay(context, input, before.id, place);
  const isNew = place !== undefined && before.is_group === 1;
  return changeTarget(db, before.name, {
    ...(isWay || place === undefined ? {} : place),
    // A group's new picture is good for another week; a new group is empty again.
    ...(isNew ? { expires_at: groupParts(now).expires_at } : {}),
    ...(input.flag('new-group') ? { shown_before: shownOf(context, before) } : {}),
    ...typedParts(context, input),
  });
}

function shownOf(context: Context, { id }: Target): number {
  const state = loadRedirects(context.workspace(), context.globals.now);
  return state.targets.get(id)?.shownTotal ?? 0;
}
