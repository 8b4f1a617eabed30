import { isStatus, saysPaid } from '../core/status.ts';
import type { Note } from '../core/table.ts';
import type { OrderState } from './order-state.ts';

type Money = Pick<OrderState, 'status' | 'currency' | 'paid_minor' | 'refund_minor'>;

/** Orders of one kind in one currency; `lines`: where they stand, by order. */
type Counted = { n: number; amount: number; readonly lines: Map<number, number> };

const CODES = ['unknown-status-paid', 'closed-paid', 'unpaid-paid'] as const;

/** So many lines are named; a person opens the file at them. */
const LINES_NAMED = 20;

/**
 * Orders that count as sold for a payment, though their status does not say so. A time of payment is written by
 * who took the money, a status may lag behind or be put in by hand: the payment counts, and a person is told.
 */
export function openPaidAnyway() {
  const counted = new Map<string, Counted>();

  return {
    /**
     * @param times 1 to add, −1 to take off again
     * @param lineOf where the file shows the order
     */
    count: (money: Money, times: 1 | -1, orderId: number, lineOf: () => number): void => {
      const code = contradiction(money);
      if (code === undefined) return;
      const key = `${code} ${money.currency ?? ''}`;
      const one = counted.get(key) ?? { n: 0, amount: 0, lines: new Map<number, number>() };
      counted.set(key, one);
      one.n += times;
      one.amount += times * (money.paid_minor ?? 0);
      if (times < 0) one.lines.delete(orderId);
      else if (one.lines.size < LINES_NAMED) one.lines.set(orderId, lineOf());
    },
    notes: (): Note[] =>
      CODES.flatMap((code) =>
        [...counted]
          .filter(([key, { n }]) => n > 0 && key.startsWith(`${code} `))
          .map(([key, { n, amount, lines }]) => ({
            code,
            params: {
              n,
              amount_minor: amount,
              currency: key.slice(code.length + 1),
              lines: shownLines([...lines.values()], n),
            },
          })),
      ),
  };
}

/** What to say of an order, where its payment and its status do not agree; a refund explains both. */
function contradiction({
  status,
  paid_minor: paid,
  refund_minor: refund,
}: Money): (typeof CODES)[number] | undefined {
  if (!paid || refund || saysPaid(status)) return undefined;
  if (status === 'closed') return 'closed-paid';
  if (status === 'unpaid') return 'unpaid-paid';
  return status !== '' && !isStatus(status) ? 'unknown-status-paid' : undefined;
}

/** @param of how many there are in all */
export function shownLines(lines: readonly number[], of: number): readonly string[] {
  const named = lines.toSorted((one, other) => one - other).slice(0, LINES_NAMED);
  return of > named.length ? [...named.map(String), '…'] : named.map(String);
}
