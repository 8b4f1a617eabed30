import type { OrderFormat } from '../format.ts';
import { shopee } from '../shopee.ts';

/** Shopee orders of Vietnam: known by names only. `120.000` is a hundred and twenty thousand dong. */
export const shopeeVnOrders: OrderFormat = {
  ...shopee({
    orderNo: 'Mã đơn hàng',
    status: 'Trạng Thái Đơn Hàng',
    returned: 'Trạng thái Trả hàng/Hoàn tiền',
    statuses: { 'Đã hủy': 'closed' },
    guessed: {},
    createdAt: 'Ngày đặt hàng',
    paidAt: ['Thời gian đơn hàng được thanh toán'],
    completedAt: ['Thời gian hoàn thành đơn hàng'],
    shippedAt: ['Thời gian giao hàng', 'Ngày gửi hàng'],
    province: ['Tỉnh/Thành phố'],
    city: [],
    name: 'Tên sản phẩm',
    variation: 'Tên phân loại hàng',
    sku: ['SKU phân loại hàng', 'SKU sản phẩm'],
    quantity: 'Số lượng',
    price: ['Giá ưu đãi', 'Giá gốc'],
    paid: ['Tổng số tiền người mua thanh toán'],
    buyer: ['Người Mua'],
  }),
  id: 'shopee-vn-orders',
  claims: [
    ['Mã đơn hàng', 'Trạng Thái Đơn Hàng'],
    ['Mã đơn hàng', 'SKU phân loại hàng'],
  ],
  sure: { header: 'D', status: 'D', amounts: 'F' },
  timezone: 'Asia/Ho_Chi_Minh',
  currency: 'VND',
  decimal: ',',
  region: 'VN',
};
