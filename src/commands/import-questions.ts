import {
  mustBeTold,
  openQuestions,
  type Question,
  QUESTIONS,
  type Told,
} from '../formats/file-context.ts';
import type { Context } from './context.ts';
import type { FoundFile } from './import-result.ts';
import type { Refusals } from './refusals.ts';
import { checkCurrency, checkTimezone } from './typed-values.ts';

/**
 * What the files leave open and nobody has told, asked of a person: once for all files that leave it
 * open, and used for these only.
 * @param untyped words that the command line lacks already: the line that would do the same has them
 * @returns the files, but for those that turn out to be refused, with what was answered for each
 * @throws missing-option, date-order-unknown where nobody can be asked; bad-timezone, bad-currency
 */
export async function answerQuestions(
  context: Context,
  found: readonly FoundFile[],
  told: Told,
  untyped: readonly string[],
  refusals: Refusals,
): Promise<readonly FoundFile[]> {
  const answers = new Map<Question, string>();
  const answered: FoundFile[] = [];
  const asking: (readonly Question[])[] = [];
  for (const one of found) {
    const look = (): Promise<readonly Question[]> => openQuestions(one.source, one.detected, told);
    const open = await refusals.attempt(one.source.name, look);
    if (open === undefined) continue;
    for (const question of open) {
      if (!context.globals.mayAsk) throw mustBeTold(question, one.source, one.detected);
      if (!answers.has(question)) answers.set(question, await ask(context, question, one));
    }
    asking.push(open);
    answered.push({ ...one, told: toTold(open, answers) });
  }
  // A flag holds for all files: where only some of them leave it open, no one line does the same.
  const alike = asking.every((open) => open.length === answers.size);
  const flags = [...answers].flatMap(([question, answer]) => [QUESTIONS[question], answer]);
  if (flags.length > 0 && alike) context.sameCommand([...untyped, ...flags]);
  return answered;
}

async function ask(context: Context, question: Question, { source }: FoundFile): Promise<string> {
  const { io, say } = context;
  const file = source.name;
  switch (question) {
    case 'timezone':
      return checkTimezone(await io.ask.text(say('ask.file-timezone', { file })));
    case 'currency':
      return checkCurrency(await io.ask.text(say('ask.file-currency', { file })));
    case 'date-order': {
      const orders = (['dmy', 'mdy'] as const).map((value) => ({
        value,
        name: say(`value.${value}`),
      }));
      return io.ask.choose(say('ask.file-date-order', { file }), orders);
    }
  }
}

function toTold(open: readonly Question[], answers: ReadonlyMap<Question, string>): Told {
  const answer = (question: Question): string | undefined =>
    open.includes(question) ? answers.get(question) : undefined;
  const [timezone, currency] = [answer('timezone'), answer('currency')];
  const order = answer('date-order');
  return {
    ...(timezone !== undefined && { timezone }),
    ...(currency !== undefined && { currency }),
    ...((order === 'mdy' || order === 'dmy') && { dateOrder: order }),
  };
}
