import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { accessTo } from './bytes.ts';
import { openPackage } from './package.ts';
import { readWorkbook } from './workbook.ts';
import { readZip } from './zip.ts';

/** A workbook that another program locked (agile, AES-256, SHA-512); its password is 测试密码. */
const LOCKED = readFileSync(join(import.meta.dirname, 'locked.xlsx'));

async function read(bytes: Buffer, password?: string): Promise<string> {
  const data = await openPackage(accessTo(bytes), 'book.xlsx', password);
  const [sheet] = await readWorkbook(await readZip(data, 'book.xlsx'), 'book.xlsx');
  let csv = '';
  for await (const piece of sheet?.csv('book.xlsx') ?? []) csv += piece;
  return csv;
}

/** The same, locked as Office 2007 does. */
const LOCKED_2007 = readFileSync(join(import.meta.dirname, 'locked-2007.xlsx'));

describe('a locked workbook', () => {
  it.each([
    ['since 2010', LOCKED],
    ['in 2007', LOCKED_2007],
  ])('as Office does %s is opened with its password', async (_, locked) => {
    expect(await read(locked, '测试密码')).toContain(
      '\n微盘,T1,paid,2026-03-01 10:00:00,CNY,10.00\n',
    );
  });

  it('says that it needs one, and that a wrong one is wrong', async () => {
    await expect(read(LOCKED)).rejects.toMatchObject({ code: 'password-needed' });
    await expect(read(LOCKED_2007, '测试')).rejects.toMatchObject({ code: 'password-wrong' });
    await expect(read(LOCKED, '')).rejects.toMatchObject({ code: 'password-wrong' });
    await expect(read(LOCKED, '测试密码 ')).rejects.toMatchObject({ code: 'password-wrong' });
  });

  it('that is damaged is refused in our words, wherever the damage is', async () => {
    const easy = lessSpin(LOCKED);
    for (let at = 0; at < easy.length; at += 61) {
      const damaged = Buffer.from(easy);
      damaged[at] = (damaged[at] ?? 0) ^ 0xff;
      await read(damaged, '测试密码').catch((error: unknown) => {
        expect(error).toHaveProperty(
          'code',
          expect.stringMatching(/^(?:workbook|password|xls|zip|not-)/),
        );
      });
    }
  });
});

describe('what is locked', () => {
  it('does not pass for a workbook where it was changed', async () => {
    const damaged = Buffer.from(LOCKED);
    damaged.fill(0x55, LOCKED.length - 1800, LOCKED.length - 600);
    await expect(read(damaged, '测试密码')).rejects.toMatchObject({
      code: expect.stringMatching(/^(?:workbook|zip)-/),
    });
  });
});

/** The same file asking for less hashing: no password opens it, and it is quickly said so. */
function lessSpin(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  return Buffer.from(text.replace('spinCount="100000"', 'spinCount="000001"'), 'latin1');
}

describe('a compound file that is no locked workbook', () => {
  it('is an old .xls', async () => {
    const renamed = Buffer.from(LOCKED);
    const at = renamed.indexOf(Buffer.from('EncryptedPackage', 'utf16le'));
    renamed.write('X', at, 'utf16le');
    await expect(read(renamed)).rejects.toMatchObject({ code: 'xls-file' });
  });
});
