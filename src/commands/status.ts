import { MIGRATIONS } from '../db/migrations/index.ts';
import { schemaVersion } from '../db/migrate.ts';
import { listImports } from '../intake/ledger.ts';
import { isoInstant, formatInstant } from '../core/time.ts';
import { pad, printable, width } from '../core/width.ts';
import type { CommandSpec } from './command.ts';
import { nextStep, readCounts, sayWaiting } from './counts.ts';
import { findHolder } from '../server/holder.ts';
import { countWaiting } from '../server/spilled.ts';
import { sayKey } from './context.ts';

export const status: CommandSpec = {
  path: 'status',
  text: 'help.status',
  output: 'json',
  schema: 'pscrm.status/1',
  examples: ['status', 'status --json'],
  run: (context) => {
    const db = context.workspace();
    const counts = readCounts(db);
    const settings = context.settings();
    const last = listImports(db).at(-1);
    const version = schemaVersion(db);
    const server = findHolder(db, context.io.self, context.globals.now);
    const waiting = countWaiting(db);
    if (context.json) {
      context.printJson({
        schema: 'pscrm.status/1',
        database: db.name,
        schema_version: version,
        ...settings,
        counts,
        last_import:
          last === undefined
            ? null
            : {
                id: last.id,
                file: last.file,
                imported_at: isoInstant(last.imported_at, settings.timezone),
              },
        server:
          server === undefined
            ? null
            : {
                address: server.address,
                pid: server.pid,
                host: server.host,
                since: isoInstant(server.since, settings.timezone),
              },
        visits_waiting: waiting,
        next: nextStep(db),
      });
      return;
    }
    const { say } = context;
    const lines: [string, string][] = [
      [say('status.database'), printable(db.name)],
      [say('status.schema'), `${version} / ${MIGRATIONS.length}`],
      [say('status.timezone'), settings.timezone],
      [say('status.currency'), settings.currency],
      [say('status.base-url'), settings.base_url || '–'],
      ...Object.entries(counts).map(([key, n]): [string, string] => [
        sayKey(`status.${key}`, say),
        n.toLocaleString('en'),
      ]),
      [
        say('status.last-import'),
        last === undefined
          ? '–'
          : `#${last.id} ${printable(last.file)} · ${formatInstant(last.imported_at, settings.timezone)}`,
      ],
    ];
    if (server !== undefined) {
      const { address, pid, host } = server;
      const since = formatInstant(server.since, settings.timezone);
      lines.push([say('status.server'), say('say.server-running', { address, pid, host, since })]);
    }
    const widest = Math.max(...lines.map(([title]) => width(title)));
    for (const [title, value] of lines)
      context.print(`${context.chalk.bold(pad(title, widest))}  ${value}`);
    sayWaiting(context, waiting);
    context.next(nextStep(db));
  },
};
