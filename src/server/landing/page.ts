import type { LandingView } from './view.ts';

/** Headers of every page: nothing is loaded from elsewhere, nothing is kept. */
export const LANDING_HEADERS: readonly string[] = [
  'Content-Type',
  'text/html; charset=utf-8',
  'Content-Security-Policy',
  "default-src 'none'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options',
  'nosniff',
  'Referrer-Policy',
  'no-referrer',
];

/** The page of a view, whole. (For the time being the barest page that is right.) */
export function renderLanding(view: LandingView): string {
  const { lang, brand } = view;
  const picture =
    view.kind === 'picture' ? `<img src="${escaped(view.pictureHref)}" alt="QR" width="300">` : '';
  return (
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8">` +
    `<meta name="viewport" content="width=device-width, initial-scale=1">` +
    `<meta name="robots" content="noindex"><title>${escaped(brand.name)}</title></head>` +
    `<body><main data-kind="${view.kind}">${picture}</main></body></html>\n`
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
