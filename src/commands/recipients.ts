import { PscrmError } from '../core/errors.ts';
import type { FactSeen, Reject } from '../formats/canonical.ts';
import { type Detected, detect } from '../formats/detect.ts';
import { chineseRecipients } from '../formats/recipients/format.ts';
import { readFile } from '../formats/read-file.ts';
import type { SourceFile } from '../formats/source.ts';
import { printable } from '../core/width.ts';
import { type Identifier, normalisePerson, parsePerson } from '../people/normalise.ts';
import type { Input, OptionSpec } from './command.ts';
import { type Context, sayKey } from './context.ts';
import { HOW_TO_OPEN, openFiles } from './open-files.ts';
import { FORMAT_FILE, ownFormats } from './own-formats.ts';

/** How the file is read, where it cannot be told from what it holds. */
export const RECIPIENTS_OPTIONS: readonly OptionSpec[] = [
  { flags: '--format <id>', text: 'option.format' },
  FORMAT_FILE,
  ...HOW_TO_OPEN,
];

const KINDS = ['external_userid', 'unionid', 'openid', 'phone', 'email'];

/**
 * The people of a recipients file, normalised; the file may be in a format of one's own. A row that names nobody usable stops the batch:
 * who gets a code must not depend on what could be read.
 * @throws bad-recipient {file, line}, and what reading a file throws
 */
export async function readRecipients(
  context: Context,
  input: Input,
  file: string,
): Promise<Identifier[]> {
  const people = await readNamedRecipients(context, input, file);
  return people.map(({ kind, value }) => ({ kind, value }));
}

/** Somebody, and what the file calls them; null where it does not say. */
type NamedPerson = Identifier & { readonly name: string | null };

/** The same, each with a name. Of a workbook or ZIP file all tables that hold people, and it is said which do not. */
export async function readNamedRecipients(
  context: Context,
  input: Input,
  file: string,
): Promise<readonly NamedPerson[]> {
  const own = (await ownFormats(context, input)).map(({ format }) => format);
  const more = own.some(({ kind }) => kind === 'recipients') ? own : [...own, chineseRecipients];
  const wanted = { kind: 'recipients', format: input.text('format'), more } as const;
  const { files } = await openFiles(context, input)(context.path(file));
  const sources = files.flat();
  try {
    const lists: NamedPerson[][] = [];
    const others: { readonly name: string; readonly why: PscrmError }[] = [];
    for (const source of sources) {
      const detected = await detect(source, wanted).catch(refusal);
      if (detected instanceof PscrmError) others.push({ name: source.name, why: detected });
      else lists.push(await readTable(context, source, detected));
    }
    const [first] = others;
    if (lists.length === 0) throw first?.why ?? new PscrmError('empty-file', { file });
    for (const { name } of others) context.remark('say.no-people', { file: printable(name) });
    return lists.flat();
  } finally {
    await sources[0]?.dispose();
  }
}

/** Of a table that holds no people; whatever else goes wrong is thrown. */
function refusal(error: unknown): PscrmError {
  if (error instanceof PscrmError && error.exitCode === 3) return error;
  throw error;
}

async function readTable(
  context: Context,
  source: SourceFile,
  detected: Detected,
): Promise<NamedPerson[]> {
  const { timezone, currency } = context.settings();
  const region = detected.format.region ?? 'CN';
  const people: NamedPerson[] = [];
  const refuse = (line: number, reason: Reject['reason']): never => {
    throw new PscrmError('bad-recipient', {
      file: source.name,
      line,
      reason: sayKey(`reject.${reason}`, context.say),
    });
  };
  await readFile(
    source,
    detected,
    { timezone, currency, shop: '' },
    {
      order: () => undefined,
      fact: (fact) => {
        const person = personOf(fact, region) ?? refuse(fact.line, 'not-a-person');
        const name = fact.values['name'];
        people.push({ ...person, name: typeof name === 'string' ? name : null });
      },
      reject: ({ line, reason }) => void refuse(line, reason),
    },
  );
  return people;
}

function personOf({ values }: FactSeen, region: string): Identifier | undefined {
  const named = values['person'];
  if (typeof named === 'string') {
    const person = parsePerson(named, region);
    return person === 'unknown-kind' ? undefined : person;
  }
  for (const kind of KINDS) {
    const value = values[kind];
    if (typeof value !== 'string') continue;
    const person = normalisePerson(kind, value, { platform: kind, region });
    if (person !== undefined) return person;
  }
  return undefined;
}
