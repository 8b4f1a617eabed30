import { PscrmError } from '../core/errors.ts';
import { addRefusal, everyName, type Reason } from '../people/refusals.ts';
import type { CommandSpec } from './command.ts';

export const customerOptOut: CommandSpec = {
  path: 'customer optout',
  text: 'help.customer-optout',
  arguments: [{ name: 'value', text: 'argument.optout', many: true }],
  options: [
    { flags: '--erased', text: 'option.erased' },
    { flags: '--region <code>', text: 'option.region' },
    { flags: '--dry-run', text: 'option.dry-run' },
  ],
  output: 'json',
  schema: 'pscrm.optout/1',
  examples: ["customer optout '138 0000 0021'"],
  run: (context, input) => {
    const typed = input.arguments;
    if (typed.length === 0) throw new PscrmError('missing-argument', { argument: 'VALUE' });
    const region = (input.text('region') ?? 'CN').toUpperCase();
    const reason: Reason = input.flag('erased') ? 'erased' : 'opted-out';
    const db = context.workspace();
    const dryRun = input.flag('dry-run');
    db.exec('BEGIN IMMEDIATE');
    let names = 0;
    try {
      for (const one of typed) {
        const all = everyName(db, one, region);
        if (all.length === 0) throw new PscrmError('unknown-person');
        names += addRefusal(db, all, reason, context.globals.now);
      }
      db.exec(dryRun ? 'ROLLBACK' : 'COMMIT');
    } finally {
      if (db.inTransaction) db.exec('ROLLBACK');
    }
    const counts = { n: typed.length, names };
    if (context.json) {
      const people = typed.length;
      return context.printJson({
        schema: 'pscrm.optout/1',
        dry_run: dryRun,
        people,
        reason,
        names,
      });
    }
    context.print(context.say(names === 0 ? 'say.optout-known' : 'say.optout', counts));
    if (dryRun) context.print(context.say('say.dry-run'));
  },
};
