import { describe, expect, it } from 'vitest';
import { at, tell } from './journeys.fixture.ts';
import { knownContacts, knownOrders, knownRule, laterNotes } from './known.ts';
import { runReport } from './run.ts';
import { readShopFiles } from './shop-files.ts';
import { DAILY, type File, known, MOMENT, said, sold, world } from './shops.fixture.ts';

describe('two own shops', () => {
  const both = [...sold('north', ...DAILY), ...sold('south', ...DAILY.slice(0, 30))];

  it('are known up to when the one is whose files were forgotten, which is named', () => {
    const files = [
      { format: 'youzan', read: '+30d', of: ['north', 'south'].slice(0, 1) },
      { format: 'youzan', read: '+30d+1h', of: ['south'] },
      { format: 'youzan', read: '+60d+1h', of: ['north'] },
    ];
    expect(known(both, files)).toBe('read 30 of shop south, 1 further');
    const db = world(both, files);
    const rule = knownRule([knownOrders(db, MOMENT, 'private')], MOMENT);
    expect(rule.map(({ code, params }) => ({ code, params }))).toEqual([
      { code: 'known-private-orders', params: { until: '2026-03-31 09:00', last: 0 } },
      { code: 'known-shop', params: { shop: 'shop south', n: 1 } },
      { code: 'known-early', params: {} },
    ]);
    db.close();
  });

  it('are both told of by a file that holds both, as it did before', () => {
    const files = (read: string): File[] => [
      { format: 'erp', read, of: ['north', 'south'], latest: '+29d' },
      { format: 'erp', read: '+60d+1h', of: ['north'], latest: '+60d' },
    ];
    // Thirty days without an order are none of a shop that sold daily, whatever the other sold; one is.
    expect(known(both, files('+33d'))).toBe('last 29 of shop south, 1 further');
    expect(known(both, files('+30d'))).toBe('read 30 of shop south, 1 further');
    const seldom = [...sold('north', ...DAILY), ...sold('south', 0, 12, 25, 40)];
    expect(known(seldom, files('+30d'))).toBe('read 60');
  });

  it('are told of by files of their own where the shop was told beside them', () => {
    const seldom = [...sold('north', ...DAILY), ...sold('south', 0, 12, 25)];
    const files = [
      { format: 'shopify', read: '+30d', of: ['north'], told: 'north' },
      { format: 'shopify', read: '+30d', of: ['south'], told: 'south' },
      { format: 'shopify', read: '+60d+1h', of: ['north'], told: 'north' },
    ];
    expect(known(seldom, files)).toBe('read 30 of shop south, 1 further');
    const empty = { format: 'shopify', read: '+45d' };
    // An export of a quiet month: of the shop that was told, else of nobody knows which.
    expect(known(seldom, [...files, empty])).toBe('read 30 of shop south, 1 further');
    expect(known(seldom, [...files, { ...empty, told: 'south' }])).toBe(
      'read 45 of shop south, 1 further',
    );
    const astray = world(seldom, [...files, empty, { ...empty, told: 'south' }]);
    expect(readShopFiles(astray).astray).toEqual([7]); // behind three of other kinds
    astray.close();
    // Shops of a column are told as well.
    const column = files.map(({ format, read, of }) => ({ format, read, of }));
    const said45 = known(seldom, [...column, { ...empty, told: 'south' }]);
    expect(said45).toBe('read 45 of shop south, 1 further');
  });

  it('wait no more for one that has closed, or of which somebody said that nothing happened', () => {
    const files = (complete: string): File[] => [
      { format: 'youzan', read: '+60d+1h', of: ['north'] },
      { format: 'youzan', read: '+60d+1h', of: ['south'], complete },
    ];
    expect(known(both, files('+50d'))).toBe('said 50 of shop south, 1 further');
    expect(known(both, files('+29d'))).toBe('last 29 of shop south, 1 further');
    expect(known(both, files('+9999d'))).toBe('read 60');
  });

  it('wait again for one that was said to have closed, once a later file shows that it goes on', () => {
    const files: File[] = [
      { format: 'youzan', read: '+60d+1h', of: ['north'], latest: '+60d' },
      { format: 'youzan', read: '+40d', of: ['south'], complete: '+9999d', latest: '+29d' },
    ];
    const later: File = { format: 'youzan', read: '+61d', of: ['south'], latest: '+60d' };
    expect(known(both, files)).toBe('read 60');
    // It sold something on day 45 after all, and nothing since: files of it may be missing.
    const orders = [...both, 'order +45d at south'];
    expect(known(orders, [...files, { ...later, latest: '+45d', read: '+95d' }])).toBe(
      'last 45 of shop south, 1 further',
    );
    // A file without an order says nothing else than what was said.
    expect(known(both, [...files, { format: 'youzan', read: '+61d', told: 'south' }])).toBe(
      'read 60',
    );
  });

  it('are all waited for where orders count wherever they were placed', () => {
    const db = world(both, [
      { format: 'youzan', read: '+30d', of: ['south'] },
      { format: 'youzan', read: '+60d+1h', of: ['north'] },
    ]);
    const anywhere = knownOrders(db, MOMENT);
    expect(said(anywhere)).toBe('read 30 of shop south, 1 further');
    // North has sold on each of thirty days since.
    const [note] = laterNotes(db, anywhere, MOMENT);
    expect(note?.params).toMatchObject({ n: 30, shop: 'shop south', until: '2026-03-31' });
    expect(laterNotes(db, knownOrders(db, { ...MOMENT, asOf: at('+20d') }), MOMENT)).toEqual([]);
    // Three hours after its reading north had sold nothing either.
    const soon = { ...MOMENT, asOf: at('+30d+3h') };
    expect(knownOrders(db, soon).shop).toBeDefined();
    expect(laterNotes(db, knownOrders(db, soon), soon)).toEqual([]);
    const { notes } = runReport(db, 'cohort', { asOf: MOMENT.asOf, untilGiven: true });
    expect(notes).toContainEqual(note);
    db.close();
  });

  it('are known no further, wherever orders were placed, because one has closed', () => {
    const db = world(both, [
      { format: 'youzan', read: '+60d+1h', of: ['north'] },
      { format: 'youzan', read: '+40d', of: ['south'], complete: '+9999d' },
    ]);
    expect(said(knownOrders(db, MOMENT))).toBe('read 60');
    db.close();
    const closed = world(both, [
      { format: 'youzan', read: '+60d+1h', of: ['north'], complete: '+9999d' },
      { format: 'youzan', read: '+40d', of: ['south'], complete: '+9999d' },
    ]);
    expect(said(knownOrders(closed, MOMENT))).toMatch(/^whole/);
    closed.close();
  });

  it('do not wait for one that has sold nothing yet', () => {
    const orders = [...sold('north', 1, 2), 'order +3d unpaid at south'];
    const files = [{ format: 'youzan', read: '+4d', of: ['north'] }];
    const other = { format: 'shopify', read: '+4d', of: ['south'] };
    expect(known(orders, [...files, other])).toBe('read 4');
    const db = world(orders, [...files, other]);
    expect(knownRule([knownOrders(db, MOMENT)], MOMENT)).toHaveLength(2);
    db.close();
    const none = world(['order +3d unpaid at south'], [other]);
    expect(knownRule([knownOrders(none, MOMENT)], MOMENT)).toMatchObject([
      { code: 'known-no-orders' },
      { code: 'known-early' },
    ]);
    none.close();
  });

  it('do not wait for one that somebody tried out', () => {
    const files = [
      { format: 'youzan', read: '+60d+1h', of: ['north'] },
      { format: 'shopify', read: '+5d', of: ['south'] },
    ];
    expect(known([...sold('north', ...DAILY), ...sold('south', 1, 2)], files)).toBe('read 60');
    // On the third day it is a shop. Where there is no other, it is all that is known.
    const three = [...sold('north', ...DAILY), ...sold('south', 1, 2, 4)];
    expect(known(three, files)).toBe('read 5 of shop south, 1 further');
    expect(known(sold('south', 1, 2), files)).toBe('read 5');
  });
});

describe('a campaign that ended in a workspace that is quiet now', () => {
  const files = (complete?: string): File[] => [
    { format: 'youzan', read: '+90d', of: ['north'], ...(complete !== undefined && { complete }) },
  ];

  it('is known up to the last order, until somebody says that there were no more', () => {
    const orders = sold('north', ...DAILY.slice(0, 30));
    expect(known(orders, files())).toBe('last 29');
    expect(known(orders, files('+80d'))).toBe('said 80');
    expect(known(orders, files('+100d'))).toBe('whole 100');
  });

  it('is known with a file that has no order at all, once that is said of it', () => {
    const empty = [{ format: 'orders', read: '+90d' }];
    expect(known([], empty)).toBe('none');
    expect(known([], [{ format: 'orders', read: '+90d', complete: '+80d' }])).toBe('said 80');
    // A marketplace's file, complete or not, says nothing of own shops.
    const orders = DAILY.map((n) => `order +${n}d public at west`);
    const market = { format: 'taobao', read: '+90d', of: ['west'], complete: '+90d' };
    expect(known(orders, [market])).toBe('none');
  });

  it('loses what was said with the import', () => {
    const db = world(sold('north', ...DAILY.slice(0, 30)), files('+80d'));
    db.exec(`UPDATE imports SET undone_at = 1`);
    expect(said(knownOrders(db, MOMENT, 'private'))).toBe('none');
    db.close();
  });

  it('knows joins and friendships as was said of their own files', () => {
    const db = tell({
      people: { ann: ['join - +1d', 'leave +2d'] },
      read: { orders: '+90d', joins: '+90d', leaves: '+90d' },
    });
    const of = (awaited: 'joins' | 'friendships'): string =>
      said(knownContacts(db, awaited, MOMENT, { at: Float64Array.of(at('+1d'), at('+2d')) }));
    expect([of('joins'), of('friendships')]).toEqual(['last 2', 'last 2']);
    db.prepare(`UPDATE imports SET complete_until = ? WHERE kind = 'leaves'`).run(at('+70d'));
    expect([of('joins'), of('friendships')]).toEqual(['last 2', 'said 70']);
    db.close();
  });
});
