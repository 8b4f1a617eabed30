/**
 * How a report's page looks: on a desk, on a phone, in the dark, on paper. Series and shades are classes,
 * so that the page needs no style but this one, which its policy names by its hash. Shades of a heat map
 * run from the ground to full ink; text on them turns over in the middle, where both can be read.
 */
export const STYLE = `
*{box-sizing:border-box}
:root{color-scheme:light dark;--ground:#fff;--text:#1b1b1d;--quiet:#595c63;--line:#dcdde0;--soft:#f4f5f6;
--s0:#1766b8;--s1:#b3480f;--s2:#12805c;--s3:#8a3fa8;--s4:#8a6a00;--s5:#c02356;
--h1:#e3eefa;--h2:#bfd9f2;--h3:#8fbce6;--h4:#2f74b5;--h5:#17508a;--h6:#0b3260;--on:#fff}
html{-webkit-text-size-adjust:100%}
body{margin:0;background:var(--ground);color:var(--text);overflow-wrap:anywhere;
font:16px/1.5 system-ui,-apple-system,"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif}
main{max-width:1080px;margin:0 auto;padding:28px 20px 40px}
h1{margin:0 0 4px;font-size:26px;line-height:1.25;text-wrap:balance}
h2{margin:36px 0 10px;font-size:18px;line-height:1.35}
p{margin:0 0 8px}
.lead{font-weight:600}
.quiet + .lead{margin-top:16px}
.quiet,figcaption,footer{color:var(--quiet)}
code{font:14px/1.5 ui-monospace,Menlo,Consolas,monospace}
code span{display:inline-block;max-width:100%}
figure{margin:28px 0 0}
figcaption{margin-bottom:8px;font-weight:600}
svg{display:block;max-width:100%;height:auto;font-family:inherit}
.scroll{overflow-x:auto;max-width:100%;
background:linear-gradient(to right,transparent,var(--ground) 70%) 100% 0/40px 100% no-repeat local,
linear-gradient(to left,var(--line),transparent) 100% 0/14px 100% no-repeat scroll}
.scroll svg{max-width:none}
.scroll:focus-visible{outline:3px solid var(--s0);outline-offset:3px}
.narrow{display:none}
text{fill:var(--text);font-size:13px}
text.small{font-size:12px;fill:var(--quiet)}
text.head{font-weight:600}
text.on{fill:var(--on)}
.axis{stroke:var(--line);stroke-width:1}
.whisker{stroke:var(--text);stroke-width:1.5;fill:none}
.track{fill:var(--soft)}
.line{fill:none;stroke-width:2.5;stroke-linejoin:round}
.band{opacity:.16}
.s0{fill:var(--s0)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}.s4{fill:var(--s4)}.s5{fill:var(--s5)}
.l0{stroke:var(--s0)}.l1{stroke:var(--s1)}.l2{stroke:var(--s2)}.l3{stroke:var(--s3)}.l4{stroke:var(--s4)}.l5{stroke:var(--s5)}
.l1{stroke-dasharray:8 4}.l2{stroke-dasharray:2 3}.l3{stroke-dasharray:10 3 2 3}.l4{stroke-dasharray:4 4}.l5{stroke-dasharray:12 6}
.h0{fill:var(--soft)}.h1{fill:var(--h1)}.h2{fill:var(--h2)}.h3{fill:var(--h3)}.h4{fill:var(--h4)}.h5{fill:var(--h5)}.h6{fill:var(--h6)}
table{border-collapse:collapse;font-size:15px;font-variant-numeric:tabular-nums}
th,td{padding:6px 12px;border-bottom:1px solid var(--line);text-align:left;font-weight:400;vertical-align:top;white-space:nowrap}
thead th{font-weight:600;border-bottom:2px solid var(--line);vertical-align:bottom;overflow-wrap:normal}
thead .long{white-space:normal;min-width:7em}
tbody th{white-space:pre}
tbody .long{white-space:pre-wrap;min-width:13em}
th:first-child,td:first-child{padding-left:0}
.n{text-align:right}
dl{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 18px;margin:0}
dt{font-weight:600}
dd{margin:0}
ul{margin:0;padding-left:20px}
footer{margin-top:36px;padding-top:14px;border-top:1px solid var(--line);font-size:14px}
@media (max-width:640px){
main{padding:20px 16px 32px}
h1{font-size:22px}
.wide{display:none}
.narrow{display:block}
th,td{padding:6px 8px}
.pinned th:first-child{position:sticky;left:0;background:var(--ground)}
tbody .long{min-width:12em}
dl{display:block}
dd{margin-bottom:8px}
}
@media (prefers-color-scheme:dark){
:root{--ground:#111214;--text:#f0f0f2;--quiet:#b1b4bb;--line:#393b41;--soft:#1d1f23;
--s0:#5aa5ee;--s1:#f08a4b;--s2:#3fbf92;--s3:#c98ae4;--s4:#d3ae3a;--s5:#f2749c;
--h1:#17273a;--h2:#1c3a5a;--h3:#23507f;--h4:#5b9bd8;--h5:#8dbdea;--h6:#c4def6;--on:#0b1622}
}
@page{margin:12mm}
@page broad{size:landscape}
@media print{
:root{color-scheme:light;--ground:#fff;--text:#000;--quiet:#444;--line:#bbb;--soft:#f4f5f6;
--s0:#1766b8;--s1:#b3480f;--s2:#12805c;--s3:#8a3fa8;--s4:#8a6a00;--s5:#c02356;
--h1:#e3eefa;--h2:#bfd9f2;--h3:#8fbce6;--h4:#2f74b5;--h5:#17508a;--h6:#0b3260;--on:#fff}
body{font-size:11pt}
main{max-width:none;padding:0}
figure,tr,dd{break-inside:avoid}
.scroll{overflow:visible;background:none}
.broad{page:broad}
.broad table{font-size:7.5pt}
.broad th,.broad td{padding:3px 5px}
thead .long{min-width:0}
th,td{padding:4px 8px}
tbody .long{min-width:8em}
*{print-color-adjust:exact;-webkit-print-color-adjust:exact}
}
`;
