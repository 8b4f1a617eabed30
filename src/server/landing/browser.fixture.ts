import axe from 'axe-core';
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { landingHeaders, renderLanding } from './page.ts';
import type { LandingView } from './view.ts';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const ON_A_MAC = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/** The Chromium of this machine: PSCRM_CHROMIUM, else one of its usual names; undefined: none. */
export function findChromium(): string | undefined {
  const told = process.env['PSCRM_CHROMIUM'];
  if (told !== undefined && told !== '') return told;
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const places = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...places, ON_A_MAC].find((place) => existsSync(place) && saysItsVersion(place));
}

/** Some systems have a program of the name that only says how to install one. */
function saysItsVersion(place: string): boolean {
  const { status, stdout } = spawnSync(place, ['--version'], { encoding: 'utf8' });
  return status === 0 && /Chrom/.test(stdout);
}

/** @param executablePath as `findChromium` found it */
export function launchChromium(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: ['--disable-dev-shm-usage'] });
}

/** Pictures by the path that the page names them by. */
export type Pictures = Readonly<Record<string, { mime: string; bytes: Buffer }>>;

/** What a page asked for and what the browser refused or reported while it was shown. */
export type Shown = {
  readonly page: Page;
  readonly asked: readonly string[];
  readonly complaints: readonly string[];
};

const HOST = 'https://q.example.cn';

/**
 * Shows a view in a browser as the server would: at its address, with its headers, the pictures beside
 * it. Nothing leaves the machine: every request is answered here or refused.
 */
export async function show(
  context: BrowserContext,
  view: LandingView,
  pictures: Pictures = {},
): Promise<Shown> {
  const asked: string[] = [];
  const complaints: string[] = [];
  const page = await context.newPage();
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.route('**', async (route) => {
    const url = new URL(route.request().url());
    asked.push(url.href);
    if (url.origin !== HOST) return route.abort();
    if (url.pathname === '/Ab3xY9k') {
      return route.fulfill({
        headers: pairs(landingHeaders(view.brand)),
        body: renderLanding(view),
      });
    }
    const picture = pictures[url.pathname.slice(1)];
    if (picture === undefined) return route.fulfill({ status: 404, body: '' });
    return route.fulfill({ contentType: picture.mime, body: picture.bytes });
  });
  await page.goto(`${HOST}/Ab3xY9k`, { waitUntil: 'load' });
  return { page, asked, complaints };
}

function pairs(flat: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let at = 0; at < flat.length; at += 2) headers[flat[at] ?? ''] = flat[at + 1] ?? '';
  return headers;
}

/**
 * The rules of WCAG 2.2 A and AA that a page breaks, by axe-core. Its script is run over the debugging
 * line, which the page's own policy does not govern.
 */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate<unknown>(axe.source);
  return page.evaluate(`axe.run(document).then(({ violations }) => violations.flatMap(
    (rule) => rule.nodes.map((node) => rule.id + ': ' + node.html)))`);
}
