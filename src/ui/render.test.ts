import { describe, expect, it } from 'vitest';
import type { ReportResult, Table } from '../core/table.ts';
import { width } from '../core/width.ts';
import { translator } from '../text/translator.ts';
import { type CellContext, shownRate } from './cells.ts';
import { colours } from './colour.ts';
import {
  pivoted,
  renderCsv,
  renderMarkdown,
  renderMarkdownList,
  renderTable,
  renderTsv,
  summaryLines,
} from './render.ts';
import { renderTerms } from './terms.ts';

const context = (language: 'en' | 'zh'): CellContext => ({
  say: translator(language),
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
});
const plain = colours(false);

const TABLE: Table = {
  currency: 'CNY',
  columns: [
    { key: 'name', type: 'text' },
    { key: 'status', type: 'word' },
    { key: 'orders', type: 'count' },
    { key: 'step_rate', type: 'rate' },
    { key: 'net_minor', type: 'money' },
    { key: 'created_at', type: 'instant' },
  ],
  rows: [
    {
      name: '测试店铺',
      status: 'paid',
      orders: 1234,
      step_rate: 0.12345,
      net_minor: 129900,
      created_at: 0,
    },
    { name: 'a', status: 'odd', orders: 5, step_rate: null, net_minor: -500, created_at: null },
  ],
};

describe('a table', () => {
  it('lines up on a terminal, with Chinese in it', () => {
    const lines = renderTable(TABLE, context('zh'), plain).trimEnd().split('\n');
    expect(lines).toEqual([
      '名称      状态    订单数  步骤转化率    净收入  创建时间',
      '测试店铺  已付款   1,234      12.3 %  1,299.00  1970-01-01 08:00:00',
      'a         odd          5           –     -5.00  –',
    ]);
    const wide = lines.map((line) => width(line.slice(0, line.indexOf('  1970') + 2)));
    expect(wide[1]).toBe(width(lines[0]?.replace('创建时间', '') ?? ''));
  });

  it('is unrounded and plain for a pipe', () => {
    expect(renderTsv(TABLE, context('zh'))).toBe(
      '测试店铺\tpaid\t1234\t0.12345\t129900\t1970-01-01T08:00:00+08:00\na\todd\t5\t\t-500\t\n',
    );
  });

  it('has keys for a header in CSV, and neutralises formulas but not negative amounts', () => {
    const evil: Table = {
      ...TABLE,
      rows: [{ name: '=cmd|x', status: '-1+2', orders: 1, net_minor: -550, created_at: -1000 }],
    };
    expect(renderCsv(evil, context('zh'))).toBe(
      "name,status,orders,step_rate,net_minor,created_at\n'=cmd|x,'-1+2,1,,-550,1970-01-01T07:59:59+08:00\n",
    );
  });

  it('shows money in major units of the row’s own currency, and writes it in minor units', () => {
    const table: Table = {
      currency: 'CNY',
      columns: [{ key: 'net_minor', type: 'money' }],
      rows: [
        { net_minor: 129900, currency: 'USD' },
        { net_minor: 129900, currency: 'JPY' }, // a yen has no cents
        { net_minor: 129900, currency: null }, // of the table: yuan
      ],
    };
    expect(renderMarkdown(table, context('en'))).toBe(
      '| Net revenue |\n| ---: |\n| 1,299.00 |\n| 129,900 |\n| 1,299.00 |\n',
    );
    expect(renderCsv(table, context('en'))).toBe('net_minor\n129900\n129900\n129900\n');
  });

  it('cannot be broken out of in Markdown or by control characters', () => {
    const evil: Table = {
      columns: [{ key: 'name', type: 'text' }],
      rows: [{ name: 'a|b\u001B[31m\nc' }],
    };
    expect(renderMarkdown(evil, context('en'))).toBe('| Name |\n| --- |\n| a\\|b \\[31m c |\n');
    expect(renderTable(evil, context('en'), plain)).not.toContain('\u001B');
    expect(renderTsv(evil, context('en'))).toBe('a|b [31m c\n');
  });

  it('has the interval of a rate beside it in a square', () => {
    const result: ReportResult = {
      name: 'first-order',
      params: {},
      notes: [],
      rule: [],
      who: [],
      columns: [
        { key: 'variant', type: 'text' },
        { key: 'within_days', type: 'count' },
        { key: 'share', type: 'rate' },
        { key: 'low', type: 'rate' },
        { key: 'high', type: 'rate' },
      ],
      rows: [
        { variant: 'a', within_days: 7, share: 0.2, low: 0.123, high: 0.27 },
        { variant: 'b', within_days: 7, share: null, low: null, high: null },
      ],
      pivot: {
        row: 'variant',
        fixed: [],
        column: 'within_days',
        value: 'share',
        ends: ['low', 'high'],
      },
    };
    expect(renderTable(pivoted(result), context('en'), plain)).toBe(
      'Variant     7 d  95 % at 7 d\na        20.0 %  12.3–27.0 %\nb             –  –\n',
    );
  });

  it('lays cohorts out as a square: nobody is 0, not yet is blank', () => {
    const square = { row: 'cohort', fixed: ['size'], column: 'period', value: 'customers' };
    const result: ReportResult = {
      name: 'cohort',
      params: {},
      notes: [],
      rule: [],
      who: [],
      columns: [
        { key: 'cohort', type: 'text' },
        { key: 'size', type: 'count' },
        { key: 'period', type: 'count' },
        { key: 'customers', type: 'count' },
      ],
      rows: [
        { cohort: '2026-01', size: 3, period: 0, customers: 3 },
        { cohort: '2026-01', size: 3, period: 1, customers: 0 },
        { cohort: '2026-02', size: 1, period: 0, customers: 1 },
      ],
      pivot: square,
    };
    expect(renderTable(pivoted(result), context('en'), plain)).toBe(
      'Cohort   People  +0  +1\n2026-01       3   3   0\n2026-02       1   1\n',
    );
    // What will still grow is marked.
    const rows = result.rows.map((row, at) => ({ ...row, immature: at === 1 ? 1 : 0 }));
    const growing = { ...result, rows, pivot: { ...square, unfinished: 'immature' } };
    expect(renderTable(pivoted(growing), context('en'), plain)).toBe(
      'Cohort   People  +0  +1\n2026-01       3   3  0…\n2026-02       1   1\n',
    );
    // Told apart by something else as well, cohorts of one name are two rows.
    const parted: ReportResult = {
      ...result,
      columns: [{ key: 'channel', type: 'text' }, ...result.columns],
      rows: [
        { channel: 'a', cohort: '2026-01', size: 2, period: 0, customers: 2 },
        { channel: null, cohort: '2026-01', size: 1, period: 0, customers: 1 },
      ],
      pivot: {
        by: 'channel',
        row: 'cohort',
        fixed: ['size'],
        column: 'period',
        value: 'customers',
      },
    };
    expect(renderTable(pivoted(parted), context('en'), plain)).toBe(
      'Channel  Cohort   People  +0\na        2026-01       2   2\n–        2026-01       1   1\n',
    );
  });
});

describe('a rate', () => {
  it.each([
    [0.12345, '12.3 %'],
    [0.00996, '1.0 %'],
    [0.0012, '0.12 %'], // and not 0.1, which 0.0013 and 0.0008 are, too
    [-0.0004, '-0.04 %'],
    [0.00001, '< 0.01 %'],
    [-0.00001, '> -0.01 %'],
    [0, '0.0 %'],
    [-0, '0.0 %'],
    [1, '100.0 %'],
  ])('of %d is %s', (value, text) => {
    expect(shownRate(value)).toBe(text);
  });
});

describe('a summary', () => {
  it('has hours and days to no more decimals than they are known to', () => {
    const length = { cycle_hours: { median: 314.1713, n: 16 }, median_days: 3.27159 };
    expect(summaryLines(length, translator('en')).map(([, figure]) => figure)).toEqual([
      'median 314.2 · of 16',
      '3.27',
    ]);
  });

  const SUMMARY = { participants: 1234, k: 4 / 7, i: null, excluded: { self: 1, old_friend: 2 } };

  it('is titles and figures; what is counted apart goes on one line', () => {
    const lines = summaryLines(SUMMARY, translator('en'));
    expect(renderTerms(lines, plain, 80).split('\n')).toEqual([
      'Participants                1,234',
      'K                           0.5714',
      'i (opened per participant)  –',
      'Not counted                 invited themselves 1 · old friend 2',
      '',
    ]);
    expect(renderTerms(lines, plain, 60).split('\n').slice(3)).toEqual([
      'Not counted                 invited themselves 1 · old',
      '                            friend 2',
      '',
    ]);
  });

  it('has parts of a whole in per cent', () => {
    const shares = { top_share: 1 / 3, rate: 0.5, rate_low: null, corate: 0.5 };
    expect(summaryLines(shares, translator('en')).map(([, figure]) => figure)).toEqual([
      '33.3 %',
      '50.0 %',
      '–',
      '0.5',
    ]);
  });

  it('is a list in Markdown', () => {
    expect(
      renderMarkdownList([
        ['K', '0.5'],
        ['a*b', '–'],
      ]),
    ).toBe('- K: 0.5\n- a\\*b: –\n');
  });
});
