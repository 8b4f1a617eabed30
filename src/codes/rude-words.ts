import { ALPHABET } from './alphabet.ts';

const ENGLISH =
  'anal anus arse ass bdsm butt crap cuck cum cunt dead death dyke fag fck fuc fuk fvck gay hell ' +
  'kkk kunt kys meth nude perv phuk puta rape scat scum sex shat slut stfu suck tard turd twat ' +
  'wank wtf xxx';

// 笨蛋 操你妈 滚 混蛋 你妈逼 你妈的 傻逼 傻叉 杀人 他妈的 王八 王八蛋 …, in full or by initials
const PINYIN =
  'bendan cnm dsb gun hundan mdzz mlgb nmb nmd nmsl rnm sb shab shacha sharen tmd wangba wbd';

// 三八, 去死吧 read aloud, and a date that no card should bear
const NUMBERS = '38 748 8964';

/**
 * What must not stand on a card, in lower case. A code is random: the list errs on the side of drawing
 * again. Words with i, j, o or 0, 1 are left out, as no code can hold them (l can stand there as L).
 */
export const RUDE_WORDS: readonly string[] = [ENGLISH, PINYIN, NUMBERS].flatMap((words) =>
  words.split(' '),
);

const LOOKS_LIKE: Readonly<Record<string, string>> = {
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
};

/** Does a code hold a rude word, as it is written or with digits read as the letters they look like? */
export function isRude(code: string): boolean {
  const plain = code.toLowerCase();
  const read = plain.replace(/[3-9]/g, (digit) => LOOKS_LIKE[digit] ?? digit);
  return RUDE_WORDS.some((word) => plain.includes(word) || read.includes(word));
}

/** Can this word stand in a code at all? */
export function isPossible(word: string): boolean {
  return [...word].every(
    (letter) => ALPHABET.includes(letter) || ALPHABET.includes(letter.toUpperCase()),
  );
}
