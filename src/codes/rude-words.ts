import { ALPHABET_NAMES, ALPHABETS } from './alphabet.ts';

const ENGLISH =
  'anal anus arse ass bdsm butt crap cuck cum cunt dead death dyke fag fck fuc fuk fvck gay hell ' +
  'jap jerk kkk kunt kys meth nude perv phuk puta rape scat scum sex shat slut stfu suck tard turd ' +
  'twat wank wtf xxx';

// 笨蛋 操你妈 滚 混蛋 鸡巴 贱人 你妈逼 你妈的 傻逼 傻叉 杀人 他妈的 王八 王八蛋 …, in full or by initials
const PINYIN =
  'bendan cnm dsb gun hundan jb jr mdzz mlgb nmb nmd nmsl rnm sb shab shacha sharen tmd wangba wbd';

// 三八, 去死吧 read aloud, and a date that no card should bear
const NUMBERS = '38 748 8964';

/**
 * What must not stand on a card, in lower case. A code is random: the list errs on the side of drawing
 * again. Words with i, o or 0, 1 are left out, as no code can hold them (l can stand there as L).
 */
export const RUDE_WORDS: readonly string[] = [ENGLISH, PINYIN, NUMBERS].flatMap((words) =>
  words.split(' '),
);

/** Digits that are read as a letter. */
const LOOKS_LIKE: Readonly<Record<string, string>> = {
  a: '4',
  b: '8',
  e: '3',
  g: '69',
  s: '5',
  t: '7',
};

const RUDE = new RegExp(
  RUDE_WORDS.map((word) =>
    word.replace(/[a-z]/g, (letter) => `[${letter}${LOOKS_LIKE[letter] ?? ''}]`),
  ).join('|'),
  'i',
);

/** Does a code hold a rude word, as it is written or with digits read as the letters they look like? */
export function isRude(code: string): boolean {
  return RUDE.test(code);
}

/** Can this word stand in a code of some alphabet at all? */
export function isPossible(word: string): boolean {
  return ALPHABET_NAMES.some((name) =>
    [...word].every(
      (letter) =>
        ALPHABETS[name].includes(letter) || ALPHABETS[name].includes(letter.toUpperCase()),
    ),
  );
}
