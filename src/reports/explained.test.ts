import { describe, expect, it } from 'vitest';
import { CREDIT_BY, CREDIT_OPTIONS } from './channels/credit/report.ts';
import { dressed } from './dressed.fixture.ts';
import { STEP_OPTIONS } from './funnel/steps/question.ts';
import { REPORTS } from './index.ts';
import { at, type Story } from './journeys.fixture.ts';
import type { ReportOption } from './options.ts';
import type { Report, ReportParams } from './report.ts';
import { explainReport } from './run.ts';

const STORY: Story = {
  variants: { 'sample': 1, 'red-packet': 1 },
  batches: [
    { codes: ['c1', 'c2'], variant: 'sample', orders: ['pdd:1'] },
    { codes: ['c3'], variant: 'red-packet' },
    { codes: ['p1'], unit: 'shared', channel: 'poster' },
    { codes: ['r1'], invites: true, channel: 'referral', owners: ['ann'] },
  ],
  people: {
    ann: ['asked +0d', 'visit c1 +1d', 'join c1 +1d', 'order +3d 700', 'texted +1d'],
    ben: ['join r1 +2d', 'order +4d 300', 'order +9d 100 100', 'held +1d'],
  },
};

/** An answer to each option that a report may be asked with. */
const ANSWERS: Readonly<Record<string, string | true | readonly string[]>> = {
  window: '7d',
  burst: '2/60',
  tree: '1',
  lift: '50%',
  control: 'sample',
  shown: ['sample=50', 'red-packet=40'],
  rolling: '30d',
  steps: 'visit > join? > order',
  without: 'leave',
  target: '20',
  order: 'shop:1',
};

/** What makes another report of it, where it is asked as well: who is asked for it is asked the rest, too. */
const INSTEAD: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  funnel: { steps: 'visit > join > order' },
  channels: { credit: 'linear' },
};

/** Every way of asking a report for something besides what must be asked: one option at a time. */
function asked({ name, options }: Report): readonly Partial<ReportParams>[] {
  const ways = [{}, ...options.flatMap(waysOf)];
  const instead = INSTEAD[name];
  if (instead === undefined) return ways;
  const own = new Set(STEP_OPTIONS.concat(CREDIT_OPTIONS).map((option) => option.name));
  const alone = ways.filter(
    (way) =>
      (name !== 'funnel' || way.by !== 'hour') &&
      !Object.keys(way.own ?? {}).some((key) => own.has(key)),
  );
  const credited: readonly string[] = CREDIT_BY;
  const besides = ways.filter(
    ({ by }) => name === 'funnel' || by === undefined || credited.includes(by),
  );
  return [...alone, ...besides.map((way) => ({ ...way, own: { ...instead, ...way.own } }))];
}

function waysOf(option: ReportOption): readonly Partial<ReportParams>[] {
  const { name, choices, value } = option;
  switch (name) {
    case 'campaign':
      return [{ campaign: 'spring' }];
    case 'by':
      return (choices ?? []).flatMap((by) => [{ by }, { by, top: 1 }]);
    case 'since':
      return [{ since: at('+1d') }];
    case 'until':
      return [{ asOf: at('-40d') }];
    case 'currency':
      return [{ currency: 'USD' }];
    case 'visits':
      return (choices ?? []).map((visits) => ({ visits }));
    case 'gross':
      return [{ gross: true }];
    case 'top':
      return [];
    default: {
      const answers = choices ?? [value === undefined ? true : (ANSWERS[name] ?? `no ${name}`)];
      return answers.map((answer) => ({ own: { [name]: answer } }));
    }
  }
}

const LAID_OUT =
  /\b(?:purchases|contacts|code_visits|order_days|journey_\w+)\b|group_concat|AS BLOB/;

describe.each(REPORTS.map((report) => [report.name, report] as const))('%s', (name, report) => {
  it('is told over the facts, with bounds that are numbers, however it is asked', () => {
    const db = dressed(STORY);
    const problems = asked(report).flatMap((way) => {
      const params = { asOf: at('+40d'), untilGiven: true, campaign: 'spring', ...way };
      return explainReport(db, name, params).flatMap(({ sql, params: places }) => {
        const endless = Object.values(places).some(
          (one) => typeof one === 'number' && !Number.isFinite(one),
        );
        const isPacked = LAID_OUT.test(sql);
        return endless || isPacked ? [`${JSON.stringify(way)}: ${sql.slice(0, 60)}`] : [];
      });
    });
    expect(problems).toEqual([]);
    db.close();
  });
});
