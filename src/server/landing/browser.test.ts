import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { QUIET_ZONE, qrMatrix } from '../../print/matrix.ts';
import { qrPng } from '../../print/png.ts';
import { readQr } from '../../print/read-qr.ts';
import {
  accessibilityFaults,
  findChromium,
  launchChromium,
  type Pictures,
  show,
} from './browser.fixture.ts';
import type { Brand, LandingView } from './view.ts';

const PAGE_URL = 'https://q.example.cn/Ab3xY9k';
const STAFF_QR = 'https://work.weixin.qq.com/ca/cawcde0000000000000';
const PICTURES: Pictures = {
  '_/p/staff.png': { mime: 'image/png', bytes: qrPng(qrMatrix(STAFF_QR)) },
  '_/p/logo.png': { mime: 'image/png', bytes: qrPng({ size: 5, dark: () => true }) },
};

const TEA: Brand = {
  name: '测试茶铺',
  colour: '#b3402a',
  logoHref: '_/p/logo.png',
  operator: '测试茶业有限公司',
  privacyUrl: 'https://www.example.cn/privacy',
};
const PALE: Brand = { ...TEA, colour: '#fff6d5', logoHref: null };
const picture = { kind: 'picture', pageUrl: PAGE_URL, pictureHref: '_/p/staff.png' } as const;
const person = { ...picture, isGroup: false, brand: TEA };
const group = { ...picture, isGroup: true, brand: PALE };

const PHONE: BrowserContextOptions = {
  viewport: { width: 375, height: 667 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
const DESKTOP: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

const VIEWS: readonly [string, LandingView, BrowserContextOptions][] = [
  ['inside WeChat, in Chinese', { ...person, device: 'wechat', lang: 'zh' }, PHONE],
  ['inside WeChat, in English', { ...group, device: 'wechat', lang: 'en' }, PHONE],
  ['in a phone’s browser, in Chinese', { ...group, device: 'phone', lang: 'zh' }, PHONE],
  ['in a phone’s browser, in English', { ...person, device: 'phone', lang: 'en' }, PHONE],
  ['on a desktop', { ...person, device: 'desktop', lang: 'en' }, DESKTOP],
  ['away', { kind: 'away', device: 'wechat', lang: 'zh', brand: TEA }, PHONE],
  ['switched off', { kind: 'disabled', device: 'phone', lang: 'zh', brand: TEA }, PHONE],
  ['not begun', { kind: 'not-yet', device: 'wechat', lang: 'en', brand: PALE }, PHONE],
  ['ended', { kind: 'ended', device: 'wechat', lang: 'zh', brand: TEA }, PHONE],
  ['not found', { kind: 'not-found', device: 'phone', lang: 'en', brand: PALE }, PHONE],
  ['too many', { kind: 'too-many', device: 'phone', lang: 'zh', brand: PALE }, PHONE],
  ['busy', { kind: 'busy', device: 'desktop', lang: 'en', brand: TEA }, DESKTOP],
];

const found = findChromium();

describe.skipIf(found === undefined)('in a real browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium(found ?? '');
  }, 60_000);
  afterAll(async () => {
    await browser.close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test.each(VIEWS)(`${colorScheme}: %s`, async (_, view, device) => {
      const context = await browser.newContext({ ...device, colorScheme });
      const { page, asked, complaints } = await show(context, view, PICTURES);

      // Its style and script pass its own policy, and nothing is asked of anybody else.
      expect(complaints).toEqual([]);
      expect(asked.every((url) => url.startsWith('https://q.example.cn/'))).toBe(true);
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(
        device.viewport?.width,
      );
      if (view.kind === 'picture') {
        // What a scanner reads from the first screen, as it is, without scrolling.
        const says = view.device === 'desktop' ? PAGE_URL : STAFF_QR;
        expect(await readQr(await page.screenshot())).toBe(says);
      }
      await context.close();
    });
  }

  test('a picture cut to the edge of its QR still has four light modules around it, in the dark', async () => {
    const matrix = qrMatrix(STAFF_QR);
    const cut = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${matrix.size} ${matrix.size}"><path d="M0 0h${matrix.size}v${matrix.size}H0z"/></svg>`;
    const context = await browser.newContext({ ...PHONE, colorScheme: 'dark' });
    const view: LandingView = {
      ...person,
      pictureHref: '_/p/cut.svg',
      device: 'wechat',
      lang: 'zh',
    };
    const { page } = await show(context, view, {
      ...PICTURES,
      '_/p/cut.svg': { mime: 'image/svg+xml', bytes: Buffer.from(cut) },
    });
    const qr = await page.locator('.plate img').boundingBox();
    const plate = await page.locator('.plate').boundingBox();
    expect(qr).not.toBeNull();
    const module = (qr?.width ?? 0) / matrix.size;
    expect((qr?.x ?? 0) - (plate?.x ?? 0)).toBeGreaterThanOrEqual(QUIET_ZONE * module);
    expect((qr?.y ?? 0) - (plate?.y ?? 0)).toBeGreaterThanOrEqual(QUIET_ZONE * module);
    const ground = "getComputedStyle(document.querySelector('.plate')).backgroundColor";
    expect(await page.evaluate(ground)).toBe('rgb(255, 255, 255)');
    await context.close();
  });

  const phone: LandingView = { ...person, device: 'phone', lang: 'en' };

  test('the button copies the link and says so', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const context = await browser.newContext({ ...PHONE, permissions });
    const { page, complaints } = await show(context, phone, PICTURES);
    await page.getByRole('button', { name: 'Copy the link' }).tap();
    await page.getByText('Copied. Now paste it into a WeChat chat and tap it.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(PAGE_URL);
    expect(complaints).toEqual([]);
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.close();
  });

  test('without the clipboard API the button copies the old way', async () => {
    const context = await browser.newContext({ ...PHONE, permissions: ['clipboard-read'] });
    await context.addInitScript('Object.defineProperty(navigator.clipboard, "writeText", {})');
    const { page } = await show(context, phone, PICTURES);
    await page.getByRole('button').tap();
    await page.getByText('Copied.').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(PAGE_URL);
    await context.close();
  });

  test('where nothing can be copied, the link is selected and the page says what to do', async () => {
    const context = await browser.newContext(PHONE);
    await context.addInitScript(
      'navigator.clipboard.writeText = () => Promise.reject(new Error("no")); document.execCommand = () => false',
    );
    const { page } = await show(context, phone, PICTURES);
    await page.getByRole('button').tap();
    await page.getByText('Press and hold the link above, then choose Copy.').waitFor();
    expect(await page.evaluate('getSelection().toString()')).toBe(PAGE_URL);
    await context.close();
  });

  test('without script there is no button, but a field to copy from by hand', async () => {
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false });
    const { page } = await show(context, phone, PICTURES);
    expect(await page.getByRole('button').count()).toBe(0);
    expect(await page.getByRole('textbox', { name: 'Link' }).inputValue()).toBe(PAGE_URL);
    expect(await page.getByText('Press and hold the link above').isVisible()).toBe(true);
    await context.close();
  });

  test('axe-core sees a fault where there is one', async () => {
    const context = await browser.newContext(PHONE);
    const { page } = await show(context, phone, PICTURES);
    await page.evaluate("document.querySelector('.plate img').removeAttribute('alt')");
    expect(await accessibilityFaults(page)).toEqual([expect.stringContaining('image-alt')]);
    await context.close();
  });
});
