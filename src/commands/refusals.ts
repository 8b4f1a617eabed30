import { PscrmError } from '../core/errors.ts';
import { errorText, sayError } from '../ui/say-error.ts';
import type { Context } from './context.ts';

/** A file of which nothing is read, and why. */
export type Refused = { readonly file: string; readonly error: PscrmError };

function isOfFile(error: unknown, typed: boolean): error is PscrmError {
  if (!(error instanceof PscrmError)) return false;
  return error.exitCode === 3 || (!typed && /^file-(?:not-found|unreadable)$/.test(error.code));
}

export type Refusals = ReturnType<typeof openRefusals>;

/**
 * Of several files, those that are refused keep no other from being read: they are gathered, and said.
 * A file that comes alone, and whatever else goes wrong (a slip in a name, the workspace, Ctrl-C), is an
 * error of the whole command.
 */
export function openRefusals(context: Context) {
  const all: Refused[] = [];
  let counted = 0;

  const say = ({ error }: Refused): void => {
    const said = sayError(error, context.say);
    if (!context.json) context.io.err(errorText(said, context.say, context.errChalk));
  };
  const add = (file: string, error: unknown, typed = true): void => {
    if (!isOfFile(error, typed) || context.io.signal.aborted || counted === 1) throw error;
    all.push({ file, error });
    if (counted > 1) say({ file, error });
  };
  return {
    all: all as readonly Refused[],
    /** @throws the error itself where it is not the refusal of one file among several */
    add,
    /**
     * @param typed somebody named it: that it is not there may be a slip
     * @returns what the work returns, or undefined where the file is refused
     */
    attempt: async <T>(
      file: string,
      work: () => Promise<T>,
      typed = true,
    ): Promise<T | undefined> => {
      try {
        return await work();
      } catch (error) {
        add(file, error, typed);
        return undefined;
      }
    },
    /** All files have been looked at: says what was refused. @param read how many were not. @throws it where it is alone */
    count: (read: number): void => {
      counted = read + all.length;
      const [first] = all;
      if (counted === 1 && first !== undefined) throw first.error;
      for (const one of all) say(one);
    },
  };
}
