import type { TextKey } from '../text/translate.ts';
import type { Context } from './context.ts';

/** An option as data: commander, the help and the reference page are made from it. */
export type OptionSpec = {
  /** As commander writes it: `--rejects <file>`, `--dry-run`, `--variant <name>`. */
  readonly flags: string;
  readonly text: TextKey;
  readonly repeat?: true;
  readonly choices?: readonly string[];
};

export type ArgumentSpec = {
  readonly name: string;
  readonly text: TextKey;
  readonly many?: true;
};

/** A leaf of the command tree. Arguments are never demanded by the parser: `run` may ask for them. */
export type CommandSpec = {
  /** `import`, or `campaign create`. */
  readonly path: string;
  readonly text: TextKey;
  /** Further paragraphs of its own help, which lists of commands leave out. */
  readonly more?: readonly TextKey[];
  /** It has commands below it: it runs when one of its options is typed, else its help is shown. */
  readonly group?: true;
  readonly arguments?: readonly ArgumentSpec[];
  readonly options?: readonly OptionSpec[];
  /** The result can be had as `--json`, and where it is a table as `--csv` and `--md`. */
  readonly output: 'json' | 'table' | 'none';
  /** What its JSON object says of itself, `pscrm.NAME/VERSION`. */
  readonly schema?: string;
  /** Arguments of runs that work on the sample journey (see e2e/examples.test.ts). */
  readonly examples: readonly string[];
  readonly run: (context: Context, input: Input) => Promise<void> | void;
};

/** What was typed, by long option name. */
export type Input = {
  readonly arguments: readonly string[];
  readonly flag: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  readonly list: (name: string) => readonly string[];
};
