import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { paintSvg, scan } from '../../print/qr-reader.fixture.ts';
import { landingHeaders, renderLanding } from './page.ts';
import type { Brand, LandingView } from './view.ts';

const TEA: Brand = {
  name: '测试茶铺',
  colour: '#b3402a',
  logoHref: '_/p/aa.png',
  operator: '测试茶业有限公司',
  privacyUrl: 'https://www.example.cn/privacy',
};
const NOBODY: Brand = { name: '', colour: '', logoHref: null, operator: '', privacyUrl: '' };
const PAGE_URL = 'https://q.example.cn/Ab3xY9k';

const picture = { kind: 'picture', pageUrl: PAGE_URL, pictureHref: '_/p/bb.png' } as const;
const person = { ...picture, isGroup: false, lang: 'en', brand: TEA } as const;

/** Every page that there is, of a brand. */
function everyPage(brand: Brand): readonly LandingView[] {
  return (['wechat', 'phone', 'desktop'] as const).flatMap((device) =>
    (['en', 'zh'] as const).flatMap((lang): readonly LandingView[] => {
      const seen = { device, lang, brand };
      return [
        { ...seen, ...picture, isGroup: false },
        { ...seen, ...picture, isGroup: true, pageUrl: null },
        { ...seen, kind: 'away' },
        { ...seen, kind: 'disabled' },
        { ...seen, kind: 'not-yet' },
        { ...seen, kind: 'ended' },
        { ...seen, kind: 'not-found' },
        { ...seen, kind: 'too-many' },
        { ...seen, kind: 'busy' },
      ];
    }),
  );
}

/** The headers by name. */
function headersOf(brand: Brand): ReadonlyMap<string, string> {
  const flat = landingHeaders(brand);
  return new Map(flat.flatMap((name, at) => (at % 2 === 0 ? [[name, flat[at + 1] ?? '']] : [])));
}

/** What stands between a tag and its end, for each of them. */
function inside(page: string, tag: string): readonly string[] {
  return [...page.matchAll(new RegExp(`<${tag}[^>]*>([\\s\\S]*?)</${tag}>`, 'g'))].map(
    ([, text]) => text ?? '',
  );
}

describe('every page', () => {
  const pages = [...everyPage(TEA), ...everyPage(NOBODY)];

  test.each(pages)('$kind for $device in $lang is whole, small, and says who it is of', (view) => {
    const page = renderLanding(view);
    expect(Buffer.byteLength(page)).toBeLessThan(30_000);
    expect(page).toMatch(/^<!doctype html>\n<html lang="(en|zh-CN)">/);
    expect(page).toContain('<meta name="viewport" content="width=device-width,initial-scale=1');
    expect(inside(page, 'h1')).toHaveLength(1);
    expect(inside(page, 'title').join('')).toContain(inside(page, 'h1').join(''));
    expect(page).not.toMatch(/undefined|\[object|landing\.|\{\w+\}(?![^<]*<\/style>)/);
    expect(page.includes('测试茶业有限公司')).toBe(view.brand === TEA);
    expect(page.includes('href="https://www.example.cn/privacy"')).toBe(view.brand === TEA);
  });

  test.each(pages)('$kind for $device in $lang holds to its own policy', (view) => {
    const page = renderLanding(view);
    const policy = headersOf(view.brand).get('Content-Security-Policy') ?? '';
    for (const text of [...inside(page, 'style'), ...inside(page, 'script')]) {
      expect(policy).toContain(createHash('sha256').update(text).digest('base64'));
    }
    expect(page).not.toMatch(/ style=| on[a-z]+=|javascript:/i);
    // What is loaded: pictures of the same server. Where one can go: WeChat, the brand's own text.
    expect(page).not.toMatch(/src="(?!_\/p\/)/);
    expect(page).not.toMatch(/<(link|iframe|object|embed|form|base)\b/);
  });
});

test('headers: nothing from elsewhere, nothing kept, no trail', () => {
  const headers = headersOf(TEA);
  expect([...headers.keys()].toSorted()).toEqual([
    'Cache-Control',
    'Content-Security-Policy',
    'Content-Type',
    'Referrer-Policy',
    'X-Content-Type-Options',
    'X-Robots-Tag',
  ]);
  expect(headers.get('Cache-Control')).toBe('no-store');
  expect(headers.get('Content-Security-Policy')).toMatch(
    /^default-src 'none'; img-src 'self'; style-src 'sha256-[^']+' 'sha256-[^']+'; script-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
});

describe('what a visitor is asked to do', () => {
  test('inside WeChat: hold the one picture on the page; nothing to copy, no script', () => {
    const page = renderLanding({ ...person, device: 'wechat', lang: 'zh' });
    expect(page).toContain('<h1>长按识别二维码</h1>');
    expect(page).toContain('src="_/p/bb.png" alt="添加我们微信的二维码"');
    expect(page).not.toMatch(/<script|<button|<svg/);
  });

  test('in a phone’s browser: save and scan, or copy the page’s own link', () => {
    const page = renderLanding({ ...person, device: 'phone' });
    expect(inside(page, 'li')).toEqual([
      'Press and hold the code to save the picture, or take a screenshot.',
      '<a href="weixin://">Open WeChat</a>',
      'Tap + and Scan, then Album, and choose the picture.',
    ]);
    expect(page).toContain(`readonly value="${PAGE_URL}"`);
    expect(page).toContain('<button id="copy" type="button" hidden');
  });

  test('without a base URL there is no link to copy', () => {
    const page = renderLanding({ ...person, device: 'phone', pageUrl: null });
    expect(page).not.toMatch(/<button|<input|<script/);
  });

  test('on a desktop: a QR of the page itself, which a scanner reads', () => {
    const page = renderLanding({ ...person, device: 'desktop' });
    expect(scan(paintSvg(page))).toBe(PAGE_URL);
    expect(page).not.toContain('_/p/bb.png');
  });

  test('a group is joined, a person is added', () => {
    const group = { ...person, isGroup: true };
    expect(renderLanding({ ...group, device: 'wechat' })).toContain('join our group');
    expect(renderLanding({ ...group, device: 'phone' })).toContain('Join our group on WeChat');
    expect(renderLanding({ ...person, device: 'wechat' })).toContain('add us');
  });
});

describe('what is typed or sent stays text', () => {
  const hostile = fc.constantFrom(
    '</title><script>alert(1)</script>',
    '" onmouseover="alert(1)',
    "' onerror='alert(1)",
    '<img src=x onerror=alert(1)>',
    '</style><script>alert(1)</script>',
    'javascript:alert(1)',
    '&lt;b&gt; & {name}',
    '\u202Emoc.elpmaxe\u0000',
  );
  const text = fc.oneof(hostile, fc.string());
  const anyBrand: fc.Arbitrary<Brand> = fc.record({
    name: text,
    colour: fc.oneof(text, fc.constant('red;}body{display:none')),
    logoHref: fc.option(text),
    operator: text,
    privacyUrl: fc.oneof(
      text,
      text.map((it) => `https://www.example.cn/${it}`),
    ),
  });

  test('whatever the brand and the addresses are: no other element, attribute or address', () => {
    fc.assert(
      fc.property(anyBrand, text, text, (one, pageUrl, pictureHref) => {
        for (const view of everyPage(one)) {
          const said =
            view.kind === 'picture' && view.device !== 'desktop'
              ? { ...view, pageUrl: view.pageUrl && pageUrl, pictureHref }
              : view;
          expect(shape(renderLanding(said))).toEqual(shape(plain(said)));
        }
      }),
      { numRuns: 50 },
    );
  });

  /** The same page for a brand of the same parts that means no harm. */
  function plain(view: LandingView): string {
    const { name, operator, logoHref, privacyUrl } = view.brand;
    const mild = (value: string): string => (value.trim() === '' ? '' : 'x');
    return renderLanding({
      ...view,
      brand: {
        name: mild(name),
        colour: '#000000',
        logoHref: logoHref === null ? null : 'x',
        operator: mild(operator),
        privacyUrl: /^https?:\/\//i.test(privacyUrl) ? 'https://x.example' : '',
      },
    });
  }

  /** Tags with the names of their attributes: what a page is made of, its texts left out. */
  function shape(page: string): readonly string[] {
    return [...page.matchAll(/<(\/?[a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/gi)].map(
      ([, tag, rest]) => `${tag}${(rest ?? '').replaceAll(/"[^"]*"/g, '')}`,
    );
  }

  test('a name of blanks alone is none: the page names who runs it', () => {
    const blank = renderLanding({ ...person, device: 'phone', brand: { ...TEA, name: '  ' } });
    expect(blank).toContain(`<p>${TEA.operator}</p></header>`);
  });

  test('a brand’s name comes back as it was typed', () => {
    const page = renderLanding({
      ...person,
      device: 'phone',
      brand: { ...TEA, name: `A&B's <"茶">` },
    });
    expect(page).toContain('<p>A&amp;B&#39;s &lt;&quot;茶&quot;&gt;</p>');
  });

  test('marks that turn the direction of text do not reach the page', () => {
    const brand = { ...TEA, name: '测试\u202E茶铺' };
    expect(renderLanding({ ...person, device: 'phone', brand })).toContain('<p>测试 茶铺</p>');
  });

  test('a colour that is none cannot reach the style sheet, nor another scheme the privacy link', () => {
    const brand = { ...TEA, colour: 'red}*{display:none', privacyUrl: 'javascript:alert(1)' };
    const page = renderLanding({ ...person, device: 'phone', brand });
    expect(page).not.toMatch(/red}|javascript:/);
    expect(page).toContain('content="#1f5c4d"');
    expect(inside(page, 'footer').join('')).not.toContain('<a');
  });
});
