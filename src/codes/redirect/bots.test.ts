import { describe, expect, test } from 'vitest';
import { namedMachine } from './bots.ts';

const [ANDROID, IOS] = [
  'Mozilla/5.0 (Linux; Android 14; PJD110 Build/UKQ1.230924.001; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/126.0.6478.188',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
];
const HARMONY =
  'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile';

describe('programs that say who they are', () => {
  // The forms are those that their makers publish, or that github.com/monperrus/crawler-user-agents lists.
  test.each([
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; ClaudeBot/1.0; +claudebot@anthropic.com)',
    ],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; GPTBot/1.2; +https://openai.com/gptbot)',
    ],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; PerplexityBot/1.0; +https://perplexity.ai/perplexitybot)',
    ],
    [
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_10_1) AppleWebKit/600.2.5 (KHTML, like Gecko) Version/8.0.2 Safari/600.2.5 (Amazonbot/0.1)',
    ],
    ['Mozilla/5.0 (compatible; AhrefsBot/7.0; +http://ahrefs.com/robot/)'],
    ['CCBot/2.0 (https://commoncrawl.org/faq/)'],
    ['Mozilla/5.0 (compatible; DotBot/1.2; help@moz.com)'],
    ['DuckDuckBot-Https/1.1'],
    ['DuckDuckBot/1.1'],
    ['Mozilla/5.0 (compatible; SeznamBot/4.0)'],
    ['Mozilla/5.0 (compatible; coccocbot-web/1.0)'],
    ['Mozilla/5.0 (compatible; ImagesiftBot; +imagesift.com)'],
    ['serpstatbot/2.1 (advanced backlink tracking bot)'],
    ['redditbot'],
    ['LarkBot/1.0'],
    ['Mozilla/5.0 (Linux; Android 6.0.1) Mobile Safari/537.36 (compatible; AdsBot-Google-Mobile)'],
    ['AdsBot-Google'],
    ['Mediapartners-Google'],
    ['APIs-Google'],
    ['Mozilla/5.0 (compatible; Google-InspectionTool/1.0)'],
    ['GoogleOther'],
    ['Mozilla/5.0 (Linux; Android 6.0.1; Nexus 5X) Chrome/126.0 Mobile Safari/537.36 GoogleOther)'],
    ['Mozilla/5.0 zgrab/0.x'],
    ['masscan/1.3'],
    ['Mozilla/5.0 (compatible; Nmap Scripting Engine)'],
    ['Expanse, a Palo Alto Networks company, searches across the global IPv4 space'],
    ['Hello from Palo Alto Networks, find out more about our scans'],
    ['Mozilla/5.0 (compatible; InternetMeasurement/1.0)'],
    ['Mozilla/5.0 (compatible; NetcraftSurveyAgent/1.0; +info@netcraft.com)'],
    ['Mozilla/5.0 (l9scan/2.0.734313e20373e21323e2430313)'],
    ['l9explore/1.2.2'],
    ['Mozilla/5.0 (compatible; Odin; https://docs.getodin.com/)'],
    // Nobody has listed these; they say how to reach whoever sends them.
    ['Mozilla/5.0 (compatible; Newcomer/0.1; +http://newcomer.example)'],
    ['Newcomer (https://newcomer.example/why)'],
    ['Newcomer/2 someone@newcomer.example'],
    ['Some-Site-Crawl/3'],
    ['Mozilla/5.0 (compatible; NewBot)'],
  ])('a bot: %s', (agent) => expect(namedMachine(agent)).toBe('bot'));

  test.each([
    ['kakaotalk-scrap/1.0'],
    ['Microsoft Office/16.0 (Windows NT 10.0; Microsoft Outlook 16.0.5215; Pro)'],
    ['Microsoft Office Existence Discovery'],
    ['Mozilla/4.0 (compatible; ms-office; MSOffice 16)'],
    ['SomeLinkPreview/1.0'],
  ])('a preview: %s', (agent) => expect(namedMachine(agent)).toBe('preview'));
});

describe('people', () => {
  test.each([
    ['WeChat, iOS', `${IOS} MicroMessenger/8.0.54(0x18003632) NetType/WIFI Language/zh_CN`],
    [
      'WeChat, Android',
      `${ANDROID} Mobile Safari/537.36 XWEB/1260117 MMWEBSDK/20240501 MMWEBID/4532 MicroMessenger/8.0.50.2701(0x2800325B) WeChat/arm64 Weixin NetType/5G Language/zh_CN ABI/arm64`,
    ],
    [
      'WeChat, HarmonyOS',
      `${HARMONY} MicroMessenger/1.0.0.29 (0xf3600029) Weixin NetType/WIFI Language/zh_CN`,
    ],
    ['WeCom', `${IOS} wxwork/4.1.22 MicroMessenger/7.0.1 Language/zh ColorScheme/Light`],
    [
      'QQ',
      `${ANDROID} MQQBrowser/6.2 TBS/046247 Mobile Safari/537.36 V1_AND_SQ_9.0.8_5540_YYB_D QQ/9.0.8.14755 NetType/WIFI WebP/0.4.1 AppId/537203771 Pixel/1080 StatusBarHeight/107 SimpleUISwitch/0 QQTheme/1000`,
    ],
    ['QQ, iOS', `${IOS} QQ/9.0.60.614 V1_IPH_SQ_9.0.60_1_APP_A Pixel/1170 SimpleUISwitch/0`],
    ['QQ browser', `${ANDROID} MQQBrowser/15.1 Mobile Safari/537.36 COVC/046819`],
    [
      'Baidu',
      `${ANDROID} Mobile Safari/537.36 T7/13.60 SP-engine/3.14.0 baiduboxapp/13.60.0.10 (Baidu; P1 14) NABar/1.0`,
    ],
    ['Baidu, iOS', `${IOS} SP-engine/3.14.0 main/1.0 baiduboxapp/13.60.0.10 (Baidu; P2 18.1)`],
    [
      'UC',
      'Mozilla/5.0 (Linux; U; Android 13; zh-CN; V2241A Build/TP1A.220624.014) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/100.0.4896.58 UCBrowser/16.8.6.1349 Mobile Safari/537.36',
    ],
    [
      'Quark',
      'Mozilla/5.0 (Linux; U; Android 14; zh-CN; 23127PN0CC) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/123.0 Quark/7.5.0 Mobile Safari/537.36',
    ],
    [
      'Huawei',
      'Mozilla/5.0 (Linux; Android 12; HarmonyOS; ALN-AL00; HMSCore 6.14.0.302) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0 HuaweiBrowser/15.0.4.312 Mobile Safari/537.36',
    ],
    ['Huawei, HarmonyOS 5', `${HARMONY} HuaweiBrowser/5.0.4.300`],
    [
      'Xiaomi',
      'Mozilla/5.0 (Linux; U; Android 14; zh-cn; 23127PN0CC Build/UKQ1) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/118.0 Mobile Safari/537.36 XiaoMi/MiuiBrowser/18.7.70604',
    ],
    ['OPPO', `${ANDROID} Mobile Safari/537.36 HeyTapBrowser/40.8.29.1`],
    ['vivo', `${ANDROID} Mobile Safari/537.36 VivoBrowser/21.2.0.0`],
    ['Samsung', `${ANDROID} SamsungBrowser/26.0 Mobile Safari/537.36`],
    [
      'Douyin',
      `${ANDROID} Mobile Safari/537.36 aweme_320700 JsSdk/1.0 NetType/WIFI Channel/update AppName/aweme app_version/32.7.0 ByteLocale/zh-CN Region/CN AppSkin/white AppTheme/light BytedanceWebview/d8a21c6 TTWebView/1130062030`,
    ],
    ['Xiaohongshu', `${IOS} discover/8.60 XHS/8.60 Version/8.60 NetType/WiFi CapaVersion/8.60`],
    ['Kuaishou', `${IOS} Kwai/12.9.30 ISLP/0 StatusHT/59 KDT/PHONE NetType/WIFI`],
    ['Weibo', `${IOS} Weibo (iPhone14,2__weibo__14.9.1__iphone__os18.1)`],
    [
      'Alipay',
      `${ANDROID} Mobile Safari/537.36 UWS/5.15.5.0 ChannelId(1) NebulaSDK/1.8.100112 Nebula AlipayDefined(nt:WIFI,ws:360|0|3.0) AliApp(AP/10.6.60.8000) AlipayClient/10.6.60.8000 Language/zh-Hans useStatusBar/true isConcaveScreen/true`,
    ],
    ['DingTalk', `${IOS} AliApp(DingTalk/7.6.10) com.laiwang.DingTalk/40921123 Channel/201200`],
    [
      'Taobao, with a sign of mail in it',
      `${ANDROID} Mobile Safari/537.36 AliApp(TB/10.38.10) UCBS/2.11.1.1 TTID/600000@taobao_android_10.38.10 WindVane/8.7.2 1080X2280`,
    ],
    ['Feishu', `${IOS} Lark/7.24.6 LarkLocale/zh_CN ChannelName/Feishu LKBrowserIdentifier/1`],
    ['Meituan', `${IOS} TitansX/20.16.1 KNB/1.2.0 iOS/18.1 meituangroup/com.meituan.imeituan`],
    ['Cubot', 'Mozilla/5.0 (Linux; Android 10; Cubot X30) Chrome/126.0 Mobile Safari/537.36'],
    ['CUBOT', 'Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 20) Chrome/126.0 Mobile Safari/537.36'],
    ['CUBOT alone', 'Mozilla/5.0 (Linux; U; Android 9; CUBOT; wv) Chrome/99.0 Safari/537.36'],
    ['CUBOT-', 'Mozilla/5.0 (Linux; Android 11; CUBOT-P50) Chrome/99.0 Mobile Safari/537.36'],
    ['CUBOT/', 'Mozilla/5.0 (Linux; Android 7.0; CUBOT_MANITO Build/CUBOT) Safari/537.36 CUBOT/1'],
    ['a scanner of codes', `${ANDROID} Mobile Safari/537.36 QRScan/2.1`],
    ['Safari', `${IOS} Version/18.1 Safari/604.1`],
    [
      'Chrome',
      'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
    ],
    ['Chrome, iOS', `${IOS} CriOS/131.0.6778.73 Safari/604.1`],
    ['Firefox', 'Mozilla/5.0 (Android 14; Mobile; rv:132.0) Gecko/132.0 Firefox/132.0'],
    [
      'Edge',
      'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
    ],
    [
      'Outlook on a phone, which opens links in a browser of its own',
      `${IOS} Version/18.1 Safari/604.1 Outlook-iOS/2.0`,
    ],
    [
      'a Windows program that says whose its browser is',
      'Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Embedded Web Browser from: http://bsalsa.com/)',
    ],
  ])('%s', (_, agent) => expect(namedMachine(agent)).toBeNull());
});
