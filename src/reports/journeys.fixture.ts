import { FLAGS } from '../codes/redirect/words.ts';
import { dayOf } from '../core/time.ts';
import { type Database, openWorkspace } from '../db/open.ts';
import { DEFAULTS } from '../db/settings.ts';
import { holdAllOfEach, holdShops } from './story-files.fixture.ts';
import { at, START } from './story-times.fixture.ts';

export { at, START };

/** Codes of one making. Times as in `at`; whatever is not said is the plainest thing. */
export type BatchStory = {
  readonly codes: readonly string[];
  readonly campaign?: string;
  readonly made?: string;
  readonly unit?: 'single' | 'shared';
  readonly channel?: string;
  readonly variant?: string;
  readonly invites?: boolean;
  /** Who hands each of the codes out, in the order of `codes`. */
  readonly owners?: readonly string[];
  /** The orders whose parcels the cards lie in, in the order of `codes`. */
  readonly orders?: readonly string[];
};

/**
 * What happened to people, by their names. Words in brackets may be left out.
 *
 *     visit CODE TIME [VISITOR [FLAG]]      join CODE|- TIME [STAFF]
 *     leave TIME [STAFF|everybody]          order TIME [AMOUNT [REFUND]] [refunded|public|unpaid|at SHOP|in USD]
 *     invite NAME TIME [CAMPAIGN]           asked TIME [CAMPAIGN]
 *     texted TIME                           held TIME
 *
 * `visit` names no visitor unless it says so. Amounts are minor units, `?` unknown. A name with a
 * slash, `ann/2`, is a second identity of ann. The orders of `nobody` have no buyer.
 */
export type Story = {
  readonly batches?: readonly BatchStory[];
  /** The variants of spring and their weights, in their order. */
  readonly variants?: Readonly<Record<string, number>>;
  /** What spring cost: `VARIANT|- KIND AMOUNT TIME [in USD]`, minor units. */
  readonly costs?: readonly string[];
  readonly people?: Readonly<Record<string, readonly string[]>>;
  /**
   * When files of orders, joins, leaves and referrals were last read, which then say themselves how far
   * they reach; those that are not named were read after everything, and hold what was up to then. `never`: none was.
   */
  readonly read?: Partial<Readonly<Record<'orders' | 'joins' | 'leaves' | 'referrals', string>>>;
};

/** Later than everything that anybody tells. */
const AFTER_ALL = '+3650d';

function flagBit(name: string): number {
  const [, bit] = Object.entries(FLAGS).find(([flag]) => flag === name) ?? [];
  if (bit === undefined) throw new Error(`no flag of a visit: ${name}`);
  return bit;
}

/** Ids in the order of the names, so that a test may turn the order round and see that nothing changes. */
export function tell(story: Story): Database {
  const db = openWorkspace(':memory:', { create: true });
  const day = (instant: number): number => dayOf(instant, DEFAULTS.timezone);
  const insert = (table: string, row: Readonly<Record<string, string | number | null>>): number => {
    const keys = Object.keys(row);
    const places = keys.map((key) => `@${key}`).join(', ');
    const sql = `INSERT INTO ${table} (${keys.join(', ')}) VALUES (${places})`;
    return Number(db.prepare(sql).run(row).lastInsertRowid);
  };

  for (const kind of ['orders', 'joins', 'leaves', 'referrals'] as const) {
    const when = story.read?.[kind] ?? AFTER_ALL;
    if (when === 'never') continue;
    insert('imports', {
      file: `${kind}.csv`,
      sha256: kind,
      format: kind,
      kind,
      timezone: DEFAULTS.timezone,
      imported_at: at(when),
      latest_at: when === AFTER_ALL ? at(when) : null,
    });
  }

  const identities = new Map<string, number>();
  const person = (name: string): number => {
    const known = identities.get(name);
    if (known !== undefined) return known;
    const id = insert('identities', { kind: 'external_userid', value: `wm_test_${name}` });
    identities.set(name, id);
    const main = name.split('/')[0] ?? name;
    insert('customers', { identity_id: id, customer_id: main === name ? id : person(main) });
    return id;
  };

  const campaigns = new Map<string, number>();
  const campaign = (name: string): number => {
    const known = campaigns.get(name);
    if (known !== undefined) return known;
    const row = { name, channel: 'package-card', origin: 'user', created_at: START };
    campaigns.set(name, insert('campaigns', row));
    return campaign(name);
  };
  campaign('spring');

  for (const [position, [name, weight]] of Object.entries(story.variants ?? {}).entries()) {
    insert('variants', { campaign_id: campaign('spring'), position, name, weight });
  }
  for (const [nth, cost] of (story.costs ?? []).entries()) {
    const [variant = '', kind = '', amount, when = '', ...words] = cost.split(' ');
    insert('costs', {
      campaign_id: campaign('spring'),
      variant: variant === '-' ? '' : variant,
      kind,
      amount_minor: Number(amount),
      currency: currencyOf(words),
      at: at(when),
      day: day(at(when)),
      nth,
    });
  }

  const codes = new Map<string, number>();
  for (const batch of story.batches ?? []) {
    const { made = '+0d', unit = 'single', channel = 'package-card', invites = false } = batch;
    const campaign_id = campaign(batch.campaign ?? 'spring');
    const batch_id = insert('batches', {
      campaign_id,
      channel,
      mode: 'count',
      unit,
      invites: invites ? 1 : 0,
      count: batch.codes.length,
      length: 7,
      alphabet: 'abc',
      created_at: at(made),
      created_day: day(at(made)),
    });
    for (const [n, code] of batch.codes.entries()) {
      const owner = batch.owners?.[n];
      const id = insert('codes', {
        code,
        batch_id,
        campaign_id,
        n,
        variant: batch.variant ?? '',
        channel,
        order_key: batch.orders?.[n] ?? null,
        owner_id: owner === undefined ? null : person(owner),
      });
      codes.set(code, id);
    }
  }

  let orders = 0;
  const order = (name: string, when: string, words: readonly string[]): void => {
    orders += 1;
    const instant = at(when);
    const [amount = '10000', refund] = words.filter((word) => /^(\d+|\?)$/.test(word));
    const refunded = words.includes('refunded');
    const paid = !words.includes('unpaid');
    insert('orders', {
      key: `shop:${orders}`,
      platform: words.includes('public') ? 'market' : 'shop',
      shop: words.includes('at') ? (words[words.indexOf('at') + 1] ?? '') : '',
      order_no: String(orders),
      domain: words.includes('public') ? 'public' : 'private',
      status: refunded ? 'refunded' : paid ? 'paid' : 'unpaid',
      created_at: instant,
      created_day: day(instant),
      paid_at: paid ? instant : null,
      paid_day: paid ? day(instant) : null,
      currency: currencyOf(words),
      paid_minor: amount === '?' ? null : Number(amount),
      refund_minor: Number(refund ?? (refunded && amount !== '?' ? amount : 0)),
      buyer_id: name === 'nobody' ? null : person(name),
      import_id: story.read?.orders === 'never' ? null : 1,
    });
  };

  const addSegment = db.prepare(
    `UPDATE sms_batches SET segments = segments + 1 WHERE batch_id = ?`,
  );
  const batchOf = new Map<string, number>();
  /** The text messages of one moment: a batch, each message of one segment at 4.5 fen. */
  const messages = (when: string): number => {
    const known = batchOf.get(when);
    if (known !== undefined) return known;
    const batch_id = insert('batches', {
      campaign_id: campaign('spring'),
      channel: 'sms',
      mode: 'count',
      unit: 'single',
      invites: 0,
      count: 1,
      length: 10,
      alphabet: 'abc',
      created_at: at(when),
      created_day: day(at(when)),
    });
    insert('sms_batches', {
      batch_id,
      provider: 'generic',
      signature: '测试品牌',
      text: '{link}',
      link: 'own',
      send_at: at(when),
      segments: 0,
      price_micros: 45_000,
      currency: 'CNY',
    });
    batchOf.set(when, batch_id);
    return batch_id;
  };

  const happen = (name: string, event: string): void => {
    const [verb = '', first = '', second = '', third = '', ...more] = event.split(' ');
    switch (verb) {
      case 'visit': {
        const flags = more[0] === undefined ? 0 : flagBit(more[0]);
        const when = { at: at(second), day: day(at(second)) };
        insert('visits', { code: first, ...when, visitor: third, flags });
        return;
      }
      case 'join': {
        const join_id = insert('joins', {
          identity_id: person(name),
          staff: third || 'staff_01',
          joined_at: at(second),
          day: day(at(second)),
          state: first === '-' ? '' : first,
        });
        const code_id = codes.get(first) ?? null;
        const level = code_id === null ? 'unknown' : 'P1';
        insert('join_attributions', { join_id, code_id, level, reason: 'state' });
        return;
      }
      case 'leave': {
        const staff = second === 'everybody' ? '' : second || 'staff_01';
        const left_at = at(first);
        insert('leaves', { identity_id: person(name), staff, left_at, day: day(left_at) });
        return;
      }
      case 'order':
        order(name, first, [second, third, ...more]);
        return;
      case 'invite':
        insert('referrals', {
          campaign_id: campaign(third || 'spring'),
          inviter_id: person(name),
          invitee_id: person(first),
          at: at(second),
          day: day(at(second)),
        });
        return;
      case 'asked':
        insert('participants', {
          campaign_id: campaign(second || 'spring'),
          identity_id: person(name),
          at: at(first),
          day: day(at(first)),
        });
        return;
      case 'texted':
      case 'held': {
        const batch_id = messages(first);
        const role = verb === 'held' ? 'held' : 'sent';
        insert('sms_people', { batch_id, identity_id: person(name), role });
        if (role === 'sent') addSegment.run(batch_id);
        return;
      }
      default:
        throw new Error(`nothing of the kind happens: ${event}`);
    }
  };
  for (const [name, events] of Object.entries(story.people ?? {})) {
    if (name !== 'nobody') person(name);
    for (const event of events) happen(name, event);
  }
  holdShops(db);
  holdAllOfEach(db);
  return db;
}

/** `in USD`; `in nothing` where no file says; yuan where the story does not. */
function currencyOf(words: readonly string[]): string | null {
  if (words.at(-2) !== 'in') return 'CNY';
  const currency = words.at(-1) ?? '';
  return currency === 'nothing' ? null : currency;
}
