import type { Params } from '../core/errors.ts';
import type { RulePart } from '../core/table.ts';
import type { Settings } from '../db/settings.ts';

/** A sentence of a report's rule: `rule.CODE` of the texts. */
export function rule(about: RulePart['about'], code: string, params: Params = {}): RulePart {
  return { about, code, params };
}

/** Whose days, weeks and months. */
export function zoneRule({ timezone }: Settings): RulePart {
  return rule('zone', 'zone', { timezone });
}

/** Net of refunds, or gross with `--gross`; one currency, never several added up. */
export function moneyRule(gross: boolean, currency: string): RulePart {
  return rule('money', gross ? 'money-gross' : 'money-net', { currency });
}
