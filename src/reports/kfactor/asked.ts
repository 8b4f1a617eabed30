import { PscrmError } from '../../core/errors.ts';
import { ownText, type ReportParams } from '../report.ts';
import { readWindow } from '../window.ts';
import { BURST, type BurstRule } from './flags.ts';

export const MINUTE = 60_000;

/** As long as it takes until an invitee is kept. */
const DEFAULT_WINDOW = '7d';

export type Asked = {
  /** How long a participant must have had to invite: as it was typed, and in ms. */
  readonly typed: string;
  readonly window: number;
  readonly burst: BurstRule;
};

/** What was asked, with what nobody asked for as it is meant. @throws bad-option */
export function readAsked(params: ReportParams): Asked {
  const typed = ownText(params, 'window') ?? DEFAULT_WINDOW;
  return { typed, window: readWindow(typed), burst: burstRule(ownText(params, 'burst')) };
}

/** `5/10`: five in ten minutes. @throws bad-option */
function burstRule(typed: string | undefined): BurstRule {
  if (typed === undefined) return BURST;
  const [, n, minutes] = /^(\d{1,4})\/(\d{1,5})$/.exec(typed) ?? [];
  if (Number(n) >= 2 && Number(minutes) >= 1)
    return { n: Number(n), within: Number(minutes) * MINUTE };
  throw new PscrmError('bad-option', {
    option: '--burst',
    value: typed,
    choices: ['5/10', '3/60'],
  });
}
