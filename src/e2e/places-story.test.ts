import { expect, test } from 'vitest';
import { REASON_NUMBER } from '../codes/redirect/words.ts';
import { qrMatrix } from '../print/matrix.ts';
import { qrPng } from '../print/png.ts';
import { openWorkspace } from '../db/open.ts';
import { joinsFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

async function shop() {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  return at;
}
type Shop = Awaited<ReturnType<typeof shop>>;

const pictures = (at: Shop): unknown => {
  const db = openWorkspace(at.path('pscrm.db'), { create: false });
  const n = db.prepare('SELECT count(*) FROM pictures').pluck().get();
  db.close();
  return n;
};

test.each([
  ['javascript:alert(1)', 'bad-scheme'],
  ['hello world', 'bad-scheme'],
  ['https://q.example.cn/NqWPQQ9', 'own-address'],
])('a picture whose QR says %s is no place to end at, and is not kept', async (text, code) => {
  const at = await shop();
  at.write('qr.png', qrPng(qrMatrix(text)));
  const refused = await at.run('target add x --kind qr-image --file qr.png');
  expect(refused).toMatchObject({ code: 2, err: expect.stringContaining(`[${code}]`) });
  expect(pictures(at)).toBe(0);
  at.write('qr.png', qrPng(qrMatrix('https://weixin.qq.com/g/AwYAAtest')));
  expect((await at.run('target add x --kind qr-image --file qr.png')).code).toBe(0);
  expect(pictures(at)).toBe(1);
});

test('an import knows the fixed states of contact ways, and counts as unknown what nobody knows', async () => {
  const at = await shop();
  const way = 'target add cw --kind contact-way --url https://work.weixin.qq.com/k/a --state bo-a';
  expect((await at.run(way)).code).toBe(0);
  at.write('joins.csv', joinsFile({ state: 'bo-a' }, { state: 'old-poster' }, { state: '' }));
  const { err } = await at.run('import joins.csv');
  expect(err).toContain('1 join carries a state that is no code of this workspace');
});

test('a logo is a picture, not a number', async () => {
  const at = await shop();
  // A plain white square: what scans is refused.
  at.write('logo.png', qrPng({ size: 21, dark: () => false }));
  expect((await at.run('config set logo logo.png', { terminal: true })).out).toBe(
    'a picture (image/png, 1 KB)\n',
  );
  expect((await at.run('config get logo', { terminal: true })).out).toContain('a picture');
});

test('whoever scanned a code that leads somewhere by now is lost no more', async () => {
  const at = await shop();
  await at.run('campaign create spring --channel package-card');
  await at.run('code batch --campaign spring --count 2 --images none --out cards');
  await at.run('target add shop --kind url --url https://example.com');
  const [, first = ''] = at.read('cards/codes.csv').split('\n');
  const code = first.split(',')[0] ?? '';
  const db = openWorkspace(at.path('pscrm.db'), { create: false });
  db.prepare(
    `INSERT INTO visits (code, at, day, visitor, reason) SELECT ?, 0, max(created_day), 'v', ? FROM batches`,
  ).run(code, REASON_NUMBER['no-destination']);
  db.close();
  expect((await at.run('doctor')).out).toContain('1 person scanned one');
  await at.run(['code', 'edit', code, '--target', 'shop']);
  expect((await at.run('doctor')).out).not.toContain('person scanned one');
});
