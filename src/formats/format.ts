import type { Status } from '../core/status.ts';
import type { DateOrder } from '../core/written-date.ts';

/**
 * A file format, as data. Column names are written as the platform exports them; they are compared
 * after `normaliseHeader` (width of brackets, blanks, case). A merchant may have ticked only some of
 * the columns: whatever is missing is simply not read.
 */
export type Format = OrderFormat | FactFormat;

/**
 * Columns to read one thing from: the first that is in the file and not empty in the row. `xx*` stands
 * for all columns that start like it.
 */
export type Source = readonly string[];

/**
 * All must hold. `empty`: the column is in the file and blank in the row; `absent`: it is not in the
 * file. `xx*` matches what starts like it, `*xx` what ends like it.
 */
export type Condition = Readonly<Record<string, 'set' | 'empty' | 'absent' | readonly string[]>>;

type Claim = {
  readonly id: string;
  /** What people call a format of their own; the names of those built in are in text/. */
  readonly title?: string;
  /** The file is ours when all columns of any one of these sets are in its header … */
  readonly claims: readonly Source[];
  /** … and none of these is. */
  readonly unless?: Source;
  /** Rows that are no data: a description under the header, a count at the end of the file. */
  readonly skip?: readonly Condition[];
  /**
   * `none`: between its TABs the file has no quotes, and one is a mark like any other. Saved anew with
   * commas, it has them.
   */
  readonly quoting?: 'none';
  /** `01/02/2026`: month or day first. Absent: the file itself decides, see survey.ts. */
  readonly dateOrder?: DateOrder;
  /** … and then an AM or PM behind the time tells it as well. */
  readonly amPm?: DateOrder;
  /** What the file leaves open and a guess would get wrong: it must be told, by flag or when asked. */
  readonly asks?: readonly ('timezone' | 'currency')[];
  /** How sure we are of the format; absent on formats of our own. */
  readonly sure?: Sure;
};

/**
 * A: seen in a real exported file. B: the same in two or more independent programs that read it.
 * C: in one. D: names only, their order unknown. E: the vendor's documentation. F: a guess of ours.
 */
export type Grade = 'A' | 'B' | 'C' | 'D' | 'E' | 'F';

export const GRADES: readonly Grade[] = ['A', 'B', 'C', 'D', 'E', 'F'];

/** Grades of the header, of what the statuses mean and of what the amounts mean. */
export type Sure = {
  readonly header: Grade;
  readonly status?: Grade;
  readonly amounts?: Grade;
  /** Columns that are surer or less sure than the header as a whole. */
  readonly columns?: Readonly<Record<string, Grade>>;
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
  /** `group`: a row without an order number goes on with the order of the row above it. */
  readonly fillDown?: true;
  /** `group`: rows that are the sum of their order. Where an order has one, its amounts stand there. */
  readonly summary?: Condition;
  /** `group`: amounts that belong to the lines and are added up; others are taken once. */
  readonly sums?: readonly ('paid' | 'refund')[];
  readonly timezone?: string;
  readonly currency?: string;
  /** The currency by the sign that stands before or behind the amount: `{'$': 'USD'}`. */
  readonly signs?: Readonly<Record<string, string>>;
  /** What stands before the minor units; a full stop where absent. */
  readonly decimal?: ',';
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
    readonly province?: Place;
    readonly city?: Place;
  };
  /** Where the refund is not an amount of its own: the first rule that holds. */
  readonly refund?: readonly AmountRule[];
  /** Words in place of a refund's amount that say that there was none. */
  readonly noRefund?: readonly string[];
  /** What may stand before an order number and is no part of it: `#3001` is the order 3001. */
  readonly orderNoSign?: '#';
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
    /** `part` formats without one: each row is one piece. */
    readonly quantity?: Source;
    readonly price?: Source;
    /** The amount of all pieces together, where no price of one is given. */
    readonly total?: Source;
  };
  /** Identifiers of the buyer, the best first. */
  readonly people: readonly PersonSource[];
};

/** `sure`: where a rule is surer or less sure than the format's statuses as a whole. */
export type StatusRule = { readonly when: Condition; readonly is: Status; readonly sure?: Grade };

/**
 * `amount` + all of `plus` − all of `minus`, blank ones of these counting 0; with `net`, the file has
 * already taken refunds off and they are put back.
 */
export type AmountRule = {
  readonly when?: Condition;
  readonly amount: Source;
  readonly plus?: readonly Source[];
  readonly minus?: readonly Source[];
  readonly net?: true;
};

/** A part of an address: the whole cell, or its nth word (`江苏省 南京市 建邺区 …`). */
export type Place = { readonly from: Source; readonly word?: 1 | 2 };

/** `alipay`: an e-mail address or a mobile number. Other kinds: see people/normalise.ts. */
export type PersonSource = { readonly kind: string; readonly from: Source };

/** Facts other than orders: one row, one fact. */
export type FactFormat = Claim & {
  readonly kind: FactKind;
  readonly platform?: string;
  readonly timezone?: string;
  readonly currency?: string;
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
  | 'rewards'
  | 'profiles'
  | 'deliveries'
  | 'replies'
  | 'recipients';

export type Field = {
  readonly from: Source;
  /**
   * `count`: a whole number. `flag`: 是/否, yes/no, 1/0. `word`: one of `words`. `tags`: all words in
   * all of the columns, one a line, each after the group that its column names: `标签组1(等级)`.
   */
  readonly type:
    | 'text'
    | 'id'
    | 'instant'
    | 'money'
    | 'currency'
    | 'word'
    | 'count'
    | 'flag'
    | 'tags';
  readonly required?: true;
  /**
   * For `word`: what it may be, and, in `means`, further spellings (in small letters) and what they
   * stand for. Without `words`, what `means` does not name is kept as seen.
   */
  readonly words?: Source;
  readonly means?: Readonly<Record<string, string>>;
};

export function isOrderFormat(format: Format): format is OrderFormat {
  return format.kind === 'orders' || format.kind === 'items';
}

/** One rule per value of a column: `{已发货: 'shipped'}`. */
export function statusOf(
  column: string,
  values: Readonly<Record<string, Status>>,
  sure?: Grade,
): StatusRule[] {
  return Object.entries(values).map(([value, is]) => ({
    when: { [column]: [value] },
    is,
    ...(sure && { sure }),
  }));
}
