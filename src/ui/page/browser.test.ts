import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  accessibilityFaults,
  findChromium,
  launchChromium,
} from '../../server/landing/browser.fixture.ts';
import { translator } from '../../text/translator.ts';
import { RESULT } from './page.fixture.ts';
import { renderPage } from './page.ts';

const found = findChromium();
const SIZES = [
  [1280, 'light'],
  [1280, 'dark'],
  [390, 'light'],
  [390, 'dark'],
] as const;

describe.skipIf(found === undefined)('the page of a report in a real browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(found ?? '');
  }, 60_000);
  afterAll(async () => {
    await browser.close();
  });

  test.each(SIZES)('fits %i px, %s, and has no faults', async (wide, colorScheme) => {
    const context = await browser.newContext({
      viewport: { width: wide, height: 800 },
      colorScheme,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    const asked: string[] = [];
    await page.route('**', async (route) => {
      asked.push(route.request().url());
      await route.abort();
    });
    for (const language of ['en', 'zh'] as const) {
      const say = translator(language);
      await page.setContent(
        renderPage(RESULT, { say, language, timezone: 'Asia/Shanghai', currency: 'CNY' }),
      );
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(wide);
      expect(await accessibilityFaults(page)).toEqual([]);
      // One drawing of each chart is seen, and none is larger than the screen but the one that scrolls.
      const shown = await page.locator('figure svg:visible').count();
      expect(shown).toBe(5);
      for (const box of await page.locator('figure > svg:visible').all())
        expect((await box.boundingBox())?.width ?? 0).toBeLessThanOrEqual(wide);
    }
    expect({ complaints, asked }).toEqual({ complaints: [], asked: [] });
    await context.close();
  });

  test('can be read on the shades of a heat map, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ colorScheme });
      const page = await context.newPage();
      const say = translator('en');
      await page.setContent(
        renderPage(RESULT, { say, language: 'en', timezone: 'UTC', currency: null }),
      );
      const pairs = await page.evaluate<readonly (readonly [string, string])[]>(`
        [...document.querySelectorAll('svg.heat rect')].map((cell) => [
          getComputedStyle(cell).fill, getComputedStyle(cell.nextElementSibling).fill])`);
      expect(pairs.length).toBeGreaterThan(100);
      const worst = Math.min(...pairs.map(([ground, ink]) => contrast(ground, ink)));
      expect(worst).toBeGreaterThan(4.5);
      await context.close();
    }
  });
});

/** WCAG 2's contrast of two colours as `rgb(r, g, b)`. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = (colour.match(/\d+/g) ?? []).map((part) => {
    const level = Number(part) / 255;
    return level <= 0.03928 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
