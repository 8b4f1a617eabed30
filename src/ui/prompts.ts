/** Questions to a person at a terminal. Nothing requires them: each has a flag. */
export type Asker = {
  readonly text: (message: string, initial?: string) => Promise<string>;
  readonly choose: (
    message: string,
    choices: readonly Choice[],
    initial?: string,
  ) => Promise<string>;
  readonly confirm: (message: string) => Promise<boolean>;
};

export type Choice = { readonly value: string; readonly name: string };

/**
 * Asks through inquirer, which is loaded when the first question comes: most runs ask none.
 * Prompts are drawn on stderr: stdout belongs to results.
 */
export function terminalAsker(
  streams: { readonly input: NodeJS.ReadableStream; readonly output: NodeJS.WritableStream },
  signal: AbortSignal,
): Asker {
  const context = { ...streams, signal };
  return {
    text: async (message, initial) => {
      const { default: inquirer } = await import('inquirer');
      const prompt = inquirer.createPromptModule(context);
      const question = { type: 'input' as const, name: 'answer' as const, message };
      const asked = initial === undefined ? question : { ...question, default: initial };
      const { answer } = await prompt<{ answer: string }>([asked]);
      return answer.trim();
    },
    choose: async (message, choices, initial) => {
      const { default: inquirer } = await import('inquirer');
      const prompt = inquirer.createPromptModule(context);
      const question = {
        type: 'select' as const,
        name: 'answer' as const,
        message,
        choices: [...choices],
      };
      const asked = initial === undefined ? question : { ...question, default: initial };
      const { answer } = await prompt<{ answer: string }>([asked]);
      return answer;
    },
    confirm: async (message) => {
      const { default: inquirer } = await import('inquirer');
      const prompt = inquirer.createPromptModule(context);
      const question = {
        type: 'confirm' as const,
        name: 'answer' as const,
        message,
        default: false,
      };
      const { answer } = await prompt<{ answer: boolean }>([question]);
      return answer;
    },
  };
}
