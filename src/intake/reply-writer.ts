import type { Keeper } from './fact-keeper.ts';
import type { PhoneHolders } from './phone-holder.ts';
import { instant, text, type Values } from './values.ts';

const FIND_REPLY = /* sql */ `
  SELECT id FROM replies
  WHERE identity_id IS ? AND phone_seen IS ? AND at = ? AND opts_out = ? AND nth = ?`;
const ADD_REPLY = /* sql */ `
  INSERT INTO replies (identity_id, phone_seen, at, opts_out, nth, day) VALUES (?, ?, ?, ?, ?, ?)`;

/** Answers that providers take for a refusal, alone in the message; people copy `回T` as they were told to write it. */
const LETTERS =
  /^(?:请?回复?|reply)?(?:t+|td|td?退订|r+|n+|no|q+|qx|stop|quit|end|cancel|unsubscribe|0000|退|取消|不要|不要了|滚)(?:谢谢|了|吧|thanks|thx)*$/iu;
/** Words that mean one wherever they stand. A refusal too many costs a sale; one too few, a fine. */
const WORDS =
  /退订|拒收|取消订阅|(?:不要|不想|别|勿|停止)[^，。,.;；?？]{0,10}[发收]|(?:不要|别)再|不需要|勿扰|骚扰|投诉|举报|拉黑|删除我|滚开|\bstop\b|unsubscribe/iu;

/**
 * Does somebody not want to be written to any more? A list of those who have refused says so by the
 * time of it (`opted_out_at`); an answer (`text`) by what it says.
 */
export function isOptOut(values: Values): boolean {
  if (typeof values['opted_out_at'] === 'number') return true;
  // A list of refusals whose row has no time.
  if ('opted_out_at' in values && !('text' in values)) return true;
  const said = text(values, 'text')
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '');
  return LETTERS.test(said.replace(/[\s\p{P}]/gu, '')) || WORDS.test(said);
}

/**
 * Writes who answered, and whether it was a refusal; what they wrote is not kept, and the time is 0 where
 * the file has none. Hidden numbers look
 * alike: each is known by its place in the file.
 * @returns a function that says whether it is new
 */
export function openReplies(
  keeper: Keeper,
  holders: PhoneHolders,
  day: (at: number) => number,
): (values: Values, line: number) => boolean {
  const keep = keeper('reply', FIND_REPLY, ADD_REPLY);
  const alike = new Map<string, number>();
  return (values, line) => {
    const at = instant(values, 'replied_at');
    const optsOut = isOptOut(values) ? 1 : 0;
    const { id, seen } = holders.of(values);
    const key = `${at} ${seen} ${optsOut}`;
    const nth = seen === null ? 1 : (alike.get(key) ?? 0) + 1;
    if (seen !== null) alike.set(key, nth);
    return keep(line, [id, seen, at, optsOut, nth], [day(at)]).isNew;
  };
}
