import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/**
 * An invented brand's two years: who bought, scanned a card, became a friend and bought again. The same
 * each time. Written as files for `pscrm import`, and given as numbers to whoever computes the same otherwise.
 */

const DAY = 86_400_000;
/** Days since 1970 in Shanghai, whose wall clock is all that files know. */
const FIRST_DAY = 19_723; // 2024-01-01
const DAYS = 731; // two years
const SHANGHAI = 8 * 3_600_000;

/** The last millisecond of the two years: nothing is known of anybody since. */
export const KNOWN_UNTIL = (FIRST_DAY + DAYS) * DAY - SHANGHAI - 1;

/** A number below `below` that looks like chance and is the same each time. */
function draw(seed, below) {
  let mixed = Math.imul(seed ^ (seed >>> 15), 0x2c1b3c6d);
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39);
  return ((mixed ^ (mixed >>> 15)) >>> 0) % below;
}

/** When somebody who came first on `day` came the nth time: more and more rarely, at any time of day. */
function momentOf(seed, day) {
  return (FIRST_DAY + day) * DAY + draw(seed, DAY / 1000) * 1000 - SHANGHAI;
}

/**
 * The orders, one after the other: public ones of a marketplace that names its buyers, and private ones.
 * @param sizes.orders how many, @param sizes.customers of whom
 */
export function* orders(sizes, from = 0, to = sizes.orders) {
  for (let n = from; n < to; n += 1) {
    const customer = n < sizes.customers ? n : draw(n * 7 + 1, sizes.customers);
    const start = draw(customer * 3 + 5, DAYS);
    const later = n < sizes.customers ? 0 : draw(n * 5 + 2, DAYS);
    // What comes later than the two years' orders is of the last two days, as a small file is.
    const day =
      n >= sizes.orders
        ? DAYS - 1 - draw(n, 2)
        : start + Math.floor((DAYS - start) * (later / DAYS) ** 2);
    const paid = 990 + draw(n * 11 + 3, 40_000);
    const isRefunded = draw(n * 13 + 4, 50) === 0;
    const partly = !isRefunded && draw(n * 17 + 6, 33) === 0;
    yield {
      n,
      customer,
      at: momentOf(n * 19 + 8, day),
      day: FIRST_DAY + day,
      isPrivate: n >= sizes.customers && draw(n * 23 + 9, 2) === 0,
      paid,
      refund: isRefunded ? paid : partly ? Math.floor(paid / 4) : 0,
      isRefunded,
    };
  }
}

/** Who became a friend, through the nth code: three in four of the customers, some of them twice. */
export function* joins(sizes) {
  for (let n = 0; n < sizes.joins; n += 1) {
    const customer = n < sizes.friends ? n : draw(n * 29 + 1, sizes.friends);
    const start = draw(customer * 3 + 5, DAYS);
    const day = Math.min(DAYS - 1, start + draw(n * 31 + 2, 40));
    yield {
      n,
      customer,
      code: n,
      at: momentOf(n * 37 + 3, day),
      staff: `staff_test_${draw(n, 40)}`,
    };
  }
}

/** Scans: those of whoever joined, mostly before it, and those of codes through which nobody did. */
export function* visits(sizes) {
  for (let n = 0; n < sizes.visits; n += 1) {
    const code = n < sizes.codes ? n : draw(n * 41 + 1, sizes.codes);
    const customer = code < sizes.friends ? code : draw(code * 29 + 1, sizes.friends);
    const start = draw(customer * 3 + 5, DAYS);
    const day = Math.min(DAYS - 1, start + draw(n * 43 + 2, 20));
    yield { n, code, at: momentOf(n * 47 + 3, day), visitor: `v_test_${n}` };
  }
}

/** One in ten friends left a while after. */
export function* leaves(sizes) {
  for (const { n, customer, at, staff } of joins(sizes)) {
    if (draw(n * 53 + 1, 10) === 0)
      yield { customer, staff, at: at + (1 + draw(n * 59 + 2, 30)) * DAY };
  }
}

export const sizesFor = (scale) => ({
  orders: 1_000_000 * scale,
  customers: 200_000 * scale,
  friends: 150_000 * scale,
  joins: 300_000 * scale,
  visits: 600_000 * scale,
  codes: 400_000 * scale,
  invited: 40_000 * scale,
});

const phone = (customer) => `138${String(customer).padStart(8, '0')}`;
const friend = (customer) => `wm_test_${customer}`;
const wall = (at) => new Date(at + SHANGHAI).toISOString().slice(0, 19).replace('T', ' ');
const yuan = (fen) => (fen / 100).toFixed(2);

/** Orders of a stretch, as our own plain file has them. */
export function writeOrders(path, sizes, from, to) {
  const rows = function* () {
    yield 'platform,shop,order_no,status,buyer_id,phone,created_at,paid_at,currency,paid,refund';
    for (const one of orders(sizes, from, to)) {
      const { n, customer, at, isPrivate, paid, refund, isRefunded } = one;
      const place = isPrivate ? 'youzan,测试小程序' : 'taobao,测试旗舰店';
      const status = isRefunded ? 'refunded' : refund > 0 ? 'partly_refunded' : 'completed';
      const buyer = isPrivate ? '' : `test_buyer_${customer}`;
      const time = wall(at);
      yield `${place},T${n},${status},${buyer},${phone(customer)},${time},${time},CNY,${yuan(paid)},${yuan(refund)}`;
    }
  };
  writeLines(path, rows());
  return path;
}

/** The other files. @param codes the texts of the codes, in their order @returns their paths */
export function writeFacts(folder, sizes, codes) {
  const files = {
    'joins.csv': function* () {
      yield 'external_userid,phone,staff,joined_at,state';
      for (const { customer, staff, at, code } of joins(sizes)) {
        yield `${friend(customer)},${phone(customer)},${staff},${wall(at)},${codes[code]}`;
      }
    },
    'leaves.csv': function* () {
      yield 'external_userid,staff,left_at';
      for (const { customer, staff, at } of leaves(sizes))
        yield `${friend(customer)},${staff},${wall(at)}`;
    },
    'visits.csv': function* () {
      yield 'code,at,visitor';
      for (const { code, at, visitor } of visits(sizes))
        yield `${codes[code]},${wall(at)},${visitor}`;
    },
    'participants.csv': function* () {
      yield 'campaign,person,at';
      for (const { n, customer, at } of joins(sizes)) {
        if (n >= 2 * sizes.invited) return;
        yield `friends,${friend(customer)},${wall(at)}`;
      }
    },
    'referrals.csv': function* () {
      yield 'campaign,inviter,invitee,at';
      for (let n = 0; n < sizes.invited; n += 1) {
        const inviter = draw(n * 61 + 1, sizes.invited);
        yield `friends,${friend(inviter)},${friend(sizes.invited + n)},${wall(momentOf(n, draw(n, DAYS)))}`;
      }
    },
  };
  return Object.entries(files).map(([name, rows]) => {
    writeLines(join(folder, name), rows());
    return join(folder, name);
  });
}

function writeLines(path, lines) {
  const file = openSync(path, 'w');
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length < 1 << 20) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text);
  closeSync(file);
}

/** The same as numbers, for whoever has no import. @returns files without a header, and what their columns are */
export function writeNumbers(folder, sizes) {
  const tables = {
    orders: {
      columns:
        'customer INTEGER, moment BIGINT, day INTEGER, private BOOLEAN, refunded BOOLEAN, net BIGINT',
      rows: function* () {
        for (const { customer, at, day, isPrivate, isRefunded, paid, refund } of orders(sizes))
          yield `${customer},${at},${day},${isPrivate},${isRefunded},${paid - refund}`;
      },
    },
    joins: {
      columns: 'customer INTEGER, code INTEGER, moment BIGINT',
      rows: function* () {
        for (const { customer, code, at } of joins(sizes)) yield `${customer},${code},${at}`;
      },
    },
    visits: {
      columns: 'code INTEGER, moment BIGINT',
      rows: function* () {
        for (const { code, at } of visits(sizes)) yield `${code},${at}`;
      },
    },
  };
  return Object.fromEntries(
    Object.entries(tables).map(([name, table]) => {
      const file = join(folder, `${name}.numbers.csv`);
      writeLines(file, table.rows());
      return [name, { columns: table.columns, file }];
    }),
  );
}
