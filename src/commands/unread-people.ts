import type { Skipped } from '../codes/choice.ts';
import { PscrmError } from '../core/errors.ts';
import { printable } from '../core/width.ts';
import type { Reject } from '../formats/canonical.ts';
import type { Input, OptionSpec } from './command.ts';
import { type Context, sayKey } from './context.ts';
import { sayReject, whyRejected } from './import-result.ts';
import { mayWrite } from './out-file.ts';
import { openRejectsFile, rejectsName } from './rejects-file.ts';

/** What becomes of rows that name nobody. */
export const UNREAD_OPTIONS: readonly OptionSpec[] = [
  { flags: '--strict', text: 'option.strict-list' },
  { flags: '--rejects <file>', text: 'option.rejects-list' },
];

/** The rows of one table that cannot be read, beneath its header. */
export type UnreadRows = {
  readonly file: string;
  readonly header: readonly string[];
  readonly rejects: readonly Reject[];
};

/** So many rows are shown; the file of `--rejects` has them all. */
const SHOWN = 20;
const EXAMPLES = 5;

/**
 * Says which rows of a list cannot be read, and writes them to `--rejects`. The others get their codes:
 * one slip among ten thousand must not keep everybody waiting, and whoever it is about is named. The run
 * ends with 3, as an import does.
 * @param people how many can be read
 * @returns how many are left out, for the result
 * @throws bad-recipient for the first row, where `--strict` is said or nobody can be read
 */
export async function tellUnread(
  context: Context,
  input: Input,
  tables: readonly UnreadRows[],
  people: number,
): Promise<readonly Skipped[]> {
  const unread = tables.flatMap(({ file, rejects }) => rejects.map((reject) => ({ file, reject })));
  const [first, ...others] = unread;
  if (first === undefined) return [];
  const isRefused = input.flag('strict') || people === 0;
  // One error ends the run; whoever mends a list wants to see all that is wrong with it.
  const listed = isRefused ? others : unread;
  for (const { file, reject } of listed.slice(0, SHOWN))
    context.io.err(`${sayReject(context, file, reject, false)}\n`);
  if (listed.length > SHOWN) context.remark('say.more-rejects', { n: listed.length - SHOWN });
  await writeRejects(context, input, tables);
  if (isRefused) {
    const { line, reason } = first.reject;
    const why = sayKey(`reject.${reason}`, context.say);
    throw new PscrmError('bad-recipient', { file: printable(first.file), line, reason: why });
  }
  context.endWith(3);
  const examples = unread.slice(0, EXAMPLES).map((one) => `${one.file}:${one.reject.line}`);
  return [{ reason: 'unreadable', count: unread.length, examples }];
}

/** Each table with such rows has a file of its own: headers differ. */
async function writeRejects(
  context: Context,
  input: Input,
  tables: readonly UnreadRows[],
): Promise<void> {
  const [name, list] = [input.text('rejects'), input.text('recipients')];
  const from = list === undefined ? [] : [context.path(list)];
  if (name === undefined) return;
  const withRejects = tables.filter(({ rejects }) => rejects.length > 0);
  for (const [at, { header, rejects }] of withRejects.entries()) {
    const file = rejectsName(name, at + 1);
    await mayWrite(context, file, from);
    const rows = openRejectsFile(context.path(file), header);
    for (const reject of rejects) rows.add(reject, whyRejected(context, reject));
    rows.finish();
    context.remark('say.rejects-list', { file, n: rejects.length });
  }
}
