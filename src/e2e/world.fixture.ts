import fc from 'fast-check';
import {
  friendsFile,
  joinsFile,
  leavesFile,
  linkFile,
  participantsFile,
  pddFile,
  plainFile,
  referralsFile,
  repliesFile,
  rewardsFile,
  shopCustomersFile,
  smsFile,
  taobaoFile,
  visitsFile,
  youzanFile,
} from './files.fixture.ts';

/** A few of everything, so that the same phone or account turns up in many files. */
const phone = fc.constantFrom('', '13800000001', '13800000002', '13800000003', '138****0002');
const email = fc.constantFrom('', 'buyer01@example.com', 'buyer02@example.com');
const friend = fc.constantFrom('wm_test_01', 'wm_test_02', 'wm_test_03', 'wm_test_04');
const someone = fc.oneof(
  friend,
  fc.constantFrom('phone:13800000001', 'unionid:un_test_01', 'order:pdd:260301-000000000000001'),
);
const day = (min: number, max: number): fc.Arbitrary<string> =>
  fc
    .record({ date: fc.integer({ min, max }), hour: fc.integer({ min: 0, max: 23 }) })
    .map(({ date, hour }) => `2026-03-${pad(date)} ${pad(hour)}:00:00`);
const march = day(1, 28);
const amount = fc.integer({ min: 1, max: 30_000 }).map((fen) => (fen / 100).toFixed(2));
const pad = (n: number): string => String(n).padStart(2, '0');
const few = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<T[]> => fc.array(one, { maxLength: 6 });

const taobaoOrder = fc.record({
  订单编号: fc.constantFrom('11', '12', '13', '14'),
  买家会员名: fc.constantFrom('测试买家01', '测试买家02', '测试买家03', '测试买家04', '测试买家05'),
  买家支付宝账号: fc.oneof(phone, email),
  联系手机: phone,
  买家实际支付金额: amount,
  退款金额: fc.constantFrom('0.00', '1.00'),
  订单状态: fc.constantFrom('买家已付款，等待卖家发货', '交易成功', '交易关闭'),
  订单创建时间: march,
});
const plainOrder = fc.record({
  order_no: fc.constantFrom('W1', 'W2', 'W3', 'W4'),
  status: fc.constantFrom('unpaid', 'paid', 'shipped', 'completed', 'refunded'),
  buyer_id: fc.constantFrom('', 'u_test_01', 'u_test_02'),
  phone,
  email,
  paid: amount,
  created_at: march,
});
// One row an order: rows of one order that name different amounts are refused.
const plainOrders = fc.uniqueArray(plainOrder, { maxLength: 4, selector: (row) => row.order_no });
const youzanOrder = fc.record({
  订单号: fc.constantFrom('E1', 'E2', 'E3', 'E4', 'E5'),
  买家手机号: phone,
  订单实付金额: amount,
  订单创建时间: march,
});

export const PARCELS = [
  '260301-000000000000001',
  '260301-000000000000002',
  '260301-000000000000003',
];
// Paid early in the month, so that most joins come after it and several want the same parcel.
const parcel = (no: string) =>
  fc.record({ '订单号': fc.constant(no), '订单成交时间': day(1, 6), '用户实付金额(元)': amount });
const parcels = fc.tuple(...PARCELS.map(parcel));
const later = fc.record({
  no: fc.constantFrom(...PARCELS),
  status: fc.constantFrom('已发货，待签收', '已签收', '已签收，退款成功'),
});

const codePlace = fc.integer({ min: -1, max: PARCELS.length - 1 });
const join = fc.record({ external_userid: friend, phone, joined_at: march, code: codePlace });
const crowd = fc.array(join, { minLength: 4, maxLength: 8 });

// Few times and names, so that list and link tell of the same friendships.
const added = {
  添加时间: fc.constantFrom('2026-03-05 10:00:00', '2026-03-06 10:00:00'),
  添加人账号: fc.constantFrom('staff_test_a', 'staff_test_b'),
};
const named = fc.constantFrom('测试买家01', '测试买家02');
const listed = fc.record({
  ...added,
  '客户名称': named,
  '手机': phone,
  '标签组1(等级)': fc.constantFrom('', '金卡'),
});
const linked = fc.record({
  ...added,
  用户昵称: named,
  链接名称: fc.constantFrom('测试链接', '测试链接2'),
});
const hasPhone = phone.filter((number) => number !== '');
const shopCustomer = fc.record({ 客户手机号: hasPhone, 客户积分: fc.constantFrom('0', '10') });
const message = fc.record({
  手机号: hasPhone,
  发送状态: fc.constantFrom('发送成功', '等待回执', '测试状态'),
});
const answer = fc.record({
  手机号: hasPhone,
  回复内容: fc.constantFrom('T', '退订', '谢谢'),
});

export const world = fc.record({
  parcels,
  later: few(later),
  taobao: fc.tuple(few(taobaoOrder), few(taobaoOrder)),
  plain: fc.tuple(plainOrders, plainOrders),
  youzan: few(youzanOrder),
  joins: fc.tuple(crowd, crowd),
  friends: fc.tuple(few(listed), few(listed)),
  link: few(linked),
  shop: fc.tuple(few(shopCustomer), few(shopCustomer)),
  sms: fc.tuple(few(message), few(message)),
  replies: fc.tuple(few(answer), few(answer)),
  leaves: few(fc.record({ external_userid: friend, left_at: march })),
  visits: few(fc.record({ code: codePlace, at: march, visitor: fc.constantFrom('', 'v1') })),
  referrals: few(fc.record({ inviter: someone, invitee: someone, at: march })),
  participants: few(fc.record({ person: someone, at: march })),
  rewards: few(
    fc.record({
      person: someone,
      at: march,
      cost: fc.constantFrom('', '2', '5.50'),
      invitee: fc.oneof(fc.constant(''), someone),
    }),
  ),
});
export type World = typeof world extends fc.Arbitrary<infer W> ? W : never;

/** The files of a world, by name. @param codes the code in each parcel */
export function filesOf(it: World, codes: ReadonlyMap<string, string>): Record<string, string> {
  const codeAt = (place: number): string => codes.get(PARCELS[place] ?? '') ?? '';
  const joins = (rows: World['joins'][0]): string =>
    joinsFile(...rows.map(({ code, ...row }) => ({ ...row, state: codeAt(code) })));
  const paidAt = new Map(it.parcels.map((row) => [row.订单号, row]));
  return {
    pdd: pddFile(...it.parcels),
    later: pddFile(...it.later.map(({ no, status }) => ({ ...paidAt.get(no), 订单状态: status }))),
    taobao1: taobaoFile(...it.taobao[0]),
    taobao2: taobaoFile(...it.taobao[1]),
    plain1: plainFile(...it.plain[0]),
    plain2: plainFile(...it.plain[1]),
    youzan: youzanFile(...it.youzan),
    joins1: joins(it.joins[0]),
    joins2: joins(it.joins[1]),
    friends1: friendsFile(...it.friends[0]),
    friends2: friendsFile(...it.friends[1]),
    link: linkFile(...it.link),
    shop1: shopCustomersFile(...it.shop[0]),
    shop2: shopCustomersFile(...it.shop[1]),
    sms1: smsFile(...it.sms[0]),
    sms2: smsFile(...it.sms[1]),
    replies1: repliesFile(...it.replies[0]),
    replies2: repliesFile(...it.replies[1]),
    leaves: leavesFile(...it.leaves),
    visits: visitsFile(
      ...it.visits.map(({ code, ...row }) => ({ ...row, code: codeAt(code) || 'none' })),
    ),
    referrals: referralsFile(...it.referrals),
    participants: participantsFile(...it.participants),
    rewards: rewardsFile(...it.rewards),
  };
}
