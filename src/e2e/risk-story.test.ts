import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { plainFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

async function shop(platform: string, campaign: string) {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  at.write('orders.csv', plainFile({ order_no: 'W1', platform, status: 'paid' }));
  await at.run('import orders.csv');
  await at.run(['campaign', 'create', campaign, '--channel', 'package-card']);
  return at;
}

const CARDS = ['--per-order', '--images', 'none', '--out', 'cards'];

test('cards for a marketplace that forbids them are made only at a risk that somebody took', async () => {
  const at = await shop('amazon', 'spring');
  const batch = ['code', 'batch', '--campaign', 'spring', ...CARDS];
  const refused = await at.run(batch);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain(
    'Others would refuse this: amazon: platform.lead-card (package-card). [risk-not-taken]',
  );
  expect(existsSync(at.path('cards'))).toBe(false);
  // Looking costs nothing.
  expect((await at.run([...batch, '--dry-run'])).code).toBe(0);
  const taken = await at.run([...batch, '--acknowledge-risk', 'asked our lawyer']);
  expect(taken.code, taken.err).toBe(0);
  expect((await at.run('campaign lint spring')).out).toContain('asked our lawyer');
  // It was taken for the campaign: nobody is asked twice.
  const more = await at.run([
    'code',
    'batch',
    '--campaign',
    'spring',
    '--count',
    '2',
    ...CARDS.slice(1, 3),
    '--out',
    'more',
  ]);
  expect(more.code, more.err).toBe(0);
});

test('a marketplace of which nothing is known stops nobody', async () => {
  const at = await shop('pdd', 'spring');
  const { code, err } = await at.run(['code', 'batch', '--campaign', 'spring', ...CARDS]);
  expect(code, err).toBe(0);
});

test('a play that WeChat forbids is refused, whatever it is called', async () => {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  const made = await at.run('campaign create friends --channel referral --play assist');
  expect(made.out).toContain('friends · referral · help from friends');
  // Said before there are codes.
  expect(made.err).toBe('next: pscrm campaign lint friends\n');
  const batch = 'code batch --campaign friends --count 2 --images none --out codes';
  const refused = await at.run(batch);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('wechat: wechat.reward-for-sharing (assist). [risk-not-taken]');
  expect((await at.run('campaign lint friends')).code).toBe(1);
  const taken = await at.run([...batch.split(' '), '--acknowledge-risk', 'asked our lawyer']);
  expect(taken.code, taken.err).toBe(0);
  const json = await at.json('campaign show friends');
  expect(json).toMatchObject({ play: 'assist', risks: [{ rule: 'wechat.reward-for-sharing' }] });
  expect(await at.json('campaign list')).toMatchObject({ rows: [{ play: 'assist' }] });
  const shown = await at.run('campaign show friends --lang zh', { terminal: true });
  expect(shown.out).toContain('friends · 裂变 · 助力');
  // By its words as well; and of any other campaign what is next.
  expect((await at.run('campaign create 集卡册 --channel poster')).err).toContain(
    'campaign lint 集卡册',
  );
  expect((await at.run('campaign create plain --channel poster')).err).not.toContain('lint');
});

test('a play that may be one of those is said, and stops nobody', async () => {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  await at.run('campaign create team --channel poster --play group-buy');
  const { code, out } = await at.run('campaign lint team');
  expect([code, out.includes('wechat.lottery-group')]).toEqual([0, true]);
  const batch = await at.run('code batch --campaign team --count 2 --images none --out codes');
  expect(batch.code, batch.err).toBe(0);
});

test('money for good reviews is refused by law, wherever the cards go', async () => {
  const at = await shop('pdd', '五星好评返2元');
  const { code, err } = await at.run([
    'code',
    'batch',
    '--campaign',
    '五星好评返2元',
    '--count',
    '1',
    '--images',
    'none',
    '--out',
    'c',
  ]);
  expect(code).toBe(2);
  expect(err).toContain('law: law.review-reward');
});
