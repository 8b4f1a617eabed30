import { NOT_READ, type Rule } from '../rules/rule.ts';

const SEEN = '2026-11-24';
const TENCENT = 'cloud.tencent.com/document/product/382/39023';
const ALIYUN = 'help.aliyun.com/document_detail/44335';
const HUAWEI = 'support.huaweicloud.com/msgsms (template rules)';

type Of = Pick<Rule, 'of' | 'sure' | 'source' | 'effect'>;
const tencent: Of = { of: 'tencent', sure: 'A', source: TENCENT, effect: 'refused' };
const aliyun: Of = { of: 'aliyun', sure: 'A', source: ALIYUN, effect: 'refused' };
const huawei: Of = { of: 'huawei', sure: 'C', source: HUAWEI, effect: 'refused' };
const generic: Of = { of: 'generic', sure: '?', source: NOT_READ, effect: 'watch' };
const law: Of = {
  of: 'law',
  sure: 'C',
  source: '通信短信息服务管理规定 (2015-06-30), as quoted by ijiuguang.com',
  effect: 'refused',
};

/** Said of a provider by one who has used it, or by none: the page itself was not read. */
const heard = (of: Of): Of => ({ ...of, sure: 'C' });
const notKnown = (of: Of): Of => ({ ...of, sure: '?', source: NOT_READ, effect: 'watch' });
const mayBe = (of: Of): Of => ({ ...of, effect: 'watch' });

/** Which rule whose messages are held against. The checks are in lint.ts, by the rule's id. */
const BY_RULE: Readonly<Record<string, readonly Of[]>> = {
  'sms.no-opt-out': [law],
  'sms.opt-out-wording': [aliyun, huawei, notKnown(tencent), generic],
  'sms.add-wechat': [tencent, heard(aliyun), huawei, generic],
  'sms.lottery': [tencent, heard(aliyun), huawei, generic],
  'sms.coupon': [tencent, heard(aliyun), huawei, generic],
  'sms.win-over': [tencent, heard(aliyun), huawei, generic],
  'sms.short-link': [tencent, huawei, notKnown(aliyun), generic],
  'sms.redirecting-link': [tencent, huawei, notKnown(aliyun), generic],
  'sms.own-link': [tencent, notKnown(aliyun), generic],
  'sms.variables': [
    {
      of: 'huawei',
      sure: 'C',
      source:
        'huaweicloud.com/special/msgsms-rmzn.html (its tool for sending in bulk; a stored copy)',
      effect: 'refused',
    },
  ],
  'sms.icp': [mayBe(tencent), mayBe(heard(huawei)), notKnown(aliyun), generic],
  'sms.brackets': [aliyun, notKnown(tencent), notKnown(huawei), generic],
  'sms.too-long': [aliyun, notKnown(tencent), notKnown(huawei), generic],
  'sms.signature': [notKnown(aliyun), notKnown(tencent), notKnown(huawei), generic],
  'sms.emoji': [notKnown(aliyun), notKnown(tencent), notKnown(huawei), generic],
  'sms.hours': [
    { ...huawei, source: 'Huawei IoT message rules (8:00–21:00)' },
    notKnown(aliyun),
    notKnown(tencent),
    generic,
  ],
  'sms.no-time': [notKnown(aliyun), notKnown(tencent), notKnown(huawei), generic],
  'sms.consent': [mayBe(law)],
};

/** Does the provider refuse links whose first answer sends on to another address? */
export function refusesRedirects(provider: string): boolean {
  return SMS_RULES.some(
    ({ id, of, effect }) =>
      id === 'sms.redirecting-link' && of === provider && effect === 'refused',
  );
}

export const SMS_RULES: readonly Rule[] = Object.entries(BY_RULE).flatMap(([id, ofs]) =>
  ofs.map((of) => ({ id, seen: SEEN, ...of })),
);
