import { maskCell, maskIdentity, maskWithin } from '../core/mask.ts';
import { printable } from '../core/width.ts';

/** Fields of facts and orders that hold an identifier or a name of a person. */
const PERSONS =
  /^(?:person:\w+|buyer|phone|email|unionid|openid|external_userid|member|person|inviter|invitee|visitor|nickname)$/;

/** Columns that no format reads may be about a person, too. */
const PERSONAL =
  /phone|mobile|email|openid|unionid|userid|nick|person|(?<!product |item |goods |sku |shop |store )name$|recipient|receiver|姓名|手机|电话|邮箱|昵称|会员|支付宝|帐号|账号|买家|客户|收货|收件|联系/i;

/** Where people write what they like, anything may stand: nothing of it is shown. */
const FREE_TEXT =
  /address|note|remark|message|comment|memo|instruction|地址|备注|描述|留言|说明|评价|反馈/i;

/** Texts of messages and identity documents are shown to nobody, whoever asks. */
const UNREAD =
  /(?:短信|消息|回复|上行|下行|发送)(?:内容|正文|文本)|聊天|^(?:content|text)$|(?:sms|message).?(?:text|body|content)|证件|身份证|护照|passport|id.?card|identity|national.?id/i;

/** Does the column hold texts of messages, or numbers of identity documents? */
export function isUnread(column: string): boolean {
  return UNREAD.test(column);
}

/** The kind of person that a column's fields name, or null. */
export function personKind(fields: readonly string[]): string | null {
  const person = fields.find((field) => PERSONS.test(field));
  return person === undefined ? null : person.replace('person:', '');
}

/** A cell of a file as a screen may show it: short, harmless, and masked where it is about a person. */
export function shownValue(column: string, fields: readonly string[], value: string): string {
  if (isUnread(column)) return '***';
  const kind = personKind(fields);
  if (kind !== null) return printable(maskIdentity(kind, value));
  const masked = fields.length === 0 ? maskUnclaimed(column, value) : maskWithin(value);
  const short = [...printable(masked)];
  return short.length > 24 ? `${short.slice(0, 23).join('')}…` : short.join('');
}

/** Any column is offered for any field: unless the field is a person's, its cell is one that nobody reads. */
export function offeredValue(column: string, field: string, value: string): string {
  return shownValue(column, personKind([field]) === null ? [] : [field], value);
}

/** Beside a number of a person their name may stand: of such a cell only the ends are shown. */
function maskUnclaimed(column: string, value: string): string {
  if (FREE_TEXT.test(column)) return '***';
  return PERSONAL.test(column) || maskWithin(value) !== value ? maskCell(value) : value;
}
