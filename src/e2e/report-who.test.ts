import { describe, expect, test } from 'vitest';
import { width } from '../core/width.ts';
import { plainFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';
import { LOOKING_BACK, walkJourney } from './journey.fixture.ts';

async function withOrders() {
  const at = openHarness();
  await at.run('init');
  at.write(
    'orders.csv',
    plainFile({ order_no: 'A1', buyer_id: 'u_test_a', paid: '1234.50', refund: '4.50' }),
  );
  await at.run('import orders.csv');
  return at;
}

describe('who is behind a number', () => {
  test('is listed as customers are, masked', async () => {
    const at = await withOrders();
    const { out, err } = await at.run('report cohort --currency CNY --who 2026-03:0');
    expect(out).toMatch(/^1\t1\t123000\tCNY\t\w+ u_\*\*\*_a\n$/);
    expect(err).toBe('1 is behind 2026-03:0.\n');
    const json = await at.json<{ rows: unknown[] }>('report cohort --who 2026-03:0');
    expect(json).toMatchObject({
      schema: 'pscrm.report-who/1',
      report: 'cohort',
      stage: '2026-03:0',
    });
    expect(json.rows).toHaveLength(1);
  });

  test('is a code where nobody is known behind it', async () => {
    const at = openHarness({ env: LOOKING_BACK });
    await walkJourney(at, 'all');
    const asked =
      "report funnel --campaign spring-card --steps 'visit > join' --by variant --who red-packet:1";
    const { rows } = await at.json<{
      rows: readonly Readonly<Record<string, unknown>>[];
    }>(asked);
    // Of three red packets that were scanned one brought a friend.
    expect(rows.map(({ id, code }) => [id === null, code !== null])).toEqual([
      [false, false],
      [true, true],
      [true, true],
    ]);
    const [, first] = rows;
    expect(first).toEqual({
      id: null,
      orders: null,
      net_minor: null,
      currency: null,
      identities: [],
      code: expect.any(String),
    });
    const { out } = await at.run(asked);
    expect(out.split('\n')[1]).toBe(`\t\t\t\tcode ${String(first?.['code'])}`);
    expect((await at.run(`${asked} --lang zh`)).out).toContain('\t码 ');
  });

  test('fits the screen, and says which columns do not', async () => {
    const at = await withOrders();
    const ask = (columns: number) =>
      at.run('report cohort --currency CNY --who 2026-03:0', { terminal: true, columns });
    expect((await ask(30)).out).toMatch(/u_\*\*\*_a\nNo room for \d columns?\s\(.*Orders/s);
    for (const line of (await ask(30)).out.split('\n')) expect(width(line)).toBeLessThanOrEqual(30);
    expect((await ask(100)).out).not.toContain('No room');
  });
});

describe('what can be asked by --who', () => {
  const ask = async (days: number, more: string, options = {}) => {
    const at = openHarness();
    const orders = Array.from({ length: days }, (_, day) => {
      const n = String(day + 1).padStart(2, '0');
      return { order_no: `A${n}`, buyer_id: `u_test_${n}`, paid_at: `2026-03-${n} 10:00:00` };
    });
    await at.run('init');
    at.write('orders.csv', plainFile(...orders));
    await at.run('import orders.csv');
    return at.run(`report cohort --unit day --since 2026-03-01 ${more}`, options);
  };

  test('stands under the table for people, and whole in the JSON', async () => {
    const one = await ask(1, '', { terminal: true });
    expect(one.out).toMatch(/^Who {2,}--who 2026-03-01, 2026-03-01:0$/m);
    const many = (await ask(9, '', { terminal: true, columns: 200 })).out;
    // Of each of nine days the cohort, and as many cells as there were days yet: 9 + 45.
    expect(many).toMatch(/--who 2026-03-01, .* 2026-03-02:0, … and 42 more\s+\(--json/);
    const { who }: { who: string[] } = JSON.parse((await ask(9, '--json')).out);
    expect(who).toHaveLength(9 + 45);
    expect(who.slice(-2)).toEqual(['2026-03-09', '2026-03-09:0']);
    expect((await ask(9, '')).err).not.toContain('--who');
  });

  test('is named where it is asked by another word', async () => {
    const { code, err } = await ask(9, '--who yesterday');
    expect(code).toBe(2);
    expect(err).toMatch(/hint: There are: 2026-03-01, 2026-03-01:0, .*, …\n/);
    expect(err.split(', ')).toHaveLength(41);
  });
});
