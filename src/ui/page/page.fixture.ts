import type { Chart } from '../../core/chart.ts';
import type { ReportResult } from '../../core/table.ts';

/** What somebody may have typed as a name. */
export const HOSTILE = `<script>alert(1)</script>"'&\u202Eevil`;

const WEEKS = Array.from({ length: 26 }, (_, at) => at);

/** Every kind of chart, with several series, gaps, values below zero and names that are too long. */
export const CHARTS: readonly Chart[] = [
  {
    kind: 'funnel',
    title: 'funnel',
    groups: ['sample', HOSTILE].map((name) => ({
      name: { value: name, type: 'text' },
      steps: [
        { label: { value: 'issued', type: 'word' }, count: 12_000, rate: null },
        { label: { value: 'joined', type: 'word' }, count: 2_345, rate: 2_345 / 12_000 },
        { label: { value: 'first_private_order', type: 'word' }, count: 0, rate: 0 },
      ],
    })),
  },
  {
    kind: 'bars',
    title: 'kfactor-generations',
    type: 'rate',
    categories: ['red-packet', `membership-${'very-'.repeat(20)}long`].map((value) => ({
      value,
      type: 'text',
    })),
    series: ['kept_7d', 'first_private_order'].map((value, nth) => ({
      name: { value, type: 'word' },
      values: [
        { value: 0.12 + nth * 0.2, low: 0.08, high: 0.4 },
        { value: nth === 0 ? null : -0.05, low: -0.09, high: 0.01 },
      ],
    })),
  },
  {
    kind: 'heat',
    title: 'cohort-retention',
    type: 'rate',
    columns: WEEKS.map((value) => ({ value, type: 'count' })),
    rows: WEEKS.map((week) => ({
      name: { value: `2026-W${week}`, type: 'text' },
      values: WEEKS.slice(week).map((_, period) => (period === 3 ? null : 1 / (period + 1))),
    })),
  },
  {
    kind: 'lines',
    title: 'cohort-retention',
    step: true,
    x: { title: 'period', type: 'count' },
    y: { title: 'overall_rate', type: 'rate' },
    series: ['sample', 'membership', 'red-packet'].map((name, nth) => ({
      name: { value: name, type: 'text' },
      points: [0, 1, 3, 7, 30, 60, 90].map((x) => {
        const y = Math.min(0.9, (x / 90) * (0.3 + nth * 0.2));
        return { x, y, low: Math.max(0, y - 0.05), high: y + 0.05 };
      }),
    })),
  },
  {
    kind: 'histogram',
    title: 'funnel',
    x: { title: 'median_hours', type: 'hours' },
    bins: [5, 40, 22, 0, 3].map((count, at) => ({ from: at * 24, to: (at + 1) * 24, count })),
  },
];

export const RESULT: ReportResult = {
  name: 'funnel',
  params: {
    campaign: HOSTILE,
    by: 'variant',
    gross: true,
    top: null,
    as_of: '2026-03-31T08:00:00+08:00',
  },
  columns: [
    { key: 'variant', type: 'text' },
    { key: 'stage', type: 'word' },
    { key: 'count', type: 'count' },
    { key: 'net_minor', type: 'money' },
    { key: 'overall_rate', type: 'rate' },
  ],
  currency: 'CNY',
  rows: [
    { variant: HOSTILE, stage: 'joined', count: 2345, net_minor: 129_900, overall_rate: 0.1954 },
    { variant: null, stage: HOSTILE, count: 0, net_minor: -500, overall_rate: null },
  ],
  summary: { k: 0.5, excluded: { self: 1, loop: 0 } },
  rule: [{ about: 'unit', code: 'person', params: {} }],
  lead: [{ code: 'hooks-verdict-winner', params: { arm: HOSTILE, rate: '83.3 %' } }],
  who: [],
  notes: [{ code: 'cohort-first', params: { cohort: HOSTILE } }],
  charts: CHARTS,
};
