import type { OrderFormat } from '../format.ts';
import { shopee } from '../shopee.ts';

/** Shopee orders of Thailand. */
export const shopeeThOrders: OrderFormat = {
  ...shopee({
    orderNo: 'หมายเลขคำสั่งซื้อ',
    status: 'สถานะการสั่งซื้อ',
    returned: 'สถานะการคืนเงินหรือคืนสินค้า',
    // Delivered (จัดส่งสำเร็จแล้ว) is still open to a return: completed comes after it.
    statuses: {
      ค้างชำระ: 'unpaid',
      จัดส่งสำเร็จแล้ว: 'shipped',
      สำเร็จแล้ว: 'completed',
      ยกเลิกแล้ว: 'closed',
    },
    guessed: {},
    createdAt: 'วันที่ทำการสั่งซื้อ',
    paidAt: ['เวลาการชำระสินค้า'],
    completedAt: [],
    shippedAt: ['เวลาส่งสินค้า'],
    province: [],
    city: [],
    name: 'ชื่อสินค้า',
    variation: 'ชื่อตัวเลือก',
    sku: ['เลขอ้างอิง SKU (SKU Reference No.)', 'เลขอ้างอิง Parent SKU'],
    quantity: 'จำนวน',
    price: ['ราคาขาย'],
    paid: ['จำนวนเงินทั้งหมด'],
    buyer: ['ชื่อผู้ใช้ (ผู้ซื้อ)'],
  }),
  id: 'shopee-th-orders',
  claims: [
    ['หมายเลขคำสั่งซื้อ', 'สถานะการสั่งซื้อ'],
    ['หมายเลขคำสั่งซื้อ', 'ชื่อผู้ใช้ (ผู้ซื้อ)'],
    ['หมายเลขคำสั่งซื้อ', 'เลขอ้างอิง SKU (SKU Reference No.)'],
  ],
  sure: { header: 'D', status: 'D', amounts: 'D' },
  timezone: 'Asia/Bangkok',
  currency: 'THB',
  region: 'TH',
};
