import { normaliseHeader } from '../formats/cells.ts';
import { feedsOf } from '../formats/feeds.ts';
import { parseInstant } from '../core/time.ts';
import type { DateOrder } from '../core/written-date.ts';
import { FORMATS } from '../formats/index.ts';
import { fieldNames, type Kind, type Shape } from './answers.ts';
import type { Look } from './look.ts';

/**
 * Sensible answers from the names of the columns and from what stands in them. They are proposed to a
 * person, who decides; nothing is ever read by a guess.
 */

/** How columns of ERPs and home-made sheets are called; those of platforms are in the formats. */
const NAMES: Readonly<Record<string, RegExp>> = {
  order_no:
    /^(?:平台|原始|线上|外部|店铺)?(?:订单|单据)?(?:单号|编号|号)$|订单(?:号|编号|id)$|^order.?(?:no|num|id|name|#)|^(?:id|name)$/,
  part: /^(?:子|明细)(?:订单)?(?:单号|编号|号)$|^(?:sub.?order|line.?item).?(?:no|id)$/,
  line_no: /^行号$|^(?:line|row|item).?(?:no|number)$/,
  platform: /^(?:来源|销售)?(?:平台|渠道)(?:名称)?$|^(?:platform|channel|marketplace)$/,
  shop: /店铺|门店|网店|^(?:shop|store)(?:.?name)?$/,
  status: /^(?:订单|交易)?状态$|^(?:order.?)?status$|^state$/,
  created_at:
    /(?:下单|创建|拍下|成交|订单)(?:时间|日期)|^(?:order.?)?(?:created|placed|date)(?:.?(?:at|on|time|date))?$|^(?:时间|日期|order.?date)$/,
  paid_at: /(?:付款|支付)(?:时间|日期)|^paid.?(?:at|on|time|date)$|^payment.?(?:date|time)$/,
  completed_at:
    /(?:完成|收货|签收|成功)(?:时间|日期)|^(?:completed|delivered|received).?(?:at|on|time|date)?$/,
  paid: /(?:实付|实收|实际支付|支付|付款|成交|订单)(?:总)?(?:金额|价|额)|^(?:实付|金额|总额|总价)$|^(?:paid|total|amount|order.?total|grand.?total)(?:.?(?:amount|paid))?$/,
  refund: /退款(?:总)?(?:金额|额)|^refund(?:ed)?(?:.?amount)?$/,
  currency: /^币种|^货币|^currency(?:.?code)?$/,
  buyer:
    /(?:买家|客户|会员|用户)(?:账号|帐号|id|昵称|编号|会员名)$|^wid$|^(?:buyer|customer)(?:.?(?:id|name|account))?$/,
  phone: /手机|电话|^(?:phone|mobile|tel)/,
  email: /邮箱|^e-?mail/,
  unionid: /^union.?id$/,
  openid: /^open.?id$/,
  external_userid: /^external.?user.?id$/,
  member: /^(?:会员)(?:号|卡号)$|^member.?(?:id|no|number)$/,
  item: /^(?:商品|货品|宝贝|产品)(?:名称|标题)?$|^(?:product|item|goods)(?:.?(?:name|title))?$|^title$/,
  sku: /^(?:商家|规格|货品|商品|sku).?(?:编码|编号|货号|id|code)$|^sku$|货号/,
  quantity: /数量|件数|^(?:qty|quantity|pieces)$/,
  price: /^(?:商品|销售|成交)?(?:单价|价格)$|^(?:unit.?)?price$/,
  total: /^(?:商品|货品)(?:总价|总额|金额)$|^line.?total$/,
  province: /^(?:收货|收件)?(?:人)?省(?:份)?$|^(?:province|state\/province)$/,
  city: /^(?:收货|收件)?(?:人)?(?:城市|市)$|^city$/,
  country: /^国家|^country(?:.?code)?$/,
  joined_at: /添加(?:好友)?时间|加粉时间|^(?:joined|added).?(?:at|on|time)?$/,
  left_at: /(?:删除|流失)时间|^(?:left|removed).?(?:at|on|time)?$/,
  staff: /添加人|员工|客服|^(?:staff|employee|agent)$/,
  nickname: /昵称|客户名称|^nick.?name$/,
  state: /^(?:渠道|state|渠道码|参数)$/,
  code: /^(?:活码|短码|code)$/,
  at: /时间|日期|^(?:at|date|time)$/,
  campaign: /活动|^campaign$/,
  amount: /金额|费用|^(?:amount|cost)$/,
  kind: /^(?:类型|类别|kind|type)$/,
  inviter: /邀请人|^inviter$/,
  invitee: /被邀请|新人|^invitee$/,
  person: /参与者|^(?:person|participant)$/,
};

const isDate = (text: string): boolean =>
  parseInstant(text, 'UTC', 'dmy') !== undefined || parseInstant(text, 'UTC', 'mdy') !== undefined;
/** With a sign or code of a currency on one side at most; an id is longer, or has other letters. */
const AMOUNT =
  /^-?(?:[A-Z]{3} ?|R[pM] ?|[A-Z]{0,2}\p{Sc} ?)?-?\d[\d,.]{0,13}(?: ?(?:\p{Sc}|元|[A-Z]{3}))?$/u;
const isAmount = (text: string): boolean => AMOUNT.test(text);
const like =
  (pattern: RegExp) =>
  (text: string): boolean =>
    pattern.test(text);
/** What the cells of a column must look like to be it; of other fields nothing can be said. */
const FITS: Readonly<Record<string, (text: string) => boolean>> = {
  order_no: (text) => !isDate(text),
  created_at: isDate,
  paid_at: isDate,
  completed_at: isDate,
  joined_at: isDate,
  left_at: isDate,
  at: isDate,
  paid: isAmount,
  refund: isAmount,
  price: isAmount,
  total: isAmount,
  amount: isAmount,
  quantity: like(/^\d[\d,]*(?:\.0+)?$/),
  email: like(/@/),
  phone: like(/^[+\d][\d\s*-]{5,}/),
  currency: like(/^[A-Za-z]{3}$/),
  country: like(/^[A-Za-z]{2}$/),
};

/** The column that each field is probably read from; a column is proposed once. */
export function guessColumns(kind: Kind, look: Look): Readonly<Record<string, string>> {
  const known = knownColumns();
  const free = new Map(look.columns.map(({ name, first }, at) => [at, { name, first }]));
  const guessed: Record<string, string> = {};
  const take = (field: string, likes: (name: string) => boolean): void => {
    if (guessed[field] !== undefined) return;
    for (const [at, { name, first }] of free) {
      if (name === '' || !likes(normaliseHeader(name)) || !fits(field, first)) continue;
      guessed[field] = name;
      free.delete(at);
      return;
    }
  };
  const fields = fieldNames(kind);
  for (const field of fields) take(field, (name) => known.get(name) === field);
  for (const field of fields) take(field, (name) => NAMES[field]?.test(name) === true);
  return guessed;
}

function fits(field: string, values: readonly string[]): boolean {
  const test = FITS[field];
  if (test === undefined || values.length === 0) return true;
  return values.filter((value) => test(value)).length * 2 >= values.length;
}

/**
 * A column to begin with where no name tells which one the field is read from: the first that is not
 * taken and whose cells can be it.
 */
export function guessColumn(field: string, look: Look, taken: Answered): string | undefined {
  const names = new Set(Object.values(taken));
  const isFree = ({ name, first }: Look['columns'][number]): boolean =>
    name !== '' && !names.has(name) && first.length > 0;
  return look.columns.find((column) => isFree(column) && fits(field, column.first))?.name;
}

const FIELD_OF_FEED: Readonly<Record<string, string>> = {
  'line.name': 'item',
  'line.no': 'line_no',
  'line.sku': 'sku',
  'line.quantity': 'quantity',
  'line.price': 'price',
  'line.total': 'total',
};

/** Names of columns in built-in formats, and the field that each is the best source of. */
function knownColumns(): ReadonlyMap<string, string> {
  const best = new Map<string, { field: string; rank: number }>();
  for (const { field, columns } of FORMATS.flatMap(feedsOf)) {
    const ours =
      FIELD_OF_FEED[field] ?? field.replace('person:', '').replace(/^(?:taobao|jd)$/, 'buyer');
    for (const [rank, column] of columns.entries()) {
      const name = normaliseHeader(column);
      if (rank < (best.get(name)?.rank ?? Infinity)) best.set(name, { field: ours, rank });
    }
  }
  return new Map([...best].map(([name, { field }]) => [name, field]));
}

/** What kind of file this is: the one most of whose required fields have a column. */
export function guessKind(look: Look): Kind {
  const orders = guessColumns('orders', look);
  if (orders['order_no'] !== undefined) return orders['status'] === undefined ? 'items' : 'orders';
  const joins = guessColumns('joins', look);
  return joins['joined_at'] === undefined ? 'orders' : 'joins';
}

/** What a row is, by what repeats in the first rows of the file. */
export function guessShape(columns: Answered, look: Look): Shape {
  const at = (field: string): number =>
    look.columns.findIndex(({ name }) => name === columns[field]);
  const [order, paid] = [at('order_no'), at('paid')];
  const amounts = new Map<string, Set<string>>();
  let rows = 0;
  for (const cells of look.sample) {
    const no = cells[order] ?? '';
    // A blank order number goes on with the order above it.
    if (no === '') return 'group';
    rows += 1;
    const seen = amounts.get(no) ?? new Set();
    amounts.set(no, seen.add(cells[paid] ?? ''));
  }
  if (amounts.size === rows) return 'row';
  const differ = [...amounts.values()].some((seen) => seen.size > 1 && !seen.has(''));
  return differ ? 'part' : 'group';
}

type Answered = Readonly<Record<string, string>>;

/** `13/02/2026` decides; undefined where the file's dates do not stand so, or leave it open. */
export function guessDateOrder(columns: Answered, look: Look): DateOrder | 'open' | undefined {
  const dates = valuesOf(columns, ['created_at', 'paid_at', 'joined_at', 'left_at', 'at'], look)
    .map((text) => /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}/.exec(text))
    .filter((match) => match !== null);
  if (dates.length === 0) return undefined;
  if (dates.some(([, first]) => Number(first) > 12)) return 'dmy';
  return dates.some(([, , second]) => Number(second) > 12) ? 'mdy' : 'open';
}

/** `1.299,00`: a comma before the minor units, in all amounts that have any. */
export function guessDecimal(columns: Answered, look: Look): ',' | undefined {
  const amounts = valuesOf(columns, ['paid', 'refund', 'price', 'total', 'amount'], look);
  const commas = amounts.some((text) => /,\d{1,2}\D{0,4}$/u.test(text));
  return commas && !amounts.some((text) => /\.\d{1,2}\D{0,4}$/u.test(text)) ? ',' : undefined;
}

function valuesOf(columns: Answered, fields: readonly string[], look: Look): readonly string[] {
  const places = fields
    .filter((field) => columns[field] !== undefined)
    .map((field) => look.columns.findIndex(({ name }) => name === columns[field]));
  return places
    .flatMap((at) => look.sample.map((cells) => cells[at] ?? ''))
    .filter((text) => text !== '');
}

/** A header in Chinese: then times are probably Beijing's and amounts yuan. */
export function isChinese(look: Look): boolean {
  return look.columns.some(({ name }) => /\p{Script=Han}/u.test(name));
}
