import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Sqlite from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { buildProgram, tempFolder, until } from './built-program.fixture.ts';
import { detect } from '../formats/detect.ts';
import { openSource } from '../formats/source.ts';
import { importFile } from '../intake/import-file.ts';
import { openWorkspace } from '../db/open.ts';
import { NOW, openHarness } from './harness.ts';
import { joinsFile, pddFile } from './files.fixture.ts';

const program = buildProgram();

const orderNo = (n: number): string => `260301-${String(n).padStart(15, '0')}`;

function manyOrders(n: number): string {
  const [header = '', row = ''] = pddFile({ 订单号: orderNo(0) }).split('\n');
  const rows = Array.from({ length: n }, (_, at) => row.replace(orderNo(0), orderNo(at)));
  return `${[header, ...rows].join('\n')}\n`;
}

/** One small order that is there before, and a file large enough to be met in the middle. */
async function halfWay() {
  const dir = tempFolder();
  writeFileSync(join(dir, 'first.csv'), pddFile({ 订单号: '260201-000000000000001' }));
  expect((await program.run(dir, ['import', 'first.csv'])).code).toBe(0);
  writeFileSync(join(dir, 'big.csv'), manyOrders(60_000));
  const wal = join(dir, 'pscrm.db-wal');
  const running = program.start(dir, ['import', 'big.csv']);
  return {
    dir,
    running,
    /** Pages of the transaction have gone to the log: it is under way. */
    underWay: () => until(() => existsSync(wal) && statSync(wal).size > 100_000),
  };
}

function expectUntouched(dir: string): void {
  const db = new Sqlite(join(dir, 'pscrm.db'));
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(1);
  expect(db.prepare('SELECT count(*) FROM imports').pluck().get()).toBe(1);
  db.close();
}

test('--version is that of package.json', async () => {
  const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'));
  const { code, out, err } = await program.run(tempFolder(), ['--version']);
  expect({ code, out, err }).toEqual({ code: 0, out: `${version}\n`, err: '' });
});

test('--debug names the source that an error came from, though it is shipped in large ones', async () => {
  const { code, err } = await program.run(tempFolder(), ['import', 'nope.csv', '--debug']);
  expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/source\.ts:\d+:\d+/) });
});

describe('pipes', () => {
  const people = joinsFile(
    ...Array.from({ length: 20_000 }, (_, n) => ({ external_userid: `wm_test_${n}` })),
  );

  test('a reader that has seen enough is no error; a megabyte arrives whole', async () => {
    const dir = tempFolder();
    writeFileSync(join(dir, 'joins.csv'), people);
    await program.run(dir, ['import', 'joins.csv']);
    const head = program.shell(
      dir,
      'pscrm customer list 2> err.txt | head -1; echo "${PIPESTATUS[0]}"; cat err.txt',
    );
    expect(head).toBe('1\t0\t0\t\texternal_userid wm***_0\n0\n');
    const whole = program.shell(dir, 'pscrm customer list --json | cat');
    expect(whole.length).toBeGreaterThan(1 << 20);
    const { rows }: { rows: unknown[] } = JSON.parse(whole);
    expect(rows).toHaveLength(20_000);
  });

  test('an import whose output nobody reads is carried out all the same', async () => {
    const dir = tempFolder();
    const names = Array.from({ length: 6 }, (_, n) => `${n}.csv`);
    for (const [n, name] of names.entries())
      writeFileSync(join(dir, name), pddFile({ 订单号: orderNo(n) }));
    const said = program.shell(
      dir,
      `pscrm import ${names.join(' ')} 2> err.txt | true; echo "\${PIPESTATUS[0]}"; pscrm imports list --json | grep -c '"file"'`,
    );
    expect(said).toBe('0\n6\n');
  });
});

describe('stopped on the way', () => {
  test('Ctrl-C while rows are read: exit 130, nothing of the file is kept', async () => {
    const { dir, running, underWay } = await halfWay();
    await underWay();
    running.child.kill('SIGINT');
    const { code, err } = await running.ended;
    expect([code, err]).toEqual([130, 'Interrupted. Nothing is half done.\n']);
    expectUntouched(dir);
  });

  test('Ctrl-C after the last row, while orders are put together: it is heard there too', async () => {
    const at = openHarness();
    // The reader says how far it is every 1024 records, the header one of them.
    at.write('big.csv', manyOrders(4095));
    const stop = new AbortController();
    const db = openWorkspace(':memory:', { create: true });
    const source = await openSource(at.path('big.csv'), Readable.from([]));
    const detected = await detect(source);
    let heardAt = 0;
    const importing = importFile(
      db,
      source,
      detected,
      {},
      {
        now: NOW,
        elapsed: () => 0,
        signal: stop.signal,
        onProgress: (rows) => {
          heardAt = rows;
          if (rows === 4095) setImmediate(() => stop.abort());
        },
      },
    );
    await expect(importing).rejects.toMatchObject({ code: 'interrupted' });
    expect(heardAt).toBe(4095);
    expect(db.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(0);
    db.close();
  });

  test('killed: nothing of the file is kept, and the next run is as if nothing had been', async () => {
    const { dir, running, underWay } = await halfWay();
    await underWay();
    running.child.kill('SIGKILL');
    expect((await running.ended).signal).toBe('SIGKILL');
    expectUntouched(dir);
    const again = await program.run(dir, ['import', 'first.csv', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ files: [{ unchanged: 1 }] });
  });

  test('killed while cards are written: no codes, no folder under its name; the next run makes them', async () => {
    const dir = tempFolder();
    const batch = 'code batch --campaign card --count 20000 --seed story --out cards'.split(' ');
    await program.run(dir, ['init', '--base-url', 'https://q.example.cn']);
    await program.run(dir, ['campaign', 'create', 'card', '--channel', 'package-card']);
    const { child, ended } = program.start(dir, batch);
    const partial = () => readdirSync(dir).find((name) => name.startsWith('cards.partial-'));
    await until(
      () => partial() !== undefined && readdirSync(join(dir, partial() ?? '')).length > 50,
    );
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(join(dir, 'cards'))).toBe(false);
    const status = await program.run(dir, ['status', '--json']);
    expect(JSON.parse(status.out)).toMatchObject({ counts: { codes: 0 } });
    const again = await program.run(dir, [...batch, '--images', 'none', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ batch: 1, count: 20_000 });
    expect(readdirSync(join(dir, 'cards')).toSorted()).toEqual(['codes.csv', 'manifest.json']);
  });

  test('killed while cards are written, and continued: the same codes', async () => {
    const dir = tempFolder();
    const batch = 'code batch --campaign card --count 4000 --out cards'.split(' ');
    await program.run(dir, ['init', '--base-url', 'https://q.example.cn']);
    await program.run(dir, ['campaign', 'create', 'card', '--channel', 'package-card']);
    const { child, ended } = program.start(dir, batch);
    const partial = () => readdirSync(dir).find((name) => name.startsWith('cards.partial-')) ?? '';
    const pictures = () =>
      readdirSync(join(dir, partial())).filter((name) => name.endsWith('.svg'));
    await until(() => partial() !== '' && pictures().length > 50);
    child.kill('SIGKILL');
    await ended;
    // Nobody gave a seed: what was drawn by chance is drawn again.
    const before = readFileSync(join(dir, partial(), 'codes.csv'), 'utf8');
    const drawn = pictures();
    const again = await program.run(dir, [...batch, '--resume', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ batch: 1, count: 4000 });
    expect(readFileSync(join(dir, 'cards/codes.csv'), 'utf8')).toBe(before);
    const whole = new Set(readdirSync(join(dir, 'cards')));
    expect([whole.size, drawn.filter((name) => !whole.has(name))]).toEqual([4002, []]);
    expect([partial(), existsSync(join(dir, 'cards/begun.json'))]).toEqual(['', false]);
  });

  test('killed while messages are written, and continued: the same codes, the same people held back', async () => {
    const [dir, other] = [tempFolder(), tempFolder()];
    const sms = 'code batch --channel sms --campaign spring --recipients people.csv'.split(' ');
    const words = ['--signature', '测试品牌', '--text', '您好 {link} {optout}'];
    const batch = [...sms, ...words, '--holdout', '10%', '--out', 'sms'];
    const numbers = Array.from({ length: 9000 }, (_, n) => 13_800_000_000 + n);
    for (const place of [dir, other]) {
      writeFileSync(join(place, 'people.csv'), `手机号\n${numbers.join('\n')}\n`);
      await program.run(place, ['init', '--base-url', 'https://q.example.cn']);
      await program.run(place, ['campaign', 'create', 'spring', '--channel', 'sms']);
    }
    const { child, ended } = program.start(dir, batch);
    const partial = () => readdirSync(dir).find((name) => name.startsWith('sms.partial-')) ?? '';
    const begun = () => join(dir, partial(), 'begun.json');
    await until(() => partial() !== '' && existsSync(begun()) && statSync(begun()).size > 0);
    child.kill('SIGKILL');
    await ended;
    const { seed }: { seed: string } = JSON.parse(readFileSync(begun(), 'utf8'));
    const again = await program.run(dir, [...batch, '--resume', '--json']);
    const told = { batch: 1, count: 8100, sms: { messages: 8100, held: 900 } };
    expect(JSON.parse(again.out)).toMatchObject(told);
    // Whoever has the seed makes the same files elsewhere, the draw of the hold-out too.
    await program.run(other, [...batch, '--seed', seed]);
    const upload = 'sms/upload-01.csv';
    expect(readFileSync(join(dir, upload), 'utf8')).toBe(readFileSync(join(other, upload), 'utf8'));
    expect([partial(), existsSync(join(dir, 'sms/begun.json'))]).toEqual(['', false]);
  });

  test('a disk that fills up while codes are exported: an error, and no half list', async () => {
    const dir = tempFolder();
    await program.run(dir, ['init', '--base-url', 'https://q.example.cn']);
    await program.run(dir, ['campaign', 'create', 'card', '--channel', 'package-card']);
    const batch = 'code batch --campaign card --count 1200 --images none --out cards'.split(' ');
    await program.run(dir, batch);
    // Where a file may have 48 KiB, the one write of each list crosses them is cut short, as on a full disk.
    for (const format of ['csv', 'labels', 'zip']) {
      const line = `ulimit -f 48; pscrm code export --batch 1 --format ${format} --out list`;
      const said = program.shell(dir, `${line} 2>&1; echo $?; ls -d list* 2> err.txt || true`);
      expect(said, format).toMatch(/The disk is full: list could not be written[^]*\n1\n$/);
    }
    const line = 'ulimit -f 0; pscrm sheet init card.yaml 2>&1; echo $?; ls -d card*';
    expect(program.shell(dir, line)).toMatch(/The disk is full[^]*\n1\ncards\n$/);
  });

  test('two batches of messages into one folder: one of them is refused, and loses nothing', async () => {
    const dir = tempFolder();
    const numbers = Array.from({ length: 3000 }, (_, n) => 13_800_000_000 + n);
    writeFileSync(join(dir, 'people.csv'), `手机号\n${numbers.join('\n')}\n`);
    await program.run(dir, ['init', '--base-url', 'https://q.example.cn']);
    const words = ['--signature', '测试品牌', '--text', '您好 {link} {optout}', '--json'];
    const both = ['a', 'b'].map(async (name) => {
      await program.run(dir, ['campaign', 'create', name, '--channel', 'sms']);
      const sms = `code batch --channel sms --campaign ${name} --recipients people.csv --out sms`;
      return program.run(dir, [...sms.split(' '), ...words]);
    });
    const ended = await Promise.all(both);
    const [done, refused] = ended.toSorted((a, b) => a.code - b.code);
    expect(done?.code).toBe(0);
    // While the other writes: come again. When it has written: say --yes, or take another folder.
    expect([
      refused?.code,
      /folder-exists|folder-in-use|needs-yes/.exec(refused?.out ?? '')?.[0],
    ]).toBeOneOf([
      [1, 'folder-in-use'],
      [2, 'folder-exists'],
      [2, 'needs-yes'],
    ]);
    const { counts } = JSON.parse((await program.run(dir, ['status', '--json'])).out);
    expect(counts).toMatchObject({ messages: 3000 });
    expect(readdirSync(dir).filter((name) => name.startsWith('sms'))).toEqual(['sms']);
  });

  test('a disk that fills up under the workspace: no numbers of people are left behind', async () => {
    const dir = tempFolder();
    const numbers = Array.from({ length: 9000 }, (_, n) => 13_800_000_000 + n);
    writeFileSync(join(dir, 'people.csv'), `手机号\n${numbers.join('\n')}\n`);
    await program.run(dir, ['init', '--base-url', 'https://q.example.cn']);
    await program.run(dir, ['campaign', 'create', 'spring', '--channel', 'sms']);
    const sms = 'code batch --channel sms --campaign spring --recipients people.csv --out sms';
    const text = `--signature 测试品牌 --text '您好 {link} {optout}'`;
    // The files are of some 300 KiB, what is written to the workspace for them is of more than 1,000.
    const line = `ulimit -f 1000; pscrm ${sms} ${text} 2>&1; echo $?; ls -d sms* 2> err.txt || true`;
    expect(program.shell(dir, line)).toMatch(/\[disk-full\]\nhint: [^\n]*\n1\n$/);
    const { counts } = JSON.parse((await program.run(dir, ['status', '--json'])).out);
    expect(counts).toMatchObject({ codes: 0, messages: 0 });
  });

  test('interrupted while messages are written: nothing is written, and nobody calls it a bug', async () => {
    const dir = tempFolder();
    const numbers = Array.from({ length: 9000 }, (_, n) => 13_800_000_000 + n);
    writeFileSync(join(dir, 'people.csv'), `手机号\n${numbers.join('\n')}\n`);
    await program.run(dir, ['init', '--base-url', 'https://q.example.cn']);
    await program.run(dir, ['campaign', 'create', 'spring', '--channel', 'sms']);
    const sms = 'code batch --channel sms --campaign spring --recipients people.csv --out sms';
    const words = ['--signature', '测试品牌', '--text', '您好 {link} {optout}'];
    const { child, ended } = program.start(dir, [...sms.split(' '), ...words]);
    await until(() => readdirSync(dir).some((name) => name.startsWith('sms.partial-')));
    child.kill('SIGINT');
    const { code, out, err } = await ended;
    expect([code, out, err]).toEqual([130, '', expect.not.stringContaining('[bug]')]);
    expect(readdirSync(dir).filter((name) => name.startsWith('sms'))).toEqual([]);
    const { counts } = JSON.parse((await program.run(dir, ['status', '--json'])).out);
    expect(counts).toMatchObject({ codes: 0, messages: 0 });
  });

  test('a workspace that another program holds is said to be in use', async () => {
    const dir = tempFolder();
    await program.run(dir, ['init']);
    writeFileSync(join(dir, 'pdd.csv'), pddFile({ 订单号: orderNo(1) }));
    const other = new Sqlite(join(dir, 'pscrm.db'));
    other.exec('BEGIN IMMEDIATE');
    const { code, out, err } = await program.run(dir, ['import', 'pdd.csv']);
    other.exec('ROLLBACK');
    other.close();
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(
      /^error: \S*pscrm\.db is in use by another command\. \[database-locked\]\n/,
    );
    expect(err).not.toContain('SQLITE');
    expect((await program.run(dir, ['import', 'pdd.csv'])).code).toBe(0);
  });
});
