import type { ServerResponse } from 'node:http';
import type { VisitRow } from '../codes/redirect/record.ts';
import { MACHINE } from '../codes/redirect/words.ts';
import { answerCode, answerPlain, type PageMaker, statusOf } from './answers.ts';
import { type LogForm, logLine } from './access-log.ts';
import { countAnswer, type Counters } from './counters.ts';
import type { Keeper } from './keeper.ts';
import type { Asked, Outcome, Redirects } from './redirects.ts';

type Pending = { readonly asked: Asked; readonly response: ServerResponse };

/** Another program is writing: asked again so soon. */
const AGAIN_MS = 5;

export type Turns = ReturnType<typeof openTurns>;

/**
 * Answers requests for codes by turns: all that one turn of the event loop brought are decided and
 * recorded in one transaction, and answered when that has been committed. So no answer goes out whose
 * visit could be lost, and a busy server pays for one commit where many came.
 */
export function openTurns(parts: {
  readonly redirects: Redirects;
  readonly keeper: Keeper;
  readonly counters: Counters;
  readonly maker: () => PageMaker;
  readonly log: LogForm;
  readonly write: (lines: string) => void;
  readonly now: () => number;
  readonly stopwatch: () => number;
  readonly onBug: (error: unknown) => void;
}) {
  const { redirects, keeper, counters, maker, log, write, now, stopwatch, onBug } = parts;
  let waiting: Pending[] = [];
  let isPlanned = false;

  const decide = (asked: Asked, at: number): Outcome | null => {
    try {
      return redirects.answer(asked, at);
    } catch (error) {
      // A bug in one answer is not to take the others along.
      onBug(error);
      return null;
    }
  };

  const turn = (): void => {
    isPlanned = false;
    const at = now();
    const started = stopwatch();
    const outcomes: (Outcome | null)[] = [];
    const isKept = keeper.keep(() => {
      const rows: VisitRow[] = [];
      for (const { asked } of waiting) {
        const outcome = decide(asked, at);
        outcomes.push(outcome);
        if (outcome !== null && outcome.row !== null) rows.push(outcome.row);
      }
      return rows;
    });
    if (!isKept) {
      isPlanned = true;
      setTimeout(turn, AGAIN_MS);
      return;
    }
    const done = waiting;
    waiting = [];
    counters.turns += 1;
    counters.longestTurnMs = Math.max(counters.longestTurnMs, stopwatch() - started);
    let lines = '';
    for (let n = 0; n < done.length; n += 1) {
      const one = done[n];
      const outcome = outcomes[n];
      if (one !== undefined) lines += finish(one, outcome ?? null, at);
    }
    if (lines !== '') write(lines);
  };

  const finish = ({ asked, response }: Pending, outcome: Outcome | null, at: number): string => {
    if (outcome === null) {
      countAnswer(counters, 500);
      answerPlain(response, 500, 'error\n');
      return '';
    }
    countAnswer(counters, statusOf(outcome));
    countVisit(counters, outcome);
    return answer({ asked, response }, outcome, at);
  };

  /** @returns what the log says of it */
  const answer = ({ asked, response }: Pending, outcome: Outcome, at: number): string => {
    try {
      answerCode(response, outcome, asked.code, maker());
    } catch (error) {
      onBug(error);
      response.destroy();
    }
    const said = { status: statusOf(outcome), at, zone: redirects.zone() };
    return log === 'none' ? '' : logLine(log, asked, outcome, said);
  };

  return {
    add: (asked: Asked, response: ServerResponse): void => {
      waiting.push({ asked, response });
      if (isPlanned) return;
      isPlanned = true;
      setImmediate(turn);
    },
    /** A path that no code has is answered without a look at the store, and is no guess. */
    addWrong: (asked: Asked, response: ServerResponse): void => {
      counters.strange += 1;
      const lines = answer({ asked, response }, redirects.wrongPath(), now());
      if (lines !== '') write(lines);
    },
  };
}

function countVisit(counters: Counters, { row, page }: Outcome): void {
  if (row === null) {
    if (page === 'not-found') counters.unknown += 1;
    if (page === 'too-many') counters.tooMany += 1;
    return;
  }
  counters.reasons[row.reason] = (counters.reasons[row.reason] ?? 0) + 1;
  if (row.flags === 0) counters.likelyHuman += 1;
  else if ((row.flags & MACHINE) === 0) counters.repeat += 1;
  else counters.machine += 1;
}
