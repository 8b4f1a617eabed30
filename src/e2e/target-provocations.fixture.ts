/** How the errors of targets, pools and what is said of codes and of the page come about. */
import { qrMatrix } from '../print/matrix.ts';
import { qrPng } from '../print/png.ts';
import {
  after,
  BATCH,
  CAMPAIGN,
  INIT,
  type Provocation,
  run,
} from './code-provocations.fixture.ts';

const TARGET = 'target add anna --kind url --url https://shop.example.com';
const POOL = 'pool create sales';
const WAY = 'target add bo --kind contact-way --state s1 --url https://work.weixin.qq.com/ca/a';
/** A file that is to be the QR of a group. */
const picture = (content: Buffer): Provocation => ({
  line: 'target add group-7 --kind qr-image --group --file a.png',
  before: async (at) => {
    at.write('a.png', content);
    await run(INIT)(at);
  },
});

export const TARGETS: Readonly<Record<string, Provocation>> = {
  'bad-moment': after([INIT], `${TARGET} --expires 5x`),
  'bad-amount': after([INIT], `${TARGET} --cost-per-add=-3`),
  'bad-setting': after([INIT], `config set brand ${'x'.repeat(65)}`),
  'nothing-to-change': after([INIT, TARGET], 'target edit anna'),
  'never-valid': after(
    [...CAMPAIGN, BATCH],
    'code edit --batch 1 --valid-from 2026-07-01 --valid-until 2026-06-30',
  ),
  'no-such-codes': after(
    [...CAMPAIGN, 'campaign create other --channel sms', BATCH],
    'code edit --batch 1 --campaign other --none',
  ),
  'unknown-target': after([INIT, TARGET], 'target show bo'),
  'unknown-pool': after([INIT, TARGET, POOL], 'pool show night'),
  'target-exists': after([INIT, TARGET], TARGET),
  'pool-exists': after([INIT, TARGET, POOL], POOL),
  'not-a-member': after([INIT, TARGET, POOL], 'pool edit sales --remove anna'),
  'state-taken': after([INIT, WAY], WAY.replace('bo ', 'cai ')),
  'bad-scheme': after([INIT], 'target add anna --kind url --url javascript:alert(1)'),
  'url-password': after([INIT], 'target add anna --kind url --url https://a:b@example.com'),
  'own-address': after([INIT], 'pool create sales --fallback-url https://q.example.cn/abc'),
  'channel-taken': after(
    [INIT],
    'target add anna --kind acquisition-link --url https://work.weixin.qq.com/ca/a?customer_channel=b',
  ),
  'bad-hours': after([INIT, TARGET, POOL], 'pool edit sales --target anna --hours someday'),
  'logo-scans': {
    line: 'config set logo a.png',
    before: async (at) => {
      at.write('a.png', qrPng(qrMatrix('https://weixin.qq.com/g/test')));
      await run(INIT)(at);
    },
  },
  'not-a-picture': picture(Buffer.from('GIF89a')),
  'not-a-qr': picture(Buffer.from('89504e470d0a1a0a', 'hex')),
};
