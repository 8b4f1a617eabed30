import type { Device } from './view.ts';

// WeCom's own browser calls itself WeChat's, too, and presses and holds as it does.
const WECHAT = /MicroMessenger/i;
// On a computer WeChat has a mouse: nobody presses and holds there.
const WECHAT_ON_COMPUTER = /WindowsWechat|MacWechat|PCWindowsWechat|PCMacWechat/i;
const PHONE = /Mobile|Android|iPhone|iPad|iPod|HarmonyOS/i;
const DESKTOP = /Windows NT|Macintosh|X11|CrOS/i;

/** The device that a user agent names. What names none gets the phone's page, which works everywhere. */
export function deviceOf(userAgent: string): Device {
  if (WECHAT.test(userAgent)) return WECHAT_ON_COMPUTER.test(userAgent) ? 'desktop' : 'wechat';
  if (PHONE.test(userAgent)) return 'phone';
  return DESKTOP.test(userAgent) ? 'desktop' : 'phone';
}
