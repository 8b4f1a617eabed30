import { PscrmError } from '../core/errors.ts';
import type { FactSeen, Reject } from '../formats/canonical.ts';
import { detect } from '../formats/detect.ts';
import { chineseRecipients } from '../formats/recipients/format.ts';
import { readFile } from '../formats/read-file.ts';
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

/** The same, each with what the file calls them; null where it does not say. */
export async function readNamedRecipients(
  context: Context,
  input: Input,
  file: string,
): Promise<(Identifier & { readonly name: string | null })[]> {
  const { timezone, currency } = context.settings();
  const own = (await ownFormats(context, input)).map(({ format }) => format);
  const more = own.some(({ kind }) => kind === 'recipients') ? own : [...own, chineseRecipients];
  const { files } = await openFiles(context, input)(context.path(file));
  const [source] = files.flat();
  if (source === undefined) throw new PscrmError('empty-file', { file });
  try {
    const wanted = { kind: 'recipients', format: input.text('format'), more } as const;
    const detected = await detect(source, wanted);
    const region = detected.format.region ?? 'CN';
    const people: (Identifier & { readonly name: string | null })[] = [];
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
  } finally {
    await source.dispose();
  }
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
