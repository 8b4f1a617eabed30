import { chooseLength, ALPHABETS, type CodeForm } from '../codes/alphabet.ts';
import { codeUrl } from '../codes/code-rows.ts';
import type { IssuedBatch } from '../codes/issue-batch.ts';
import type { Context } from './context.ts';

/** A shorter domain is worth a thought where it is shorter by so many characters. */
const WORTH_A_THOUGHT = 3;
/** What capitals may save at most on an address that anybody prints. */
const ANY = 40;

type Asked = {
  readonly baseUrl: string;
  /** Typed; else a length is chosen by the odds. */
  readonly length: number | undefined;
  /** Each code names one person. */
  readonly personal: boolean;
};

/**
 * Says where the address is so long that its symbol is larger than it need be, and what would make it
 * smaller: on a small card larger modules are what a telephone reads. Nothing is said where nothing would.
 */
export async function sayLargeSymbol(
  context: Context,
  issued: IssuedBatch,
  asked: Asked,
): Promise<void> {
  const [first] = issued.codes;
  if (first === undefined || issued.channel === 'sms') return;
  const { charactersOver } = await import('../print/characters-over.ts');
  const { qrModules } = await import('../print/matrix.ts');
  const { form } = issued;
  const url = codeUrl(asked.baseUrl, first.code, form.capitals);
  const found = charactersOver(url, 'M', ANY);
  if (found === undefined) return;
  const { modules, over, fewer } = found;
  const ways: string[] = [];
  if (over === 1 && form.check) ways.push('--no-check');
  const capitals = inCapitals(issued, asked);
  if (capitals !== undefined && qrModules(capitals, 'M') < modules) ways.push('--uppercase');
  if (over <= WORTH_A_THOUGHT) ways.push(context.say('say.shorter-address', { n: over }));
  if (ways.length === 0) return;
  const version = (side: number): number => (side - 17) / 4;
  context.print(
    context.say('say.large-symbol', {
      version: version(modules),
      modules,
      length: url.length,
      over,
      smaller: version(fewer),
      fewer,
      ways,
    }),
  );
}

/** An address as `--uppercase` would print it; undefined where that cannot be. */
function inCapitals({ form, length, guessOneIn }: IssuedBatch, asked: Asked): string | undefined {
  if (form.capitals || new URL(asked.baseUrl).pathname !== '/') return undefined;
  const upper: CodeForm = { ...form, alphabet: 'upper', capitals: true };
  // The odds tell how many codes there are.
  const drawn = length - (form.check ? 1 : 0);
  const live = Math.ceil(ALPHABETS[form.alphabet].length ** drawn / guessOneIn);
  const symbols = asked.length ?? chooseLength(upper, live, 0, asked.personal).length;
  return codeUrl(asked.baseUrl, 'A'.repeat(symbols), true);
}
