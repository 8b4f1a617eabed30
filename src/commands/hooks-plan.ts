import { PscrmError } from '../core/errors.ts';
import { parseShare } from '../core/share.ts';
import { DEFAULTS } from '../db/settings.ts';
import { planRows } from '../reports/hooks/plan.ts';
import type { CommandSpec, Input } from './command.ts';
import { wholeNumber } from './typed-values.ts';

/** More variants than anybody deals out. */
const MOST_ARMS = 20;

/** `pscrm hooks plan`: how many cards a test takes, before they are printed. */
export const hooksPlan: CommandSpec = {
  path: 'hooks plan',
  text: 'help.hooks-plan',
  options: [
    { flags: '--base <percent>', text: 'option.plan-base' },
    { flags: '--lift <percent>', text: 'option.plan-lift', repeat: true },
    { flags: '--power <percent>', text: 'option.plan-power' },
    { flags: '--alpha <percent>', text: 'option.plan-alpha' },
    { flags: '--arms <n>', text: 'option.plan-arms' },
    { flags: '--cards <n>', text: 'option.plan-cards' },
  ],
  output: 'table',
  schema: 'pscrm.hooks-plan/1',
  examples: [
    'hooks plan --base 5% --lift 20% --power 80%',
    'hooks plan --base 2% --lift 10% --lift 20% --lift 50% --arms 3 --cards 5000',
  ],
  run: (context, input) => {
    const lifts = input.list('lift');
    const alpha = share(input, 'alpha', '5%', 1);
    const power = share(input, 'power', '80%', 1);
    const arms = number(input, 'arms', '2', 2, MOST_ARMS);
    const typedCards = input.text('cards');
    const cards = typedCards === undefined ? null : number(input, 'cards', typedCards, 1, 1e9);
    const base = share(input, 'base', undefined, 1);
    const rows = planRows({
      base,
      lifts: (lifts.length === 0 ? ['20%'] : lifts).map((text) => readLift(text, base)),
      power,
      alpha,
      arms,
      cards,
    });
    const pairs = (arms * (arms - 1)) / 2;
    context.show(
      'pscrm.hooks-plan/1',
      {
        columns: [
          { key: 'base', type: 'rate' },
          { key: 'lift', type: 'rate' },
          { key: 'other', type: 'rate' },
          { key: 'cards_each', type: 'count' },
          { key: 'cards_all', type: 'count' },
          ...(cards === null ? [] : [{ key: 'power', type: 'rate' } as const]),
        ],
        rows,
      },
      { power, alpha, arms, pairs, cards },
      // It is arithmetic: no workspace is asked.
      DEFAULTS,
    );
    if (!context.json)
      context.remark('say.planned', { alpha: percent(alpha), power: percent(power), pairs });
  },
};

/** @throws missing-option, bad-option */
function share(input: Input, name: string, otherwise: string | undefined, below: number): number {
  const text = input.text(name) ?? otherwise;
  if (text === undefined) throw new PscrmError('missing-option', { option: `--${name}` });
  return readShare(name, text, below);
}

/** More than 0, less than `below`. @throws bad-option */
function readShare(name: string, text: string, below: number): number {
  const value = parseShare(text);
  if (value !== undefined && value > 0 && value < below) return value;
  throw new PscrmError('bad-option', {
    option: `--${name}`,
    value: text,
    choices: ['5%', '0.05', `0 % < … < ${percent(below)}`],
  });
}

/** A lift that leaves the other rate below 100 %. @throws bad-option */
function readLift(text: string, base: number): number {
  const lift = readShare('lift', text, 10);
  if (base * (1 + lift) < 1) return lift;
  const choices = [`0 % < … < ${percent((1 - base) / base)}`];
  throw new PscrmError('bad-option', { option: '--lift', value: text, choices });
}

/** @throws bad-option */
function number(input: Input, name: string, otherwise: string, least: number, most: number) {
  const text = input.text(name) ?? otherwise;
  const choices = `${least} … ${most}`;
  const value = wholeNumber(`--${name}`, text, choices);
  if (value >= least && value <= most) return value;
  throw new PscrmError('bad-option', { option: `--${name}`, value: text, choices: [choices] });
}

function percent(value: number): string {
  return `${Math.round(value * 1000) / 10} %`;
}
