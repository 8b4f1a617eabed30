import type { Language } from '../../text/translate.ts';
import type { Device } from './view.ts';

/** What a user agent says of where it runs. WeCom's own browser calls itself WeChat's, too. */
export function deviceOf(userAgent: string): Device {
  if (userAgent.includes('MicroMessenger')) return 'wechat';
  return /Mobile|Android|iPhone|iPad|HarmonyOS/i.test(userAgent) ? 'phone' : 'desktop';
}

/** The first language of `Accept-Language` that we speak; Chinese where there is none. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? '').toLowerCase().split(',');
  for (const one of asked) {
    const short = one.trim().split(/[-;]/)[0];
    if (short === 'zh' || short === 'en') return short;
  }
  return 'zh';
}
