import { describe, expect, it } from 'vitest';
import { accessTo } from './bytes.ts';
import { lockedZip, makeZip } from './zip.fixture.ts';
import { readZip } from './zip.ts';

const ORDERS = { name: '订单.csv', data: '订单号\n1\n' };
/** 订单.csv in GBK. */
const GBK_NAME = Buffer.from([0xb6, 0xa9, 0xb5, 0xa5, 0x2e, 0x63, 0x73, 0x76]);

const list = (zip: Buffer) => readZip(accessTo(zip), 'a.zip');

/** Reads every entry to its end. @returns the texts; bytes are counted in `seen` as they come */
async function texts(zip: Buffer, password?: string, seen = { bytes: 0 }): Promise<string[]> {
  const all: string[] = [];
  for (const entry of await list(zip)) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of entry.read(`a.zip/${entry.name}`, password)) {
      seen.bytes += chunk.length;
      chunks.push(chunk);
    }
    all.push(Buffer.concat(chunks).toString());
  }
  return all;
}

describe('a ZIP file', () => {
  it('has its files, in order, without the folders', async () => {
    const zip = makeZip({ name: 'exports/', data: '' }, ORDERS, { name: 'b.txt', data: 'b' });
    expect((await list(zip)).map(({ name }) => name)).toEqual(['订单.csv', 'b.txt']);
    expect(await texts(zip)).toEqual(['订单号\n1\n', 'b']);
  });

  it('may have names in GBK, or in UTF-8 that nothing marks as such', async () => {
    const zip = makeZip({ name: GBK_NAME, data: '' }, { name: Buffer.from('订单.csv'), data: '' });
    expect((await list(zip)).map(({ name }) => name)).toEqual(['订单.csv', '订单.csv']);
  });

  it('is read as far as somebody wants it, and no further', async () => {
    const zip = makeZip({ name: 'a.csv', data: Buffer.alloc(20_000_000, 'row\n') });
    const [entry] = await list(zip);
    for await (const chunk of entry?.read('a') ?? []) {
      expect(chunk.length).toBeLessThan(2_000_000);
      break;
    }
    expect(await texts(zip)).toHaveLength(1);
  });
});

describe('a name that leads out of the archive', () => {
  it.each(['../a.csv', 'x/../../a.csv', '/etc/a.csv', 'C:/a.csv', '..\\a.csv', '\\a.csv'])(
    '%s: the whole archive is refused',
    async (name) => {
      await expect(list(makeZip(ORDERS, { name, data: 'a' }))).rejects.toMatchObject({
        code: 'zip-unsafe',
        params: { file: 'a.zip', entry: name },
      });
    },
  );
});

describe('a ZIP bomb', () => {
  const MB = 2 ** 20;
  const bomb = Buffer.alloc(80 * MB, 'x');

  it('that says how large it is, is not even begun', async () => {
    await expect(list(makeZip({ name: 'a.csv', data: bomb }))).rejects.toMatchObject({
      code: 'zip-too-large',
    });
  });

  it('that lies about its size is stopped where the lie shows', async () => {
    const seen = { bytes: 0 };
    const zip = makeZip({ name: 'a.csv', data: bomb, claims: 5000 });
    await expect(texts(zip, undefined, seen)).rejects.toMatchObject({ code: 'zip-broken' });
    expect(seen.bytes).toBeLessThan(MB);
  });

  it('that claims hundreds of terabytes in many entries is refused unread', async () => {
    const big = { data: Buffer.alloc(30_000_000, 'x'), claims: 0xfffffff0 };
    const zip = makeZip(...['a', 'b', 'c', 'd', 'e'].map((name) => ({ ...big, name })));
    await expect(list(zip)).rejects.toMatchObject({ code: 'zip-too-large' });
  });
});

describe('a damaged ZIP file', () => {
  const zip = makeZip({ name: 'a.csv', data: 'order_no\n'.repeat(1000) }, ORDERS);

  it.each([1, 10, 22, 60, zip.length - 30, zip.length - 4])(
    'cut after %i bytes is refused',
    async (length) => {
      await expect(texts(zip.subarray(0, length))).rejects.toMatchObject({ code: 'zip-broken' });
    },
  );

  it('with a changed byte is refused, or read as it was', async () => {
    const whole = await texts(zip);
    for (let at = 0; at < zip.length; at += 1) {
      const damaged = Buffer.from(zip);
      damaged[at] = (damaged[at] ?? 0) ^ 0x55;
      try {
        const read = await texts(damaged);
        for (const text of read) expect(whole).toContain(text);
      } catch (error) {
        expect(error).toHaveProperty('code', expect.stringMatching(/^(zip|password|not)-/));
      }
    }
  });
});

describe('an encrypted entry', () => {
  it.each(['zipcrypto', 'aes'] as const)('%s is opened with its password', async (kind) => {
    const zip = await lockedZip(kind, '测试密码', ORDERS);
    expect((await list(zip))[0]?.encrypted).toBe(true);
    expect(await texts(zip, '测试密码')).toEqual([ORDERS.data]);
    const file = 'a.zip/订单.csv';
    await expect(texts(zip)).rejects.toMatchObject({ code: 'password-needed', params: { file } });
    for (const wrong of ['', 'x', '测试', ...Array.from({ length: 30 }, (_, n) => `wrong-${n}`)]) {
      await expect(texts(zip, wrong)).rejects.toMatchObject({
        code: 'password-wrong',
        params: { file },
      });
    }
  });
});
