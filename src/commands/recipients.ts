import type { Skipped } from '../codes/choice.ts';
import { PscrmError } from '../core/errors.ts';
import { printable } from '../core/width.ts';
import type { FactSeen, Reject } from '../formats/canonical.ts';
import { type Detected, detect } from '../formats/detect.ts';
import type { FactFormat } from '../formats/format.ts';
import { chineseRecipients } from '../formats/recipients/format.ts';
import { readFile } from '../formats/read-file.ts';
import type { FileRow } from '../formats/row.ts';
import type { SourceFile } from '../formats/source.ts';
import { type Identifier, normalisePerson, parsePerson } from '../people/normalise.ts';
import type { Input, OptionSpec } from './command.ts';
import type { Context } from './context.ts';
import { HOW_TO_OPEN, openFiles } from './open-files.ts';
import { FORMAT_FILE, ownFormats } from './own-formats.ts';
import { tellUnread, UNREAD_OPTIONS, type UnreadRows } from './unread-people.ts';

/** How the file is read, where it cannot be told from what it holds. */
export const RECIPIENTS_OPTIONS: readonly OptionSpec[] = [
  { flags: '--format <id>', text: 'option.format' },
  FORMAT_FILE,
  ...HOW_TO_OPEN,
  ...UNREAD_OPTIONS,
];

const KINDS = ['external_userid', 'unionid', 'openid', 'phone', 'email'];

/**
 * Somebody by all identifiers of a row, that first which says most, and what the file calls them; null
 * where it does not say.
 */
type NamedPerson = {
  readonly ids: readonly [Identifier, ...Identifier[]];
  readonly name: string | null;
};

/** The people of a list, normalised, and how many of its rows name nobody. */
export type PeopleRead = {
  readonly people: readonly NamedPerson[];
  readonly unread: readonly Skipped[];
};

/**
 * Reads a list of people, which may be in a format of one's own; of a workbook or ZIP file all tables that
 * hold people, and it is said which do not. Rows that name nobody usable are said and counted.
 * @throws bad-recipient {file, line} where `--strict` is said or nobody can be read; and what reading a
 *   file throws
 */
export async function readRecipients(
  context: Context,
  input: Input,
  file: string,
): Promise<PeopleRead> {
  const own = (await ownFormats(context, input)).map(({ format }) => format);
  const more = own.some(({ kind }) => kind === 'recipients') ? own : [...own, chineseRecipients];
  const wanted = { kind: 'recipients', format: input.text('format'), more } as const;
  const { files } = await openFiles(context, input)(context.path(file));
  const sources = files.flat();
  try {
    const lists: Table[] = [];
    const others: { readonly name: string; readonly why: PscrmError }[] = [];
    for (const source of sources) {
      const detected = await detect(source, wanted).catch(refusal);
      if (detected instanceof PscrmError) others.push({ name: source.name, why: detected });
      else lists.push(await readTable(context, source, detected));
    }
    const [first] = others;
    if (lists.length === 0) throw first?.why ?? new PscrmError('empty-file', { file });
    for (const { name } of others) context.remark('say.no-people', { file: printable(name) });
    const people = lists.flatMap((one) => one.people);
    return { people, unread: await tellUnread(context, input, lists, people.length) };
  } finally {
    await sources[0]?.dispose();
  }
}

/** Of a table that holds no people; whatever else goes wrong is thrown. */
function refusal(error: unknown): PscrmError {
  if (error instanceof PscrmError && error.exitCode === 3) return error;
  throw error;
}

type Table = UnreadRows & { readonly people: readonly NamedPerson[] };

async function readTable(context: Context, source: SourceFile, detected: Detected): Promise<Table> {
  const { timezone, currency } = context.settings();
  const region = detected.format.region ?? 'CN';
  const people: NamedPerson[] = [];
  const rejects: Reject[] = [];
  const { notes } = await readFile(
    source,
    detected,
    { timezone, currency, shop: '' },
    {
      order: () => undefined,
      fact: (fact, row) => {
        const [first, ...others] = identifiersOf(fact, region);
        const name = fact.values['name'];
        if (first === undefined) rejects.push(namesNobody(detected, row));
        else people.push({ ids: [first, ...others], name: typeof name === 'string' ? name : null });
      },
      reject: (reject) => void rejects.push(reject),
    },
    { signal: context.io.signal },
  );
  for (const note of notes) context.note(note);
  return { file: source.name, header: detected.header.cells, people, rejects };
}

/** Said of the first column that names somebody and is not empty. */
function namesNobody({ format }: Detected, row: FileRow): Reject {
  const fields: FactFormat['fields'] = format.kind === 'recipients' ? format.fields : {};
  const columns = ['person', ...KINDS].flatMap((kind) => fields[kind]?.from ?? []);
  return row.problem(columns, 'not-a-person', row.text(columns)).toReject(row.line, row.cells);
}

/** All that a row names somebody by. A mistyped `person` names nobody, whatever stands beside it. */
function identifiersOf({ values }: FactSeen, region: string): readonly Identifier[] {
  const named = values['person'];
  const person = typeof named === 'string' ? parsePerson(named, region) : null;
  if (person === 'unknown-kind' || person === undefined) return [];
  const others = KINDS.flatMap((kind) => {
    const value = values[kind];
    if (typeof value !== 'string') return [];
    return normalisePerson(kind, value, { platform: kind, region }) ?? [];
  });
  return person === null ? others : [person, ...others];
}
