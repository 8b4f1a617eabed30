import { expect, test } from 'vitest';
import { deviceOf } from './device.ts';

const SAFARI = 'AppleWebKit/605.1.15 (KHTML, like Gecko)';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0';

test.each([
  [
    'WeChat on an iPhone',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) ${SAFARI} Mobile/15E148 MicroMessenger/8.0.54 NetType/WIFI Language/zh_CN`,
    'wechat',
  ],
  [
    'WeChat on Android',
    `Mozilla/5.0 (Linux; Android 14; wv) ${CHROME} Mobile Safari/537.36 XWEB/1300199 MMWEBSDK/20241001 MicroMessenger/8.0.54`,
    'wechat',
  ],
  [
    'WeCom on a phone',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${SAFARI} Mobile/15E148 wxwork/4.1.30 MicroMessenger/7.0.1`,
    'wechat',
  ],
  [
    'WeChat on Windows, where nobody can press and hold',
    `Mozilla/5.0 (Windows NT 10.0; WOW64) ${CHROME} Safari/537.36 MicroMessenger/7.0.20 WindowsWechat(0x63090c11)`,
    'desktop',
  ],
  [
    'WeChat on a Mac',
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${SAFARI} MicroMessenger/6.8.0 MacWechat/3.8.9`,
    'desktop',
  ],
  [
    'Safari on an iPhone',
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) ${SAFARI} Version/18.1 Mobile/15E148 Safari/604.1`,
    'phone',
  ],
  ['HarmonyOS', `Mozilla/5.0 (Phone; OpenHarmony 5.0) ${CHROME} ArkWeb/4.1.6.1`, 'phone'],
  ['an Android tablet', `Mozilla/5.0 (Linux; Android 13; Pad) ${CHROME} Safari/537.36`, 'phone'],
  [
    'Chrome on Windows',
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${CHROME} Safari/537.36`,
    'desktop',
  ],
  ['Firefox on Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101', 'desktop'],
  ['nothing', '', 'phone'],
])('%s', (_, userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});
