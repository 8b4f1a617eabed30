import { createHash } from 'node:crypto';
import type { Say } from '../../text/translate.ts';
import { translator } from '../../text/translator.ts';
import { content, headingOf } from './content.ts';
import { COPY_SCRIPT } from './copy-script.ts';
import { markup, type Markup, trusted } from '../../core/markup.ts';
import { brandColour, brandStyle, STYLE } from './style.ts';
import type { Brand, LandingView } from './view.ts';

/** The page of a view, whole, in one language; `landingHeaders` of the same brand go with it. */
export function renderLanding(view: LandingView): string {
  const say = translator(view.lang);
  const { brand } = view;
  const [heading, name] = [say(headingOf(view)), nameOf(brand)];
  return markup`<!doctype html>
<html lang="${view.lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="${brandColour(brand)}">
<meta name="format-detection" content="telephone=no">
<title>${name === '' ? heading : `${heading} · ${name}`}</title>
${trusted(`<style>${STYLE}</style>\n<style>${brandStyle(brand)}</style>`)}
</head>
<body>
${header(brand.logoHref, name)}
<main>
<h1>${heading}</h1>
${content(view, say)}
</main>
${footer(brand, say)}
</body>
</html>
`.html;
}

/** The name on the page: the brand's, else that of who runs it, else ''. */
function nameOf({ name, operator }: Brand): string {
  return name.trim() || operator.trim();
}

function header(logoHref: string | null, name: string): Markup {
  return markup`<header>${
    logoHref === null ? null : markup`<img src="${logoHref}" alt="" width="48" height="48">`
  }${name === '' ? null : markup`<p>${name}</p>`}</header>`;
}

/** Who answers for the page, as the law asks, and what becomes of people's data. */
function footer(brand: Brand, say: Say): Markup {
  const who = brand.operator.trim() || brand.name.trim();
  const privacy = /^https?:\/\//i.test(brand.privacyUrl) ? brand.privacyUrl : null;
  return markup`<footer>${
    who === '' ? null : markup`<p>${say('landing.operator', { name: who })}</p>`
  }${
    privacy === null
      ? null
      : markup`<a href="${privacy}" rel="noopener noreferrer">${say('landing.privacy')}</a>`
  }</footer>`;
}

/**
 * Headers of every page of a brand, name and value by turns. The browser may use the style and the
 * script that are in the page, by their hashes, and the pictures of the same server: nothing else.
 */
export function landingHeaders(brand: Brand): readonly string[] {
  const policy = [
    `default-src 'none'`,
    `img-src 'self'`,
    `style-src ${STYLE_HASH} ${hash(brandStyle(brand))}`,
    `script-src ${SCRIPT_HASH}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ];
  return ['Content-Security-Policy', policy.join('; '), ...SAME_FOR_ALL];
}

const SAME_FOR_ALL = Object.entries({
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex, nofollow',
}).flat();

const STYLE_HASH = hash(STYLE);
const SCRIPT_HASH = hash(COPY_SCRIPT);

function hash(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
