import type { Database } from '../db/open.ts';
import { at, tell, type Story } from './journeys.fixture.ts';

/**
 * A story with what it does not tell: platforms, shops, provinces and products of orders, by their amounts,
 * and where codes lead. So that every dimension has several values, and some have none.
 */
export function dressed(story: Story): Database {
  const db = tell(story);
  db.exec(`
    UPDATE orders SET platform = iif(domain = 'public', 'pdd', 'youzan'),
      shop = iif(paid_minor % 2, 'north', iif(paid_minor % 3, 'south', '')),
      province = iif(paid_minor % 3, '广东', iif(paid_minor % 5, '浙江', NULL));
    INSERT INTO order_lines (order_id, n, line_no, sku, name)
      SELECT id, 1, '1', iif(paid_minor % 2, 'TEA-' || (paid_minor % 4), NULL), '测试茶' FROM orders
      WHERE paid_minor % 7;
    INSERT INTO targets (name, kind, staff, created_at)
      VALUES ('anna-way', 'contact-way', 'staff_01', 0), ('page', 'url', '', 0);
    INSERT INTO costs (campaign_id, variant, kind, amount_minor, currency, at, day, nth)
      SELECT 1, variant, 'gift', amount, 'CNY', ${at('+1d')}, 20514, 0
      FROM (SELECT '' AS variant, 101 AS amount UNION ALL SELECT 'sample', 53 UNION ALL SELECT 'gone', 7);
    UPDATE batches SET target_id = 1 + id % 2 WHERE id < 4;
    UPDATE visits SET target_id = 1 + id % 2 WHERE id % 3;
    INSERT INTO contact_ways (state, target_id, campaign_id, variant, url)
      VALUES ('way-1', 1, 1, 'sample', 'https://work.example.cn/way-1');
    UPDATE joins SET state = 'way-1' WHERE state = '' AND staff = 'staff_01';
    UPDATE join_attributions SET level = 'P3'
      WHERE code_id IS NULL AND join_id IN (SELECT id FROM joins WHERE state = 'way-1')`);
  return db;
}
