import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Chart } from '../../core/chart.ts';
import { translator } from '../../text/translator.ts';
import { ticks } from './marks.ts';
import { RESULT } from './page.fixture.ts';
import { type PageContext, renderPage } from './page.ts';

const context = (language: 'en' | 'zh'): PageContext => ({
  say: translator(language),
  language,
  timezone: 'Asia/Shanghai',
  currency: 'CNY',
});
const page = (language: 'en' | 'zh' = 'en'): string => renderPage(RESULT, context(language));
const only = (chart: Chart): string => renderPage({ ...RESULT, charts: [chart] }, context('en'));

describe('the page of a report', () => {
  it('says its numbers, its rule and what to mind, in the reader’s language', () => {
    const english = page();
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('As of 2026-03-31 08:00:00 (Asia/Shanghai)');
    expect(english).toContain('<td class="n">1,299.00</td>');
    expect(english).toContain('<dt>Unit</dt><dd>A person, after identities are merged.</dd>');
    expect(english).toContain('<dt>K</dt><dd>0.5</dd>');
    const chinese = page('zh');
    expect(chinese).toContain('<html lang="zh-CN">');
    expect(chinese).toContain('<dt>计数单位</dt><dd>人（标识合并之后）。</dd>');
  });

  it('says first what must be read before any number', () => {
    const lead = page().indexOf('<p class="lead">Winner: &lt;script&gt;');
    expect(lead).toBeGreaterThan(0);
    expect(lead).toBeLessThan(page().indexOf('<figure>'));
  });

  it('shows which answers decided the numbers, as a shell takes them: flags as flags, what was not asked not at all', () => {
    expect(page().replaceAll(/<\/?span>/g, '')).toMatch(
      /pscrm report funnel --campaign &#39;&lt;script&gt;.*&#39; --by variant --gross </,
    );
  });

  it('is safe whatever anybody is called', () => {
    const text = page();
    expect(text.match(/<script/g)).toBeNull();
    expect(text).not.toContain('\u202E');
    expect(text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp; evil');
    // Nothing is styled, run or fetched but by the sheet that the policy names.
    expect(text).not.toMatch(/\sstyle=|\son\w+=|\shref=|\ssrc=|url\(|@import/);
    const [, sheet = ''] = /<style>(.*?)<\/style>/s.exec(text) ?? [];
    const hash = createHash('sha256').update(sheet).digest('base64');
    expect(text).toContain(`style-src &#39;sha256-${hash}&#39;`);
  });

  it('draws every chart, whatever is in it, without a number that is none', () => {
    expect(page().match(/<figure>/g)).toHaveLength(5);
    expect(page()).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('draws charts of nothing, too', () => {
    const empty: readonly Chart[] = [
      { kind: 'funnel', title: 'funnel', groups: [] },
      { kind: 'bars', title: 'funnel', type: 'count', categories: [], series: [] },
      { kind: 'heat', title: 'funnel', type: 'rate', columns: [], rows: [] },
      {
        kind: 'lines',
        title: 'funnel',
        step: false,
        x: { title: 'count', type: 'count' },
        y: { title: 'count', type: 'count' },
        series: [{ name: null, points: [] }],
      },
      { kind: 'histogram', title: 'funnel', x: { title: 'count', type: 'count' }, bins: [] },
    ];
    for (const chart of empty) expect(only(chart)).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('draws a bar that is seen where all took the same minute of many days, and counts in whole numbers', () => {
    const bins = [{ from: 311.68, to: 311.7, count: 1 }];
    const x = { title: 'median_hours', type: 'hours' } as const;
    const drawn = only({ kind: 'histogram', title: 'funnel', x, bins });
    const bars = [...drawn.matchAll(/<rect[^>]*class="s0"[^>]*>/g)].map(([bar]) => bar);
    expect(bars).toHaveLength(2); // one on a broad screen, one on a narrow one
    for (const bar of bars) expect(Number(/width="([\d.]+)"/.exec(bar)?.[1])).toBeGreaterThan(2);
    expect(drawn).toContain('>1</text>');
    expect(drawn).not.toMatch(/>0\.\d+<\/text>/);
  });

  it('draws as many as a sheet of paper holds, and says how many are left', () => {
    const numbers = Array.from({ length: 100 }, (_, value) => ({ value, type: 'count' }) as const);
    const series = { name: null, values: numbers.map(({ value }) => ({ value })) };
    const chart = { kind: 'bars', title: 'funnel', type: 'count', categories: numbers } as const;
    // Bars of 22 pixels each, 40 in 900; of two series 76 pixels for each category, and 11.
    expect(only({ ...chart, series: [series] })).toContain('>… and 60 more: the table has them<');
    expect(only({ ...chart, series: [series, series] })).toContain('>… and 89 more');
    const steps = Array.from({ length: 9 }, () => {
      return { label: { value: 'join', type: 'text' }, count: 5, rate: null } as const;
    });
    const groups = numbers.map((name) => ({ name, steps }));
    expect(only({ kind: 'funnel', title: 'funnel', groups })).toContain('>… and 94 more');
    const axis = { title: 'count', type: 'count' } as const;
    const curves = numbers.map((name) => ({ name, points: [{ x: 0, y: 1 }] }));
    const lines = { kind: 'lines', title: 'funnel', step: true, x: axis, y: axis } as const;
    expect(only({ ...lines, series: curves })).toContain('>… and 88 more');
    expect(page()).not.toContain('more: the table');
  });

  it('keeps what is indented or drawn as a tree, breaks long texts, and says where there is nothing', () => {
    const columns = [
      { key: 'person', type: 'text' },
      { key: 'new_people', type: 'count' },
    ] as const;
    const rows = [{ person: '│  └─ wm***01' }, { person: '长'.repeat(21) }];
    const text = renderPage({ ...RESULT, columns, rows, charts: [] }, context('en'));
    expect(text).toContain('<th scope="row" class="t">│  └─ wm***01</th>');
    expect(text).toContain('<th scope="row" class="t long">长长');
    expect(text).toContain('<th scope="col" class="n long">New people since the first');
    const nothing = renderPage({ ...RESULT, rows: [] }, context('zh'));
    expect(nothing).toContain('<p>目前还没有可统计的数据。</p>');
    expect(nothing).not.toContain('<table>');
  });

  it('makes a bar as long as its number', () => {
    const bars: Chart = {
      kind: 'bars',
      title: 'funnel',
      type: 'count',
      categories: [1, 2].map((value) => ({ value, type: 'count' })),
      series: [{ name: null, values: [{ value: 50 }, { value: 100 }] }],
    };
    const widths = [...only(bars).matchAll(/width="([\d.]+)" height="16"/g)].map(([, w]) =>
      Number(w),
    );
    expect(widths).toHaveLength(4); // two bars, at two sizes
    expect((widths[1] ?? 0) / (widths[0] ?? 1)).toBeCloseTo(2, 2);
  });
});

describe('ticks', () => {
  it.each([
    [0, 1, 5, [0, 0.2, 0.4, 0.6, 0.8, 1]],
    [0, 90, 4, [0, 25, 50, 75]],
    [-0.1, 0.4, 5, [-0.1, 0, 0.1, 0.2, 0.3, 0.4]],
    [0, 0, 5, [0]],
  ])('from %s to %s', (from, to, wanted, expected) => {
    expect(ticks(from, to, wanted)).toEqual(expected);
  });
});
