/** How words are looked for in what somebody wrote. Patterns are of mainland signs, and of no invisible ones. */

/** Signs of traditional writing that occur in the words of the rules. */
const MAINLAND: Readonly<Record<string, string>> = {
  現: '现',
  獎: '奖',
  評: '评',
  紅: '红',
  禮: '礼',
  滿: '满',
  減: '减',
  優: '优',
  劵: '券',
  費: '费',
  領: '领',
  開: '开',
  關: '关',
  註: '注',
  掃: '扫',
  碼: '码',
  獲: '获',
  贈: '赠',
  請: '请',
  點: '点',
  轉: '转',
  發: '发',
  單: '单',
  圖: '图',
  買: '买',
  團: '团',
  號: '号',
  進: '进',
};

/** Said just before a word, these say that it is not offered: `无需添加微信`. */
const DENIED =
  /(?:无需|无须|不需要?|不必|不用|不要|请勿|勿|谢绝|拒绝|禁止|没有)添?\s*$|\b(?:no|not|without|never)\s+$/iu;

/**
 * As a reader takes it, whatever was done to get past a list of words: widths alike (`ＶＸ`), nothing
 * invisible, no gaps within Chinese words (`优 惠 券`), traditional signs as mainland ones.
 */
function asRead(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')
    .replace(/\p{Script=Han}/gu, (sign) => MAINLAND[sign] ?? sign);
}

/** Where rules are tied to words: the first word of the text that the pattern knows and that is not denied. */
export function wordIn(text: string, pattern: RegExp): string | undefined {
  const read = asRead(text);
  const search = new RegExp(pattern, `${pattern.flags.replace('g', '')}g`);
  for (let match = search.exec(read); match !== null; match = search.exec(read)) {
    if (!DENIED.test(read.slice(0, match.index))) return match[0];
    search.lastIndex = match.index + 1;
  }
  return undefined;
}

/** The first such word in any of the texts. */
export function wordInAny(texts: readonly string[], pattern: RegExp): string | undefined {
  for (const text of texts) {
    const found = wordIn(text, pattern);
    if (found !== undefined) return found;
  }
  return undefined;
}
