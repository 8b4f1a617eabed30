import type { FactKind } from './format.ts';

/** An identifier of a person, as the file shows it (not yet normalised). */
export type PersonSeen = { readonly kind: string; readonly value: string };

export type OrderLine = {
  readonly line_no: string;
  readonly sku: string | null;
  readonly name: string | null;
  readonly quantity: number | null;
  readonly unit_price_minor: number | null;
};

/**
 * An order, a part of one, or an order's items, as one file shows it. Instants are ms UTC, money is
 * minor units of `currency`; `paid_minor` is gross of refunds. Null: the file does not say.
 * `unpaid_minor` is what it shows as the order's amount where its status is not known, and nothing else
 * says that it was paid: counted nowhere, but to be told of.
 */
export type OrderSeen = {
  readonly line: number;
  readonly platform: string;
  readonly shop: string;
  readonly order_no: string;
  readonly role: 'order' | 'items' | 'part';
  readonly part: string;
  readonly status: string;
  readonly created_at: number | null;
  readonly paid_at: number | null;
  readonly completed_at: number | null;
  readonly latest_at: number | null;
  readonly currency: string;
  readonly paid_minor: number | null;
  readonly refund_minor: number | null;
  readonly unpaid_minor: number | null;
  readonly people: readonly PersonSeen[];
  readonly region: string | null;
  /** Where the parcel goes, as the file words it. */
  readonly province: string | null;
  readonly city: string | null;
  readonly lines: readonly OrderLine[];
};

/** A row of any other kind of file, by field name. */
export type FactSeen = {
  readonly line: number;
  readonly kind: FactKind;
  readonly values: Readonly<Record<string, string | number | null>>;
};

export type RejectReason =
  | 'missing'
  | 'not-a-date'
  | 'date-serial'
  | 'date-order-unknown'
  | 'not-an-amount'
  | 'ambiguous-amount'
  | 'negative'
  | 'too-precise'
  | 'too-large'
  | 'not-a-currency'
  | 'currency-unknown'
  | 'not-a-number'
  | 'not-one-of'
  | 'not-a-platform'
  | 'too-many-cells'
  | 'cut-off'
  | 'stray-quote'
  | 'order-incomplete'
  | 'contradicts'
  | 'failed-formula'
  | 'unknown-kind'
  | 'not-a-person';

/** A row that cannot be read: where, why, and what stood there. */
export type Reject = {
  readonly line: number;
  readonly column: string;
  readonly reason: RejectReason;
  readonly value: string;
  readonly cells: readonly string[];
  /** What may stand in the column, where that is a list. */
  readonly words?: readonly string[];
  /** The row is wider than the others: what stands in the column may belong elsewhere. */
  readonly moved?: true;
};
