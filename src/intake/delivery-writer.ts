import { FactProblem } from './fact-problem.ts';
import type { Keeper } from './fact-keeper.ts';
import type { PhoneHolders } from './phone-holder.ts';
import { instant, text, type Values } from './values.ts';

const FIND_DELIVERY = /* sql */ `
  SELECT id FROM deliveries
  WHERE identity_id IS ? AND phone_seen IS ? AND at = ? AND template IS ? AND reference IS ?
    AND nth = ? AND status = ? AND code IS ? AND received_at IS ?`;
const ADD_DELIVERY = /* sql */ `
  INSERT INTO deliveries (
    identity_id, phone_seen, at, template, reference, nth, status, code, received_at, day)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/**
 * What became of a text message, in our words; another is kept as the file has it. `refused`: the
 * network turned it away because the person, or a list they are on, wants none.
 */
const STATUSES: ReadonlySet<string> = new Set(['delivered', 'failed', 'waiting', 'refused']);

/** In words that are none of ours, or in the code of a failure (MOBILE_IN_BLACK: refused before). */
const REFUSAL = /拒收|退订|黑名单|拉黑|black_?\s?list|\bMOBILE_IN_BLACK\b|\bunsubscribe/iu;
const FAILURE = /失败|未送达|未接收|空号|停机|关机|欠费|不在服务/u;

/** The status of a row, and whether it is one of our words. `send_status`: the API's numbers. */
export function deliveryStatus(values: Values): { status: string; isKnown: boolean } {
  const said = text(values, 'status') || text(values, 'send_status');
  const isSettled = said === 'delivered' || said === 'waiting';
  if (!isSettled && said !== '' && REFUSAL.test(`${said} ${text(values, 'code')}`))
    return { status: 'refused', isKnown: true };
  if (!STATUSES.has(said) && FAILURE.test(said)) return { status: 'failed', isKnown: true };
  return { status: said, isKnown: STATUSES.has(said) };
}

/**
 * Writes what became of text messages. Hidden numbers look alike: of several messages to one of them
 * at one time, each is known by its place in the file.
 * @returns a function that says whether it is new, and throws FactProblem where there is no status
 */
export function openDeliveries(
  keeper: Keeper,
  holders: PhoneHolders,
  day: (at: number) => number,
): (values: Values, line: number) => boolean {
  const keep = keeper('delivery', FIND_DELIVERY, ADD_DELIVERY);
  const alike = new Map<string, number>();
  return (values, line) => {
    const { status } = deliveryStatus(values);
    if (status === '') throw new FactProblem('status', '', 'missing');
    const at = instant(values, 'sent_at');
    const { id, seen } = holders.of(values);
    const nth = seen === null ? 1 : (alike.get(`${at} ${seen}`) ?? 0) + 1;
    if (seen !== null) alike.set(`${at} ${seen}`, nth);
    const message = [id, seen, at, values['template'] ?? null, values['reference'] ?? null, nth];
    const outcome = [status, values['code'] ?? null, values['received_at'] ?? null];
    return keep(line, [...message, ...outcome], [day(at)]).isNew;
  };
}
