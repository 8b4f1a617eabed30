import { PscrmError } from '../core/errors.ts';

/** Questions to a person at a terminal. Nothing requires them: each has a flag. */
export type Asker = {
  readonly text: (message: string, initial?: string) => Promise<string>;
  readonly choose: (
    message: string,
    choices: readonly Choice[],
    initial?: string,
  ) => Promise<string>;
  readonly confirm: (message: string) => Promise<boolean>;
  /** What is typed is not shown. */
  readonly secret: (message: string) => Promise<string>;
};

export type Choice = { readonly value: string; readonly name: string };

type Streams = {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
};

/** Inquirer explains its keys in English; signs need no language. */
const KEYS = '↑↓ ⏎';

/**
 * Asks through inquirer, which is loaded when the first question comes: most runs ask none.
 * Prompts are drawn on stderr: stdout belongs to results.
 */
export function terminalAsker(streams: Streams, signal: AbortSignal): Asker {
  const load = async () => {
    const { default: inquirer } = await import('inquirer');
    return inquirer.createPromptModule({ ...streams, signal });
  };
  return {
    text: (message, initial = '') =>
      answered(async () => {
        const prompt = await load();
        const question = { type: 'input' as const, name: 'answer' as const, message };
        const { answer } = await prompt<{ answer: string }>([
          initial === '' ? question : { ...question, default: initial },
        ]);
        return answer.trim();
      }),
    choose: (message, choices, initial = choices[0]?.value ?? '') =>
      answered(async () => {
        const prompt = await load();
        const { answer } = await prompt<{ answer: string }>([
          {
            type: 'select',
            name: 'answer',
            message,
            choices: [...choices],
            default: initial,
            theme: { style: { keysHelpTip: () => KEYS } },
          },
        ]);
        return answer;
      }),
    confirm: (message) =>
      answered(async () => {
        const prompt = await load();
        const { answer } = await prompt<{ answer: boolean }>([
          { type: 'confirm', name: 'answer', message, default: false },
        ]);
        return answer;
      }),
    secret: (message) =>
      answered(async () => {
        const prompt = await load();
        const { answer } = await prompt<{ answer: string }>([
          {
            type: 'password',
            name: 'answer',
            message,
            // Its own words are English ones.
            toggleMask: false,
            theme: { style: { maskedText: '' } },
          },
        ]);
        return answer;
      }),
  };
}

/** Ctrl-C at a question is an interruption, not an error of ours. */
async function answered<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    const stopped = error instanceof Error && /^(?:Exit|Abort)PromptError$/.test(error.name);
    throw stopped ? new PscrmError('interrupted', {}, { cause: error }) : error;
  }
}
