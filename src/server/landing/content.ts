import { qrMatrix } from '../../print/matrix.ts';
import { qrSvg } from '../../print/svg.ts';
import type { Say, TextKey } from '../../text/translate.ts';
import { COPY_SCRIPT } from './copy-script.ts';
import { markup, type Markup, trusted } from '../../core/markup.ts';
import { SIGNS } from './signs.ts';
import type { LandingView } from './view.ts';

type PictureView = Extract<LandingView, { kind: 'picture' }>;

/** What the page says first: the one thing to do, or what is the matter. */
export function headingOf(view: LandingView): TextKey {
  if (view.kind !== 'picture') return `landing.${view.kind}`;
  return view.device === 'phone' ? `landing.phone.${whose(view)}` : `landing.${view.device}`;
}

/** What stands under the heading. */
export function content(view: LandingView, say: Say): Markup {
  if (view.kind !== 'picture')
    return markup`${SIGNS[view.kind]}<p>${say(`landing.${view.kind}.how`)}</p>`;
  switch (view.device) {
    case 'wechat':
      return markup`${picture(view, say)}
<p>${say(`landing.wechat.${whose(view)}`)}</p>`;
    case 'phone':
      return markup`${picture(view, say)}
${steps(say)}${view.pageUrl === null ? null : copyLink(view.pageUrl, say)}`;
    case 'desktop':
      return markup`${view.pageUrl === null ? picture(view, say) : ownQr(view.pageUrl, say)}
<p>${say('landing.desktop.how')}</p>`;
  }
}

function whose({ isGroup }: PictureView): 'group' | 'person' {
  return isGroup ? 'group' : 'person';
}

/** An <img>, alone of its kind: WeChat offers to read a code only where such a one is held. */
function picture(view: PictureView, say: Say): Markup {
  const alt = say(`landing.alt.${whose(view)}`);
  return markup`<div class="plate"><img src="${view.pictureHref}" alt="${alt}" width="300" height="300"></div>`;
}

/** The page's own address as a QR: the phone comes to the same code, and does there what phones can. */
function ownQr(pageUrl: string, say: Say): Markup {
  return markup`<div class="plate own" role="img" aria-label="${say('landing.desktop.alt')}">
${trusted(qrSvg(qrMatrix(pageUrl)))}</div>`;
}

function steps(say: Say): Markup {
  return markup`<ol>
<li>${say('landing.step.save')}</li>
<li><a href="weixin://">${say('landing.step.open')}</a></li>
<li>${say('landing.step.scan')}</li>
</ol>
`;
}

/**
 * The link in a field that can be selected by hand, and a button that only a script shows. It is the
 * page's own: what the QR says would go round rotation and caps, and a group's QR opens by scanning only.
 */
function copyLink(pageUrl: string, say: Say): Markup {
  const [done, byHand] = [say('landing.copy.done'), say('landing.copy.by-hand')];
  return markup`<section>
<h2>${say('landing.copy.or')}</h2>
<p class="quiet">${say('landing.copy.how')}</p>
<input id="link" type="text" aria-label="${say('landing.copy.label')}" readonly value="${pageUrl}">
<button id="copy" type="button" hidden data-done="${done}" data-failed="${byHand}">${say('landing.copy')}</button>
<p id="said" role="status">${byHand}</p>
</section>
${trusted(`<script>${COPY_SCRIPT}</script>`)}`;
}
