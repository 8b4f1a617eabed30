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

/**
 * Which visits count. The server knows machines and who has just been there; files tell neither, so what they list
 * counts as it is. @param which of VISITS; undefined: as always
 */
export function visitsRule(which = 'counted'): RulePart {
  return rule('counted', `visits-${which}`);
}

/** Net of refunds, or gross with `--gross`; one currency, never several added up. */
export function moneyRule(gross: boolean, currency: string): RulePart {
  return rule('money', gross ? 'money-gross' : 'money-net', { currency });
}
