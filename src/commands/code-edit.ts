import { findCampaign } from '../codes/campaigns.ts';
import { changeCodes, codesOf, type Destination, findCode } from '../codes/destinations.ts';
import { findBatch } from '../codes/printed-codes.ts';
import { findPool } from '../codes/pools.ts';
import { findTarget } from '../codes/targets.ts';
import { PscrmError } from '../core/errors.ts';
import { databaseError } from '../db/errors.ts';
import { linkRedirects, providersOf } from '../sms/redirects.ts';
import { refusesRedirects } from '../sms/sms-rules.ts';
import type { CommandSpec, Input, OptionSpec } from './command.ts';
import { type Context, sayKey } from './context.ts';
import { typedMoment, wholeNumber } from './typed-values.ts';

export const DESTINATION_OPTIONS: readonly OptionSpec[] = [
  { flags: '--target <name>', text: 'option.to-target' },
  { flags: '--pool <name>', text: 'option.to-pool' },
];

/** Where codes are to lead; undefined where nothing was typed. @throws usage for two; unknown-target, unknown-pool */
export function typedDestination(
  context: Context,
  input: Input,
): Pick<Destination, 'pool_id' | 'target_id'> | undefined {
  const [target, pool] = [input.text('target'), input.text('pool')];
  const typed = [
    ...(target === undefined ? [] : ['--target']),
    ...(pool === undefined ? [] : ['--pool']),
    ...(input.flag('none') ? ['--none'] : []),
  ];
  if (typed.length > 1) throw new PscrmError('usage', { problem: typed.join(' + ') });
  const db = context.workspace();
  if (target !== undefined) return { pool_id: null, target_id: findTarget(db, target).id };
  if (pool !== undefined) return { pool_id: findPool(db, pool).id, target_id: null };
  return input.flag('none') ? { pool_id: null, target_id: null } : undefined;
}

export const codeEdit: CommandSpec = {
  path: 'code edit',
  text: 'help.code-edit',
  arguments: [{ name: 'code', text: 'argument.codes', many: true }],
  options: [
    { flags: '--batch <n>', text: 'option.codes-of-batch' },
    { flags: '--campaign <name>', text: 'option.codes-of-campaign' },
    ...DESTINATION_OPTIONS,
    { flags: '--none', text: 'option.to-none' },
    { flags: '--disable', text: 'option.disable' },
    { flags: '--enable', text: 'option.enable' },
    { flags: '--valid-from <moment>', text: 'option.valid-from' },
    { flags: '--valid-until <moment>', text: 'option.valid-until' },
    { flags: '--dry-run', text: 'option.dry-run' },
  ],
  output: 'json',
  schema: 'pscrm.codes-changed/1',
  examples: [
    'code edit --batch 1 --pool sales',
    'code edit --campaign spring-card --target shop --valid-until 2026-06-30 --dry-run',
  ],
  run: (context, input) => {
    const db = context.workspace();
    const parts = typedChange(context, input);
    const dryRun = input.flag('dry-run');
    try {
      db.exec('BEGIN IMMEDIATE');
      const ids = chosenCodes(context, input);
      const changed = changeCodes(db, ids, parts, whoTypes(context), context.globals.now);
      db.exec(dryRun ? 'ROLLBACK' : 'COMMIT');
      sayChanged(context, ids.length, changed, dryRun);
      if (linkRedirects(db, parts.target_id ?? null) === true) warnOfRedirects(context, ids);
    } catch (error) {
      if (db.inTransaction) db.exec('ROLLBACK');
      throw databaseError(error, db.name);
    }
  },
};

function sayChanged(context: Context, n: number, changed: number, dryRun: boolean): void {
  if (context.json) {
    const schema = 'pscrm.codes-changed/1';
    context.printJson({ schema, dry_run: dryRun, codes: n, changed });
    return;
  }
  const [same, key] = [
    n - changed,
    dryRun ? 'say.codes-would-change' : 'say.codes-changed',
  ] as const;
  context.print(context.say(key, { n: changed, same }));
}

/** The link of a message that was taken by its provider as one that does not send on, and now does. */
function warnOfRedirects(context: Context, ids: readonly number[]): void {
  for (const provider of providersOf(context.workspace(), ids).filter(refusesRedirects))
    context.remark('say.redirects-now', { provider: sayKey(`value.${provider}`, context.say) });
}

/** @throws usage for two that contradict each other, nothing-to-change, bad-moment */
function typedChange(context: Context, input: Input): Partial<Destination> {
  if (input.flag('disable') && input.flag('enable'))
    throw new PscrmError('usage', { problem: '--disable + --enable' });
  const [from, until] = [input.text('valid-from'), input.text('valid-until')];
  const parts: Partial<Destination> = {
    ...typedDestination(context, input),
    ...(input.flag('disable') ? { disabled_at: context.globals.now } : {}),
    ...(input.flag('enable') ? { disabled_at: null } : {}),
    ...(from === undefined
      ? {}
      : { valid_from: typedMoment(context, '--valid-from', from, 'start') }),
    ...(until === undefined
      ? {}
      : { valid_until: typedMoment(context, '--valid-until', until, 'end') }),
  };
  if (Object.keys(parts).length > 0) return parts;
  throw new PscrmError('nothing-to-change', { command: 'pscrm code edit' });
}

/**
 * The codes that are named; or all of a batch, of a campaign, or of a campaign in a batch.
 * @throws missing-argument where nothing is named; usage for codes and a batch or campaign; no-such-codes;
 *   unknown-code, unknown-batch, unknown-campaign
 */
function chosenCodes(context: Context, input: Input): readonly number[] {
  const db = context.workspace();
  const [batch, campaign] = [input.text('batch'), input.text('campaign')];
  const of = [
    ...(batch === undefined ? [] : ['--batch']),
    ...(campaign === undefined ? [] : ['--campaign']),
  ];
  const named = new Set(input.arguments.map((code) => findCode(db, bareCode(code)).id));
  if (named.size > 0 && of.length > 0)
    throw new PscrmError('usage', { problem: ['CODE', ...of].join(' + ') });
  if (named.size > 0) return [...named];
  if (of.length === 0)
    throw new PscrmError('missing-argument', { argument: 'CODE | --batch | --campaign' });
  const ids = codesOf(db, {
    batch: batch === undefined ? null : findBatch(db, wholeNumber('--batch', batch)).id,
    campaign: campaign === undefined ? null : findCampaign(db, campaign).id,
  });
  if (ids.length > 0) return ids;
  const typed = of.map((option) => `${option} ${input.text(option.slice(2)) ?? ''}`).join(' ');
  throw new PscrmError('no-such-codes', { of: typed });
}

/** A code, or the address that a scanner shows for it: what WeChat and others hang on it too. */
export function bareCode(text: string): string {
  return text
    .trim()
    .replace(/[?#].*$/s, '')
    .replace(/\/+$/, '')
    .replace(/^.*\//s, '');
}

/** Who is kept beside a change. */
export function whoTypes({ io }: Context): string {
  return io.env['USER'] || io.env['USERNAME'] || '';
}
