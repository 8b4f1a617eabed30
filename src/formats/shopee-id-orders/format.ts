import type { OrderFormat } from '../format.ts';
import { shopee } from '../shopee.ts';

/** Shopee orders of Indonesia. `112.000` is a hundred and twelve thousand rupiah. */
export const shopeeIdOrders: OrderFormat = {
  ...shopee({
    orderNo: 'No. Pesanan',
    status: 'Status Pesanan',
    returned: 'Status Pembatalan/ Pengembalian',
    statuses: { 'Perlu Dikirim': 'paid', 'Selesai': 'completed' },
    guessed: {},
    createdAt: 'Waktu Pesanan Dibuat',
    paidAt: ['Waktu Pembayaran Dilakukan'],
    completedAt: ['Waktu Pesanan Selesai'],
    shippedAt: ['Waktu Pengiriman Diatur'],
    province: ['Provinsi'],
    city: ['Kota/Kabupaten'],
    name: 'Nama Produk',
    variation: 'Nama Variasi',
    sku: ['Nomor Referensi SKU', 'SKU Induk'],
    quantity: 'Jumlah',
    price: ['Harga Setelah Diskon'],
    paid: ['Total Pembayaran'],
    buyer: ['Username (Pembeli)'],
  }),
  id: 'shopee-id-orders',
  claims: [
    ['No. Pesanan', 'Status Pesanan'],
    ['No. Pesanan', 'Nomor Referensi SKU'],
  ],
  sure: { header: 'C', status: 'C', amounts: 'D' },
  timezone: 'Asia/Jakarta',
  currency: 'IDR',
  decimal: ',',
  region: 'ID',
};
