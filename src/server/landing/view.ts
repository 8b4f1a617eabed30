import type { Language } from '../../text/translate.ts';

/** By what a page is looked at: inside WeChat, in a phone's own browser, or on a desktop. */
export type Device = 'wechat' | 'phone' | 'desktop';

/** Whose page it is, as the workspace was told. '' or null: was not told. */
export type Brand = {
  readonly name: string;
  /** `#rrggbb`, checked when it was set. */
  readonly colour: string;
  /** Of the logo, relative to the page, as `pictureHref` is. */
  readonly logoHref: string | null;
  /** Who answers for the page by law. */
  readonly operator: string;
  /** http(s), checked when it was set. */
  readonly privacyUrl: string;
};

type Seen = { readonly device: Device; readonly lang: Language; readonly brand: Brand };

/**
 * What a page is made from. `pageUrl` is the address that was printed (base URL and code): what is
 * copied, and what the QR on a desktop says; null where no base URL was set. `pictureHref` is the
 * picture's own address, relative to the page (`_/p/SHA.png`), so that it holds behind any proxy.
 */
export type LandingView = Seen &
  (
    | {
        readonly kind: 'picture';
        readonly pageUrl: string | null;
        readonly pictureHref: string;
        /** A group's QR, not one person's. */
        readonly isGroup: boolean;
      }
    /** Nobody is there now: closed, paused, used up, or nothing set yet. */
    | { readonly kind: 'away' }
    /** The code was switched off. */
    | { readonly kind: 'disabled' }
    /** It holds from a later day on … */
    | { readonly kind: 'not-yet' }
    /** … or its last day is over: nobody need come back. */
    | { readonly kind: 'ended' }
    /** No such code: mistyped, or torn off. */
    | { readonly kind: 'not-found' }
    /** Too many guesses from one address: the same in a minute or so. */
    | { readonly kind: 'too-many' }
    /** The database cannot be read, and the code is not in memory: try again in a moment. */
    | { readonly kind: 'busy' }
  );
