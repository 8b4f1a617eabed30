import { PscrmError } from '../core/errors.ts';
import type { FactSeen, Reject } from '../formats/canonical.ts';
import { detect } from '../formats/detect.ts';
import { readFile } from '../formats/read-file.ts';
import { openSource } from '../formats/source.ts';
import { type Identifier, normalisePerson, parsePerson } from '../people/normalise.ts';
import type { Context } from './context.ts';
import { sayKey } from './context.ts';

const KINDS = ['external_userid', 'unionid', 'openid', 'phone', 'email'];

/**
 * The people of a recipients file, normalised. A row that names nobody usable stops the batch:
 * who gets a code must not depend on what could be read.
 * @throws bad-recipient {file, line}, and what reading a file throws
 */
export async function readRecipients(context: Context, file: string): Promise<Identifier[]> {
  const { io } = context;
  const { timezone, currency } = context.settings();
  const password = io.env['PSCRM_PASSWORD'] || undefined;
  const source = await openSource(context.path(file), io.stdin, io.signal, password);
  try {
    const detected = await detect(source, { format: 'recipients' });
    const people: Identifier[] = [];
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
        fact: (fact) => void people.push(personOf(fact) ?? refuse(fact.line, 'not-a-person')),
        reject: ({ line, reason }) => void refuse(line, reason),
      },
    );
    return people;
  } finally {
    await source.dispose();
  }
}

function personOf({ values }: FactSeen): Identifier | undefined {
  const region = 'CN';
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
