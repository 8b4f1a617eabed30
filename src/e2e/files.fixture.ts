/** Small invented files as platforms export them: only the columns that a test needs. */

type Cells = Readonly<Record<string, string>>;

/** A CSV with the columns of the defaults; each row says only what is special about it. */
function file<Row extends Cells>(defaults: Row): (...rows: readonly Partial<Row>[]) => string {
  const columns = Object.keys(defaults);
  const line = (cells: readonly string[]): string =>
    cells.map((cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(',');
  return (...rows) => {
    const lines = rows.map((row) => {
      const cells: Cells = { ...defaults, ...row };
      return line(columns.map((column) => cells[column] ?? ''));
    });
    return `${[line(columns), ...lines].join('\n')}\n`;
  };
}

/** 拼多多: nobody is named. */
export const pddFile = file({
  '商品': '测试纸巾',
  '订单号': '',
  '订单状态': '待发货',
  '用户实付金额(元)': '10.00',
  '商品数量(件)': '1',
  '订单成交时间': '2026-03-01 10:00:00',
  '售后状态': '',
});

/** 淘宝 orders: the buyer's name, Alipay account and perhaps a mobile. */
export const taobaoFile = file({
  订单编号: '',
  买家会员名: '',
  买家支付宝账号: '',
  买家实际支付金额: '10.00',
  订单状态: '交易成功',
  联系手机: '',
  订单创建时间: '2026-03-01 10:00:00',
  订单付款时间: '2026-03-01 10:01:00',
  退款金额: '0.00',
  店铺名称: '测试茶铺',
});

/** 抖店: one row per sub-order. */
export const douyinFile = file({
  主订单编号: '',
  子订单编号: '',
  选购商品: '测试辣条',
  商品数量: '1',
  订单应付金额: '10.00',
  订单提交时间: '2026-03-01 10:00:00',
  支付完成时间: '2026-03-01 10:01:00',
  订单状态: '已完成',
  售后状态: '',
});

/** 有赞 orders: the brand's own shop, so private. */
export const youzanFile = file({
  订单号: '',
  归属店铺: '测试烘焙',
  订单状态: '交易完成',
  订单创建时间: '2026-03-10 10:00:00',
  买家付款时间: '2026-03-10 10:01:00',
  订单实付金额: '20.00',
  买家手机号: '',
  订单退款状态: '',
  订单已退款金额: '0.00',
});

/** Our own plain orders. */
export const plainFile = file({
  platform: 'weipan',
  shop: '测试小店',
  order_no: '',
  line_no: '1',
  status: 'completed',
  buyer_id: '',
  phone: '',
  email: '',
  created_at: '2026-03-01 10:00:00',
  paid_at: '2026-03-01 10:01:00',
  currency: 'CNY',
  paid: '10.00',
  refund: '',
  sku: '',
  name: '',
  quantity: '',
  unit_price: '',
});

export const joinsFile = file({
  external_userid: '',
  unionid: '',
  openid: '',
  phone: '',
  nickname: '',
  staff: 'staff_a',
  joined_at: '2026-03-05 10:00:00',
  state: '',
});

export const leavesFile = file({ external_userid: '', staff: 'staff_a', left_at: '' });
export const visitsFile = file({ code: '', at: '2026-03-05 09:58:00', visitor: '' });
export const referralsFile = file({ campaign: 'friends', inviter: '', invitee: '', at: '' });
export const participantsFile = file({ campaign: 'friends', person: '', at: '' });
export const rewardsFile = file({
  campaign: 'friends',
  person: '',
  at: '',
  task: '',
  reward: '红包',
  cost: '',
  currency: '',
  invitee: '',
});
export const costsFile = file({
  campaign: 'spring-card',
  variant: '',
  kind: 'print',
  amount: '100.00',
  currency: 'CNY',
  at: '2026-03-01',
});

/** 企业微信 客户列表. */
export const friendsFile = file({
  '客户名称': '测试买家01',
  '添加人账号': 'staff_test_a',
  '添加时间': '2026-03-01 10:00:00',
  '来源': '扫描名片二维码',
  '手机': '',
  '标签组1(等级)': '',
});

/** 企业微信 获客助手: friends added through a link. */
export const linkFile = file({
  添加时间: '2026-03-01 10:00:00',
  链接名称: '测试链接',
  用户昵称: '测试买家01',
  添加人账号: 'staff_test_a',
  流量id: '',
});

/** 有赞 客户. */
export const shopCustomersFile = file({
  客户昵称: '测试买家01',
  客户手机号: '',
  是否会员: '否',
  客户积分: '0',
  消费次数: '1',
  消费金额: '10.00',
  成为客户时间: '2026-01-01 10:00:00',
});

export const smsFile = file({
  手机号: '',
  发送时间: '2026-03-01 10:00:00',
  发送状态: '发送成功',
  批次号: 'batch-1',
});

export const repliesFile = file({ 手机号: '', 回复内容: 'T', 回复时间: '2026-03-02 10:00:00' });
