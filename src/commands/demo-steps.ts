import type { TextKey } from '../text/translate.ts';

/** One line of the demo: what is told before it, when it happens, and what is typed. */
export type DemoStep = {
  /** PSCRM_NOW: an ISO instant. */
  readonly at: string;
  readonly text: TextKey;
  /** Words behind `pscrm`; or, with `show`, nothing. */
  readonly argv: readonly string[];
  /** Where a row is there to be rejected, 3. */
  readonly exit: 0 | 3;
  /** Shows the first lines of a file instead of running a command. */
  readonly show?: { readonly file: string; readonly lines: number };
};

const PACKING = '2026-02-10T09:00:00+08:00';
const LOOKING_BACK = '2026-04-01T09:00:00+08:00';

const step = (at: string, text: TextKey, line: string, exit: 0 | 3 = 0): DemoStep => ({
  at,
  text,
  argv: line.split(' '),
  exit,
});

/** The journey of fixtures/journey, on its two days: when the parcels are packed, and seven weeks later. */
export const DEMO_STEPS: readonly DemoStep[] = [
  step(
    PACKING,
    'demo.init',
    'init --base-url https://q.example.cn --timezone Asia/Shanghai --currency CNY',
  ),
  step(
    PACKING,
    'demo.orders',
    'import taobao_orders.csv taobao_items.csv pdd_orders.csv shopify_orders.csv',
  ),
  step(
    PACKING,
    'demo.campaign',
    'campaign create spring-card --channel package-card --variant sample --variant red-packet',
  ),
  step(
    PACKING,
    'demo.codes',
    'code batch --campaign spring-card --per-order --platform pdd --seed spring-318 --out cards/',
  ),
  {
    at: PACKING,
    text: 'demo.codes-file',
    argv: [],
    exit: 0,
    show: { file: 'cards/codes.csv', lines: 4 },
  },
  step(
    LOOKING_BACK,
    'demo.own-shop',
    'import youzan_orders.csv orders.csv --rejects rejects.csv',
    3,
  ),
  step(
    LOOKING_BACK,
    'demo.facts',
    'import joins.csv visits.csv leaves.csv participants.csv referrals.csv costs.csv',
  ),
  step(
    LOOKING_BACK,
    'demo.complete',
    'import taobao_orders.csv pdd_orders.csv --complete-until 2026-03-31',
  ),
  step(LOOKING_BACK, 'demo.customer', 'customer show 17'),
  step(LOOKING_BACK, 'demo.funnel', 'report funnel --campaign spring-card --by variant'),
  step(LOOKING_BACK, 'demo.kfactor', 'report kfactor --campaign friends'),
  step(LOOKING_BACK, 'demo.cohort', 'report cohort --measure customers'),
  step(LOOKING_BACK, 'demo.status', 'status'),
];
