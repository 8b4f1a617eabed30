/** What the invented exports are drawn from: the n-th row depends on n alone, and is the same each time. */

/** A number from 0 to 2³²−1 that looks drawn, from the row and what is drawn for it. */
export function drawn(row, salt) {
  let x = (Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b)) >>> 0;
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return (x ^ (x >>> 16)) >>> 0;
}

export const pick = (list, row, salt) => list[drawn(row, salt) % list.length];
export const digits = (n, width) => String(n).padStart(width, '0');

export const MINUTE = 60_000;
export const DAY = 1440 * MINUTE;

/** When the n-th of `rows` orders was made: a year of them, in the order of the file. */
export const madeAt = (row, rows) =>
  Date.UTC(2025, 0, 1) + Math.floor(((row + 0.5) / rows) * 365 * 1440) * MINUTE;
export const stamp = (at) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

export const GOODS = [
  '纸巾',
  '茶叶',
  '洗衣液',
  '面膜',
  '坚果',
  '保温杯',
  '猫粮',
  '袜子',
  '牙刷',
  '台灯',
];
export const KINDS = ['原木', '加厚，三层', '家庭装', '试用装', '绿色', '礼盒（大）'];
