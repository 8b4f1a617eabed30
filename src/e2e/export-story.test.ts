import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { encodeQR } from 'qr';
import { describe, expect, test } from 'vitest';
import { accessTo } from '../containers/bytes.ts';
import { readZip } from '../containers/zip.ts';
import { makeZip } from '../containers/zip.fixture.ts';
import { HAS_POPPLER } from '../print/sheet/pdf-reader.fixture.ts';
import { plainFile } from './files.fixture.ts';
import { openHarness } from './harness.ts';

type Checked = {
  readonly batch: number;
  readonly codes: number;
  readonly expected: number;
  readonly pictures: number;
  readonly read: number;
  readonly rows: readonly {
    readonly problem: string;
    readonly code: string | null;
    readonly place: string | null;
    readonly says: string | null;
  }[];
};

/** Two parcels with a card each; the name of one shop is a formula. */
async function openShop(more = '') {
  const at = openHarness();
  at.write(
    'orders.csv',
    plainFile(
      { order_no: '260301-000000000000001', shop: '测试店', status: 'paid' },
      { order_no: '260301-000000000000002', shop: '=1+1', status: 'paid' },
    ),
  );
  await at.run('init --base-url https://q.example.cn');
  await at.run('import orders.csv');
  await at.run('campaign create card --channel package-card');
  const { code, err } = await at.run(
    `code batch --campaign card --per-order --seed export --out cards ${more}`,
  );
  expect(code, err).toBe(0);
  const codes = at
    .read('cards/codes.csv')
    .split('\n')
    .slice(1, 3)
    .map((row) => row.split(',')[0]);
  const check = async (line: string) => {
    const { code: exit, out, err: said } = await at.run(`code check ${line} --json`);
    expect([0, 3], said).toContain(exit);
    const checked: Checked = JSON.parse(out);
    return { exit, ...checked };
  };
  return { ...at, codes, check };
}

describe('code export', () => {
  test('csv is the list that the batch was made with, from the workspace', async () => {
    const at = await openShop();
    const { out } = await at.run('code export --batch 1 --format csv --out again.csv');
    expect(out).toBe('Batch 1, 2 codes: written to again.csv.\n');
    expect(at.read('again.csv')).toBe(at.read('cards/codes.csv'));
    const rows = parse(at.read('again.csv'), { columns: true });
    expect(rows).toMatchObject([
      { code: at.codes[0], shop: "'=1+1", order_no: '260301-000000000000002' },
      { code: at.codes[1], shop: '测试店', order_no: '260301-000000000000001' },
    ]);
    const again = await at.run('code export --batch 1 --format csv --out again.csv');
    expect([again.code, again.err.includes('[needs-yes]')]).toEqual([2, true]);
  });

  test('labels have what a label program merges; order numbers only their ends', async () => {
    const at = await openShop();
    await at.run('code export --batch 1 --format labels');
    const [header, , second] = at.read('labels-1.csv').split('\n');
    // Without the mark at its head label programs and Excel would spoil 测试店.
    expect(header).toBe('\uFEFFserial,url,code,variant,platform,shop,order_no');
    const [, code] = at.codes;
    expect(second).toBe(`1-0002,https://q.example.cn/${code},${code},,weipan,测试店,2603***0001`);
    await at.run('code export --batch 1 --format labels --reveal --yes');
    expect(at.read('labels-1.csv')).toContain('测试店,260301-000000000000001\n');
  });

  test('what Excel would spoil is said: long numbers, and Chinese in a list without a mark', async () => {
    const at = await openShop();
    const said = async (flags: string) =>
      (await at.run(`code export --yes ${flags}`)).err.includes('For Excel:');
    expect(await said('--batch 1 --format csv')).toBe(true);
    expect(await said('--batch 1 --format labels --reveal')).toBe(false);
    at.write('more.csv', plainFile({ order_no: '123456789012345678', status: 'paid' }));
    await at.run('import more.csv');
    await at.run('code batch --campaign card --per-order --images none --out more');
    expect(await said('--batch 2 --format labels')).toBe(false);
    expect(await said('--batch 2 --format labels --reveal')).toBe(true);
  });

  test('people are masked, unless they are asked for', async () => {
    const at = await openShop();
    at.write('people.csv', 'person\nphone:13800000001\n');
    await at.run('code batch --campaign card --recipients people.csv --images none --out people');
    await at.run('code export --batch 2 --format csv --out masked.csv');
    expect(at.read('masked.csv')).toContain(',phone:138****0001\n');
    await at.run('code export --batch 2 --format csv --out whole.csv --reveal');
    expect(at.read('whole.csv')).toBe(at.read('people/codes.csv'));
  });

  test.each(['svg', 'png'])(
    '%s is the folder again, and a zip of it holds the same',
    async (kind) => {
      const at = await openShop(`--images ${kind}`);
      await at.run(`code export --batch 1 --format ${kind} --out again`);
      const names = readdirSync(at.path('cards'));
      expect(readdirSync(at.path('again'))).toEqual(names);
      await at.run(`code export --batch 1 --format zip --images ${kind} --out again.zip`);
      const entries = await readZip(accessTo(readFileSync(at.path('again.zip'))), 'again.zip');
      expect(entries.map(({ name }) => name).toSorted()).toEqual(names.toSorted());
      for (const { name, read } of entries) {
        const pieces: Uint8Array[] = [];
        for await (const piece of read(name)) pieces.push(piece);
        const data = readFileSync(at.path(`cards/${name}`));
        expect(Buffer.concat(pieces).equals(data)).toBe(true);
        expect(readFileSync(at.path(`again/${name}`)).equals(data)).toBe(true);
      }
      const before = readFileSync(at.path('again.zip'));
      await at.run(`code export --batch 1 --format zip --images ${kind} --out again.zip --yes`);
      expect(readFileSync(at.path('again.zip')).equals(before)).toBe(true);
    },
  );
});

describe('code check', () => {
  test('of what was made finds nothing wrong: folder, ZIP, one picture of one', async () => {
    const at = await openShop();
    await at.run('code export --batch 1 --format zip --images png');
    for (const place of ['cards', 'codes-1.zip']) {
      const said = await at.run(`code check ${place}`, { terminal: true });
      expect([said.code, said.err]).toEqual([0, '']);
      expect(said.out).toContain('All 2 codes of batch 1 were read, on 2 pictures');
    }
    const checked = await at.check('cards');
    expect(checked).toMatchObject({ exit: 0, batch: 1, codes: 2, pictures: 2, read: 2, rows: [] });
  });

  test('finds whatever somebody has done to the pictures', async () => {
    const at = await openShop('--images png');
    const [one = '', two = ''] = at.codes;
    await at.run('code batch --campaign card --count 1 --seed other --images png --out other');
    const foreign = readdirSync(at.path('other')).find((name) => name.endsWith('.png')) ?? '';
    // The second picture is the first once more, the stranger came by mistake, one is damaged.
    copyFileSync(at.path(`cards/0001-${one}.png`), at.path(`cards/0002-${two}.png`));
    copyFileSync(at.path(`other/${foreign}`), at.path(`cards/${foreign}`));
    at.write('cards/0009-abcdefgh.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
    const { exit, rows } = await at.check('cards');
    const kinds = rows.map(({ problem, code, place }) =>
      [problem, code ?? '', place ?? ''].join(' '),
    );
    expect(exit).toBe(3);
    expect(kinds.toSorted()).toEqual(
      [
        `missing ${two} `,
        `foreign  ${foreign}`,
        `misnamed ${two} 0002-${two}.png`,
        `unreadable abcdefgh 0009-abcdefgh.svg`,
        `duplicated ${one} 0001-${one}.png; 0002-${two}.png`,
        `altered  0002-${two}.png`,
      ].toSorted(),
    );
    const said = await at.run('code check cards', { terminal: true });
    expect(said.out).toContain('under a wrong name');
    expect(said.err).toContain('6 problems: 3 codes on 4 pictures compared with the 2 of batch 1.');
  });

  test('finds what is gone, and a printed address that is no longer that of the codes', async () => {
    const at = await openShop();
    const [one = ''] = at.codes;
    rmSync(at.path(`cards/0001-${one}.svg`));
    expect((await at.check('cards')).rows).toEqual([
      { problem: 'missing', code: one, place: null, says: null },
      { problem: 'altered', code: null, place: `0001-${one}.svg`, says: null },
    ]);
    await at.run('config set base-url https://other.example.cn --yes');
    const { rows } = await at.check('cards');
    expect(rows.filter(({ problem }) => problem === 'foreign')).toEqual([
      expect.objectContaining({ says: `https://q.example.cn/${at.codes[1]}` }),
    ]);
  });

  test('a picture alone is of the batch that its code is of; what is of none is said', async () => {
    const at = await openShop();
    const [one = '', two = ''] = at.codes;
    expect((await at.check(`cards/0001-${one}.svg`)).rows).toEqual([
      { problem: 'missing', code: two, place: null, says: null },
    ]);
    mkdirSync(at.path('notes'));
    at.write('notes/a.txt', 'nothing');
    const none = await at.run('code check notes');
    expect([none.code, none.err.includes('[nothing-to-check]')]).toEqual([3, true]);
    expect((await at.check('notes --batch 1')).rows).toHaveLength(2);
  });

  test('reads SVGs that others have made; what it cannot read is said, and is not missing', async () => {
    const at = await openShop();
    const [one = '', two = ''] = at.codes;
    mkdirSync(at.path('designer'));
    const drawn = encodeQR(`https://q.example.cn/${one}`, 'svg', { border: 4 });
    at.write('designer/card-a.svg', drawn);
    const image = '<svg viewBox="0 0 9 9"><image href="data:image/png;base64,AAAA"/></svg>';
    at.write(`designer/0002-${two}.svg`, image);
    at.write('designer/proof.tif', 'II*');
    expect(await at.check('designer --batch 1')).toMatchObject({
      exit: 3,
      read: 1,
      rows: [
        { problem: 'not-read', code: two, place: `0002-${two}.svg`, says: '<image>' },
        { problem: 'not-read', code: null, place: 'proof.tif', says: '.tif' },
      ],
    });
  });

  test.skipIf(!HAS_POPPLER)(
    'reads the pages of a printed sheet, in a ZIP file as well',
    { timeout: 60_000 },
    async () => {
      const at = await openShop();
      await at.run('code batch --campaign card --count 23 --images none --out many');
      await at.run('sheet --batch 2 --out cards.pdf');
      expect(await at.check('cards.pdf')).toMatchObject({ exit: 0, batch: 2, read: 23, rows: [] });
      await at.run('sheet --batch 2 --only 1-20 --out short.pdf');
      mkdirSync(at.path('printer'));
      cpSync(at.path('short.pdf'), at.path('printer/short.pdf'));
      // The file says that it holds 20 of the 23; a picture beside it says nothing.
      expect(await at.check('printer')).toMatchObject({
        exit: 0,
        codes: 23,
        expected: 20,
        rows: [],
      });
      const said = await at.run('code check printer');
      expect(said.err).toContain('hold 20 of the 23 codes of batch 2: only those were looked for.');
      await at.run('code export --batch 2 --format svg --out pictures');
      const [, picture = ''] = readdirSync(at.path('pictures'));
      cpSync(at.path(`pictures/${picture}`), at.path(`printer/${picture}`));
      const short = await at.check('printer');
      expect(short.rows.filter(({ problem }) => problem === 'missing')).toHaveLength(3);
      const zip = makeZip({ name: 'a/cards.pdf', data: readFileSync(at.path('cards.pdf')) });
      at.write('printer.zip', zip);
      expect(await at.check('printer.zip')).toMatchObject({ exit: 0, pictures: 3, read: 23 });
    },
  );

  test.skipIf(!HAS_POPPLER)(
    'takes a symbol on both sides of a card for one card; two cards of one code for two',
    { timeout: 60_000 },
    async () => {
      const at = await openShop();
      const side = (x: number) => `  - symbol: M\n    at: [${x}, 5, 30]\n`;
      at.write('card.yaml', `front:\n${side(5)}back:\n${side(50)}`);
      await at.run('sheet --batch 1 --template card.yaml --out cards.pdf');
      expect(await at.check('cards.pdf')).toMatchObject({ exit: 0, read: 4, rows: [] });
      mkdirSync(at.path('printer'));
      await at.run('sheet --batch 1 --template card.yaml --only 2 --out printer/again.pdf');
      cpSync(at.path('cards.pdf'), at.path('printer/cards.pdf'));
      const { rows } = await at.check('printer');
      expect(rows.map(({ problem, code }) => [problem, code])).toEqual([
        ['duplicated', at.codes[1]],
      ]);
    },
  );
});
