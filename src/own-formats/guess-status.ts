import { isStatus, type Status } from '../core/status.ts';
import { narrow } from '../formats/cells.ts';
import { isOrderFormat } from '../formats/format.ts';
import { FORMATS } from '../formats/index.ts';

/** Words in a status that say what it is; the first that is met decides. */
const TELLING: readonly (readonly [RegExp, Status])[] = [
  [/部分退款|partial(?:ly)?.refund/i, 'partly_refunded'],
  [/退款(?:成功|完成)|已退款|全额退款|^refunded$/i, 'refunded'],
  [/(?:待|未|等待买家)(?:付款|支付)|unpaid|awaiting.payment|^pending$/i, 'unpaid'],
  [/取消|关闭|作废|cancel|closed|void/i, 'closed'],
  [
    /(?:待|未|等待卖家)(?:发货|配货|审核|处理)|已(?:付款|支付)|备货|^paid$|processing|to.ship|unfulfilled/i,
    'paid',
  ],
  [/已发货|待(?:收货|签收)|配送中|运输中|shipped|in.transit|^fulfilled$/i, 'shipped'],
  [/(?:交易|订单)?(?:成功|完成)|已(?:签收|收货|结束)|complete|delivered|finished/i, 'completed'],
];

/** What a status probably means: as a built-in format has it, else by telling words. */
export function guessStatus(seen: string): Status | undefined {
  const word = seen.toLowerCase().replaceAll(' ', '_');
  if (isStatus(word)) return word;
  return knownWords().get(narrow(seen)) ?? TELLING.find(([words]) => words.test(seen))?.[1];
}

let known: ReadonlyMap<string, Status> | undefined;

/** Statuses of the built-in formats; one that two read differently is not known. */
function knownWords(): ReadonlyMap<string, Status> {
  if (known !== undefined) return known;
  const all = new Map<string, Set<Status>>();
  for (const format of FORMATS.filter(isOrderFormat)) {
    for (const { when, is } of format.status.rules) {
      const words = Object.values(when).flat();
      if (Object.keys(when).length !== 1 || typeof Object.values(when)[0] === 'string') continue;
      for (const word of words) all.set(narrow(word), (all.get(narrow(word)) ?? new Set()).add(is));
    }
  }
  const single = [...all].flatMap(([word, [is, other]]) =>
    is === undefined || other !== undefined ? [] : [[word, is] as const],
  );
  known = new Map(single);
  return known;
}
