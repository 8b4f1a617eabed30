import type { RulePart } from '../../core/table.ts';
import type { Settings } from '../../db/settings.ts';
import { type Known, knownRule } from '../known.ts';
import { moneyRule, rule, visitsRule, zoneRule } from '../rule.ts';
import type { Arm, Arms } from './arms.ts';
import { DRAWS } from './money.ts';
import { undecidedOf } from './rates.ts';
import type { Answers } from './report.ts';
import type { Shown } from './shown.ts';
import { YOUNG_DAYS, YOUNG_SHARE, YOUNG_WINDOW } from './young.ts';

type RuleGround = {
  readonly known: readonly Known[];
  readonly asked: Answers;
  readonly settings: Settings;
  readonly gross: boolean;
  readonly currency: string;
  readonly counted: Arms;
  readonly arms: readonly Arm[];
  readonly control: number;
  /** Cards of no variant, and codes that many people scan. */
  readonly without: number;
  readonly shared: number;
  /** People of whom the variant is known, and no card. */
  readonly routed: number;
  readonly shown: Shown | null;
  /** As `--visits` has it. */
  readonly visits: string | undefined;
};

/** By which rule the cards are counted and compared. */
export function hookRule(ground: RuleGround): readonly RulePart[] {
  const { asked, settings, gross, currency, counted, arms, control, shown, visits } = ground;
  const total = (of: (arm: Arm) => number): number => arms.reduce((sum, arm) => sum + of(arm), 0);
  const undecided = total((arm) => undecidedOf(arm, 'kept_7d'));
  // Where no file has any, that is said of them, and not of some who joined later.
  const mayOrder = total((arm) => (arm.isTold ? undecidedOf(arm, 'first_order') : 0));
  const word = { shown: shown === null ? 0 : 1 };
  return [
    ...(shown === null ? cardRule(ground) : shownRule(shown, counted, visits)),
    zoneRule(settings),
    moneyRule(gross, currency),
    ...(asked.window === null ? [] : [rule('money', 'hooks-window-costs')]),
    rule('interval', 'hooks-interval', {
      draws: DRAWS,
      control: arms[control]?.name ?? '–',
      pairs: (arms.length * (arms.length - 1)) / 2,
      ...word,
    }),
    shown === null
      ? rule('excluded', 'hooks-excluded', {
          before: counted.customersBefore,
          without: ground.without,
          shared: ground.shared,
        })
      : rule('excluded', 'hooks-shown-excluded', { before: counted.customersBefore }),
    ...knownRule(ground.known, settings),
    shown === null
      ? rule('immature', 'hooks-immature', {
          cards: total(({ joined }) => joined.open),
          kept: undecided,
        })
      : rule('immature', 'hooks-shown-immature', { n: undecided }),
    ...(mayOrder > 0 ? [rule('immature', 'hooks-may-order', { n: mayOrder, ...word })] : []),
    ...(undecided + mayOrder > 0 ? [rule('immature', 'hooks-chained', word)] : []),
  ];
}

function cardRule({ asked, counted, visits, routed }: RuleGround): readonly RulePart[] {
  const { windowText } = asked;
  return [
    rule('unit', 'hooks-unit'),
    rule('counted', 'hooks-counted'),
    visitsRule(visits),
    rule('entry', 'hooks-entry', { n: counted.ofSeveral }),
    windowText === null
      ? rule('window', 'hooks-no-window', {
          days: YOUNG_DAYS,
          most: `${YOUNG_SHARE * 100} %`,
          option: YOUNG_WINDOW,
        })
      : rule('window', 'hooks-window', { window: windowText }),
    ...(windowText === null || routed === 0
      ? []
      : [rule('window', 'hooks-window-routes', { n: routed })]),
    rule('period', 'hooks-period'),
  ];
}

/** Where somebody says how many were shown a variant: that they say so stands before all else. */
function shownRule(
  shown: Shown,
  { ofSeveral }: Arms,
  visits: string | undefined,
): readonly RulePart[] {
  const given = [...shown].map(([variant, n]) => `${variant} ${n}`);
  return [
    rule('unit', 'hooks-shown-unit', { given }),
    rule('counted', 'hooks-shown-counted'),
    visitsRule(visits),
    rule('entry', 'hooks-shown-entry', { n: ofSeveral }),
    rule('window', 'hooks-shown-window'),
    rule('period', 'hooks-shown-period'),
  ];
}
