import { inkOn } from './contrast.ts';
import type { Brand } from './view.ts';

/**
 * What all pages share. Old browsers live long in chat apps: nothing here that is younger than Chromium
 * 86 is needed. A QR stands on white, dark mode or not, with 11 % of the plate free on each side: a quiet
 * zone of four modules for every symbol from version 3 on, whatever margin the picture brings itself.
 */
export const STYLE = `
*{box-sizing:border-box}
:root{--ground:#f3f3f1;--card:#fff;--text:#1b1b1d;--quiet:#5c5f66;--line:#e3e3e0}
html{-webkit-text-size-adjust:100%}
body{margin:0;min-height:100vh;display:flex;flex-direction:column;background:var(--ground);color:var(--text);
font:17px/1.5 system-ui,-apple-system,"PingFang SC","HarmonyOS Sans SC",MiSans,"Microsoft YaHei","Noto Sans CJK SC",sans-serif;
overflow-wrap:anywhere}
header{background:var(--brand);color:var(--ink);padding:22px 20px 86px;display:flex;align-items:center;justify-content:center;min-height:128px}
header p{margin:0;max-width:560px;font-size:21px;line-height:1.25;font-weight:700;text-wrap:balance;
display:-webkit-box;-webkit-box-orient:vertical;-webkit-line-clamp:3;overflow:hidden}
header p:first-child{text-align:center}
header img{width:48px;height:48px;flex:none;margin-right:12px;padding:4px;background:#fff;border-radius:12px;object-fit:contain}
header img:last-child{margin:0}
main{width:calc(100% - 28px);max-width:408px;margin:-64px auto 0;padding:24px 20px 26px;background:var(--card);
border-radius:22px;box-shadow:0 1px 2px rgba(0,0,0,.08),0 10px 30px rgba(0,0,0,.08);text-align:center}
h1{margin:0 0 8px;font-size:25px;line-height:1.25;font-weight:700;text-wrap:balance}
main p{margin:0;text-wrap:balance}
.plate{margin:0 -20px;padding:11%;background:#fff}
.plate img,.plate svg{display:block;width:100%;height:auto}
.own{padding:0}
.plate+p{margin-top:8px}
.quiet{color:var(--quiet)}
ol{margin:8px 0 0;padding:0;list-style:none;text-align:left;counter-reset:step}
li{position:relative;padding:3px 0 3px 42px;margin-top:10px;counter-increment:step}
li::before{content:counter(step);position:absolute;left:0;top:1px;width:29px;height:29px;border-radius:50%;
background:var(--brand);color:var(--ink);font-weight:700;text-align:center;line-height:29px;font-size:15px;box-shadow:inset 0 0 0 1px rgba(0,0,0,.1)}
a{color:inherit;text-underline-offset:3px}
section p{text-wrap:wrap}
section{margin-top:24px;padding-top:22px;border-top:1px solid var(--line);text-align:left}
h2{margin:0 0 4px;font-size:18px;line-height:1.35}
input{display:block;width:100%;min-height:48px;margin-top:14px;padding:0 14px;border:1px solid #85888f;border-radius:12px;
background:transparent;color:inherit;font:16px/1.4 ui-monospace,Menlo,Consolas,monospace;text-overflow:ellipsis}
button{display:block;width:100%;min-height:52px;margin-top:12px;border:0;border-radius:14px;background:var(--brand);
color:var(--ink);font:inherit;font-weight:700;box-shadow:inset 0 0 0 1px rgba(0,0,0,.1)}
button[hidden]{display:none}
button:active{transform:translateY(1px)}
:focus-visible{outline:3px solid var(--text);outline-offset:3px}
[role=status]:not(:empty){margin-top:12px}
.sign{width:84px;height:84px;margin:18px auto 20px;padding:20px;border-radius:50%;background:var(--brand);color:var(--ink);box-shadow:inset 0 0 0 1px rgba(0,0,0,.1)}
.sign svg{display:block}
footer{margin-top:auto;padding:28px 20px calc(24px + env(safe-area-inset-bottom));text-align:center;font-size:14px;color:var(--quiet)}
footer p{margin:0}
footer a{display:inline-block;padding:10px}
@media (prefers-color-scheme:dark){
:root{--ground:#101113;--card:#1c1d20;--text:#f3f3f4;--quiet:#b6b9c0;--line:#383a3f}
main{box-shadow:0 0 0 1px var(--line)}
.plate{margin:18px -8px;border-radius:18px}
.own{overflow:hidden}
.plate+p,.plate+ol{margin-top:18px}
li::before,button,.sign{box-shadow:inset 0 0 0 1px rgba(255,255,255,.22)}
}
`;

/** The two colours that are the brand's: a ground, and text that can be read on it. */
export function brandStyle(brand: Brand): string {
  const colour = brandColour(brand);
  return `:root{--brand:${colour};--ink:${inkOn(colour)}}`;
}

/** A colour stands in the style sheet, where nothing is escaped: it is one, or it is the default. */
export function brandColour({ colour }: Brand): string {
  return /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#1f5c4d';
}
