import { PscrmError } from '../core/errors.ts';
import { maskCell } from '../core/mask.ts';
import { databaseError } from '../db/errors.ts';
import type { Identifier } from '../people/normalise.ts';
import { addRefusal, allNames, everyName, type Reason } from '../people/refusals.ts';
import type { CommandSpec, Input } from './command.ts';
import type { Context } from './context.ts';
import { OF_A_LIST, refuseTyped } from './misplaced.ts';
import { readRecipients, RECIPIENTS_OPTIONS } from './recipients.ts';

export const customerOptOut: CommandSpec = {
  path: 'customer optout',
  text: 'help.customer-optout',
  arguments: [{ name: 'value', text: 'argument.optout', many: true }],
  options: [
    { flags: '--recipients <file>', text: 'option.optout-list' },
    ...RECIPIENTS_OPTIONS,
    { flags: '--erased', text: 'option.erased' },
    { flags: '--region <code>', text: 'option.region' },
    { flags: '--dry-run', text: 'option.dry-run' },
  ],
  output: 'json',
  schema: 'pscrm.optout/1',
  examples: ["customer optout '138 0000 0021'"],
  run: async (context, input) => {
    const everybody = await whomNames(context, input);
    const reason: Reason = input.flag('erased') ? 'erased' : 'opted-out';
    const dryRun = input.flag('dry-run');
    const people = countPeople(everybody);
    const names = enter(context, everybody, reason, dryRun);
    if (context.json) {
      const schema = 'pscrm.optout/1';
      return context.printJson({ schema, dry_run: dryRun, people, reason, names });
    }
    context.print(
      context.say(names === 0 ? 'say.optout-known' : 'say.optout', { n: people, names }),
    );
    if (dryRun) context.print(context.say('say.dry-run'));
  },
};

type Names = readonly Identifier[];

/** @throws missing-argument, usage; bad-optout for what names nobody, before anything is entered */
async function whomNames(context: Context, input: Input): Promise<readonly Names[]> {
  const db = context.workspace();
  const typed = input.arguments;
  const file = input.text('recipients');
  if (file !== undefined) {
    if (typed.length > 0) throw new PscrmError('usage', { problem: 'VALUE + --recipients' });
    const { people } = await readRecipients(context, input, file);
    return people.map(({ ids }) => allNames(db, ids));
  }
  if (typed.length === 0) throw new PscrmError('missing-argument', { argument: 'VALUE' });
  refuseTyped(input, OF_A_LIST, 'VALUE');
  const region = (input.text('region') ?? 'CN').toUpperCase();
  const named = typed.map((one) => everyName(db, one, region));
  const values = typed.flatMap((one, at) =>
    named[at]?.length === 0 ? [`${at + 1} (${maskCell(one)})`] : [],
  );
  if (values.length > 0) throw new PscrmError('bad-optout', { values });
  return named;
}

/** Whoever is named twice is one person. */
function countPeople(everybody: readonly Names[]): number {
  const seen = new Set<string>();
  let people = 0;
  for (const names of everybody) {
    const keys = names.map(({ kind, value }) => `${kind}:${value}`);
    if (!keys.some((key) => seen.has(key))) people += 1;
    for (const key of keys) seen.add(key);
  }
  return people;
}

/** @returns how many identifiers are new */
function enter(
  context: Context,
  everybody: readonly Names[],
  reason: Reason,
  dryRun: boolean,
): number {
  const db = context.workspace();
  const { now } = context.globals;
  try {
    db.exec('BEGIN IMMEDIATE');
    const names = everybody.reduce((sum, one) => sum + addRefusal(db, one, reason, now), 0);
    db.exec(dryRun ? 'ROLLBACK' : 'COMMIT');
    return names;
  } catch (error) {
    if (db.inTransaction) db.exec('ROLLBACK');
    throw databaseError(error, db.name);
  }
}
