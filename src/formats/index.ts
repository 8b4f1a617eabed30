import { amazonAllOrders } from './amazon-all-orders/format.ts';
import { amazonOrders } from './amazon-orders/format.ts';
import { amazonUnshipped } from './amazon-unshipped/format.ts';
import { alibaba1688Orders } from './1688-orders/format.ts';
import { costs } from './costs/format.ts';
import { douyinOrders } from './douyin-orders/format.ts';
import { ebayOrders } from './ebay-orders/format.ts';
import { etsyItems } from './etsy-items/format.ts';
import { etsyOrders } from './etsy-orders/format.ts';
import type { Format } from './format.ts';
import { jdOrders } from './jd-orders/format.ts';
import { joins } from './joins/format.ts';
import { kuaishouOrders } from './kuaishou-orders/format.ts';
import { lazadaOrders } from './lazada-orders/format.ts';
import { leaves } from './leaves/format.ts';
import { plainOrders } from './orders/format.ts';
import { participants } from './participants/format.ts';
import { pddOrders } from './pdd-orders/format.ts';
import { recipients } from './recipients/format.ts';
import { referrals } from './referrals/format.ts';
import { rewards } from './rewards/format.ts';
import { shopeeEnOrders } from './shopee-en-orders/format.ts';
import { shopeeIdOrders } from './shopee-id-orders/format.ts';
import { shopeePhOrders } from './shopee-ph-orders/format.ts';
import { shopeeThOrders } from './shopee-th-orders/format.ts';
import { shopeeVnOrders } from './shopee-vn-orders/format.ts';
import { shopifyOrders } from './shopify-orders/format.ts';
import { smsDeliveries } from './sms-deliveries/format.ts';
import { smsOptOuts } from './sms-optouts/format.ts';
import { smsReplies } from './sms-replies/format.ts';
import { taobaoItems } from './taobao-items/format.ts';
import { taobaoOrders } from './taobao-orders/format.ts';
import { taobaoSuborders } from './taobao-suborders/format.ts';
import { tiktokSeaOrders } from './tiktok-sea-orders/format.ts';
import { tiktokUsOrders } from './tiktok-us-orders/format.ts';
import { visits } from './visits/format.ts';
import { wechatStoreOrders } from './wechat-store-orders/format.ts';
import { wecomCustomers } from './wecom-customers/format.ts';
import { wecomLink } from './wecom-link/format.ts';
import { youzanCustomers } from './youzan-customers/format.ts';
import { wooAnalytics } from './woo-analytics/format.ts';
import { wooSkyvergeOrders } from './woo-skyverge-orders/format.ts';
import { wooOrders } from './woo-orders/format.ts';
import { xhsOrders } from './xhs-orders/format.ts';
import { youzanItems } from './youzan-items/format.ts';
import { youzanOrders } from './youzan-orders/format.ts';

/** Every format we read. A new one is a folder and a line here. */
export const FORMATS: readonly Format[] = [
  taobaoOrders,
  taobaoItems,
  taobaoSuborders,
  pddOrders,
  douyinOrders,
  jdOrders,
  kuaishouOrders,
  xhsOrders,
  youzanOrders,
  youzanItems,
  wechatStoreOrders,
  alibaba1688Orders,
  shopifyOrders,
  wooAnalytics,
  wooOrders,
  wooSkyvergeOrders,
  amazonAllOrders,
  amazonOrders,
  amazonUnshipped,
  ebayOrders,
  etsyOrders,
  etsyItems,
  shopeeEnOrders,
  shopeePhOrders,
  shopeeThOrders,
  shopeeVnOrders,
  shopeeIdOrders,
  lazadaOrders,
  tiktokUsOrders,
  tiktokSeaOrders,
  wecomCustomers,
  wecomLink,
  youzanCustomers,
  smsDeliveries,
  smsReplies,
  smsOptOuts,
  plainOrders,
  joins,
  leaves,
  visits,
  referrals,
  participants,
  costs,
  rewards,
  recipients,
];
