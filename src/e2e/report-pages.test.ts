import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { width } from '../core/width.ts';
import { REPORTS } from '../reports/index.ts';
import {
  accessibilityFaults,
  findChromium,
  launchChromium,
} from '../server/landing/browser.fixture.ts';
import { openHarness } from './harness.ts';
import { LOOKING_BACK, walkJourney } from './journey.fixture.ts';

/** Each report as its first example asks for it, and again by each dimension that it offers. */
const LINES = REPORTS.flatMap(({ examples, options }) => {
  const [first = ''] = examples;
  const plain = first.replace(/ --(?:by|who) \S+/g, '');
  const by = options.find(({ name }) => name === 'by')?.choices ?? [];
  return [
    plain,
    ...by.map((dimension) => `${plain} --by ${dimension}${besides(plain, dimension)}`),
  ];
});

/** Codes begin at no hour: of the funnels, that of steps does. */
function besides(plain: string, dimension: string): string {
  return plain.startsWith('report funnel') && dimension === 'hour' ? " --steps 'visit > join'" : '';
}

async function walked() {
  const at = openHarness({ env: LOOKING_BACK });
  await walkJourney(at, 'all');
  return at;
}

describe('every report on the sample journey', () => {
  test('fits a terminal of 80 and of 160 columns, in both languages, its rule below', async () => {
    const at = await walked();
    for (const line of LINES) {
      for (const [columns, language] of [
        [80, 'en'],
        [80, 'zh'],
        [160, 'en'],
      ] as const) {
        const asked = `${line} --lang ${language}`;
        const { code, out } = await at.run(asked, { terminal: true, columns });
        expect([asked, code]).toEqual([asked, 0]);
        const wide = out.split('\n').filter((one) => width(one) > columns);
        expect([asked, wide]).toEqual([asked, []]);
        expect(out).toMatch(language === 'en' ? /^Unit +\S/m : /^计数单位 +\S/m);
      }
    }
  }, 120_000);
});

const found = findChromium();

describe.skipIf(found === undefined)('the page of every report in a real browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(found ?? '');
  }, 60_000);
  afterAll(async () => {
    await browser.close();
  });

  test.each([
    ['a phone in the dark, in Chinese', 390, 'dark', 'zh'],
    ['a desk, in English', 1280, 'light', 'en'],
  ] as const)(
    'fits %s, and has no faults',
    async (_, wide, colorScheme, language) => {
      const at = await walked();
      const context = await browser.newContext({
        viewport: { width: wide, height: 800 },
        colorScheme,
      });
      const page = await context.newPage();
      for (const line of LINES) {
        const { out } = await at.run(`${line} --html - --lang ${language}`);
        await page.setContent(out);
        const scrolled = await page.evaluate('document.documentElement.scrollWidth');
        expect([line, scrolled]).toEqual([line, wide]);
        expect([line, await accessibilityFaults(page)]).toEqual([line, []]);
        expect(out).not.toMatch(/NaN|Infinity|undefined/);
      }
      await context.close();
    },
    180_000,
  );
});
