import { maskCell, maskIdentity, maskWithin } from '../core/mask.ts';
import { printable } from '../core/width.ts';

/** Fields of facts and orders that hold an identifier or a name of a person. */
const PERSONS =
  /^(?:person:\w+|buyer|phone|email|unionid|openid|external_userid|member|person|inviter|invitee|visitor|nickname)$/;

/** Columns that no format reads may be about a person, too. */
const PERSONAL =
  /phone|mobile|email|openid|unionid|userid|nick|person|name$|address|recipient|receiver|姓名|手机|电话|地址|邮箱|昵称|会员|支付宝|帐号|账号|买家|客户|收货|收件|联系|留言|备注|身份证/i;

/** The kind of person that a column's fields name, or null. */
export function personKind(fields: readonly string[]): string | null {
  const person = fields.find((field) => PERSONS.test(field));
  return person === undefined ? null : person.replace('person:', '');
}

/** A cell of a file as a screen may show it: short, harmless, and masked where it is about a person. */
export function shownValue(column: string, fields: readonly string[], value: string): string {
  const kind = personKind(fields);
  if (kind !== null) return printable(maskIdentity(kind, value));
  const masked = fields.length === 0 && PERSONAL.test(column) ? maskCell(value) : maskWithin(value);
  const short = [...printable(masked)];
  return short.length > 24 ? `${short.slice(0, 23).join('')}…` : short.join('');
}
