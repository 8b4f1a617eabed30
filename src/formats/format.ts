import type { Status } from '../core/status.ts';

/**
 * A file format, as data. Column names are written as the platform exports them; they are compared
 * after `normaliseHeader` (width of brackets, blanks, case). A merchant may have ticked only some of
 * the columns: whatever is missing is simply not read.
 */
export type Format = OrderFormat | FactFormat;

/** Columns to read one thing from: the first that is in the file and not empty in the row. */
export type Source = readonly string[];

/**
 * All must hold. `empty`: the column is in the file and blank in the row; `absent`: it is not in the
 * file. `xx*` matches what starts like it, `*xx` what ends like it.
 */
export type Condition = Readonly<Record<string, 'set' | 'empty' | 'absent' | readonly string[]>>;

type Claim = {
  readonly id: string;
  /** The file is ours when all columns of any one of these sets are in its header … */
  readonly claims: readonly Source[];
  /** … and none of these is. */
  readonly unless?: Source;
};

export type OrderFormat = Claim & {
  readonly kind: 'orders' | 'items';
  /** Absent: each row names its platform. */
  readonly platform?: string;
  /** Order numbers are unique within a shop only, so that the shop is part of the order's key. */
  readonly perShop?: true;
  /**
   * What a row is. `row`: a whole order. `group`: a line of an order, whose order-level cells repeat
   * or stand on one of its rows only. `part`: a sub-order with a state and money of its own.
   */
  readonly shape: 'row' | 'group' | 'part';
  readonly timezone?: string;
  readonly currency?: string;
  /** The country whose phone numbers stand without a country code. */
  readonly region?: string;
  readonly columns: {
    readonly order_no: Source;
    readonly part?: Source;
    readonly platform?: Source;
    readonly shop?: Source;
    readonly currency?: Source;
    readonly country?: Source;
    readonly created_at?: Source;
    readonly paid_at?: Source;
    readonly completed_at?: Source;
    /** Other times, which only tell how new the row is. */
    readonly touched_at?: Source;
    readonly refund?: Source;
  };
  /** Words in place of a refund's amount that say that there was none. */
  readonly noRefund?: readonly string[];
  /** Where the order number starts with the day it was made, as yymmdd: used when there is no time. */
  readonly dayInOrderNo?: true;
  /** The first rule that holds; else the text of `seen` is kept as it is, with a warning. */
  readonly status: { readonly seen: Source; readonly rules: readonly StatusRule[] };
  /** Statuses must be our own words: anything else is a row that cannot be read. */
  readonly ownWords?: true;
  /** Was it paid? Absent: a payment time, or a status that says so. */
  readonly paidWhen?: Condition;
  /** The first rule that holds; none: the file does not say what was paid. */
  readonly paid: readonly AmountRule[];
  readonly line?: {
    readonly no?: Source;
    readonly sku?: Source;
    readonly name: readonly Source[];
    readonly quantity?: Source;
    readonly price?: Source;
    /** The amount of all pieces together, where no price of one is given. */
    readonly total?: Source;
  };
  /** Identifiers of the buyer, the best first. */
  readonly people: readonly PersonSource[];
};

export type StatusRule = { readonly when: Condition; readonly is: Status };

/** `amount` − `minus`; with `net`, the file has already taken refunds off and they are put back. */
export type AmountRule = {
  readonly when?: Condition;
  readonly amount: Source;
  readonly minus?: Source;
  readonly net?: true;
};

/** `alipay`: an e-mail address or a mobile number. Other kinds: see people/normalise.ts. */
export type PersonSource = { readonly kind: string; readonly from: Source };

/** Facts other than orders: one row, one fact. */
export type FactFormat = Claim & {
  readonly kind: FactKind;
  readonly timezone?: string;
  readonly region?: string;
  readonly fields: Readonly<Record<string, Field>>;
};

export type FactKind =
  | 'joins'
  | 'leaves'
  | 'visits'
  | 'referrals'
  | 'participants'
  | 'costs'
  | 'recipients';

export type Field = {
  readonly from: Source;
  readonly type: 'text' | 'id' | 'instant' | 'money' | 'currency' | 'word';
  readonly required?: true;
  /** For `word`: what it may be. */
  readonly words?: Source;
};

export function isOrderFormat(format: Format): format is OrderFormat {
  return format.kind === 'orders' || format.kind === 'items';
}

/** One rule per value of a column: `{已发货: 'shipped'}`. */
export function statusOf(column: string, values: Readonly<Record<string, Status>>): StatusRule[] {
  return Object.entries(values).map(([value, is]) => ({ when: { [column]: [value] }, is }));
}
