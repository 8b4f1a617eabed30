import { cpSync, existsSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { beginFolder, requestHash } from '../codes/partial-folder.ts';
import { openWorkspace } from '../db/open.ts';
import { openHarness } from './harness.ts';

const BATCH = 'code batch --campaign card --count 40 --out cards';

async function openShop() {
  const at = openHarness();
  await at.run('init --base-url https://q.example.cn');
  await at.run('campaign create card --channel package-card');
  const beside = (): string[] => readdirSync(at.dir).filter((name) => name.startsWith('cards'));
  const codes = async () => (await at.json<{ counts: { codes: number } }>('status')).counts.codes;
  return { ...at, beside, codes };
}

/** What a run has left that was killed while it wrote pictures: it had begun with this seed. */
function leave(at: Awaited<ReturnType<typeof openShop>>, seed: string, pid = 1): string {
  const db = openWorkspace(at.path('pscrm.db'), { create: false });
  const form = { form: { alphabet: 'mixed', check: true, capitals: false } };
  const request = requestHash(['card', { mode: 'count', count: 40 }, form, undefined]);
  const run = { pid, hostName: 'here' };
  const partial = beginFolder(db, at.path('cards'), { seed, request }, run);
  db.close();
  writeFileSync(join(partial, '0001-half.svg'), '<svg');
  return partial;
}

describe('a run that was killed', () => {
  test('before its codes were kept: --resume makes the same ones, and only them', async () => {
    const at = await openShop();
    leave(at, 'begun');
    const { code, out, err } = await at.run(`${BATCH} --resume`);
    expect([code, err.includes('Removed')]).toEqual([0, false]);
    expect(out).toContain('Batch 1: 40 codes for card.');
    expect([at.beside(), await at.codes()]).toEqual([['cards'], 40]);
    expect(readdirSync(at.path('cards'))).toHaveLength(42);
    // The seed of the killed run draws the codes of this one.
    const other = await openShop();
    await other.run(`${BATCH} --seed begun`);
    expect(at.read('cards/codes.csv')).toBe(other.read('cards/codes.csv'));
  });

  test('of which nobody wants the rest: the next run removes what is left, and says so', async () => {
    const at = await openShop();
    leave(at, 'begun');
    leave(at, 'begun again');
    const { err } = await at.run(BATCH);
    expect(err).toContain('Removed: 2 folders of runs that were killed');
    expect([at.beside(), await at.codes()]).toEqual([['cards'], 40]);
  });

  test('when only the name was missing: --resume gives it, and makes no code', async () => {
    const at = await openShop();
    await at.run(BATCH);
    renameSync(at.path('cards'), at.path('cards.partial-abcdefgh'));
    const plain = await at.run(`${BATCH} --images none`);
    expect(plain.err).toContain('Batch 1 lies whole in cards.partial-abcdefgh');
    const { code, out } = await at.run(`${BATCH} --resume --yes`);
    expect([code, out]).toEqual([
      0,
      'Batch 1, 40 codes, was whole already and lacked only its name: cards.\n',
    ]);
    expect([at.beside(), await at.codes()]).toEqual([['cards'], 80]);
    expect(at.read('cards/codes.csv')).toContain(',card,,package-card,1,');
  });

  test('when only its mark was left: a batch in its place takes nothing of it along', async () => {
    const at = await openShop();
    await at.run(BATCH);
    at.write('cards/notes.txt', 'of the printer');
    // An export has no mark of its own that would stand in its way.
    for (const line of [`${BATCH} --yes`, 'code export --batch 1 --format svg --out cards --yes']) {
      at.write('cards/begun.json', '{}');
      const { code, err } = await at.run(line);
      expect([code, err.includes('notes.txt'), err.includes('begun.json')]).toEqual([
        0,
        true,
        false,
      ]);
      expect(existsSync(at.path('cards/begun.json'))).toBe(false);
    }
  });

  test('of messages whose files only lacked their name: no later run removes them, --resume names them', async () => {
    const at = await openShop();
    await at.run('campaign create spring --channel sms');
    at.write('people.csv', '手机号\n13800000001\n13800000002\n');
    at.write('other.csv', '手机号\n13800000003\n');
    const line = (file: string) =>
      `code batch --channel sms --campaign spring --recipients ${file} --signature 测试品牌 --text '您好 {link} {optout}' --out sms`;
    expect(await at.run(line('people.csv'))).toMatchObject({ code: 0 });
    const upload = at.read('sms/upload-01.csv');
    renameSync(at.path('sms'), at.path('sms.partial-abcdefgh'));
    // The mark goes when the name comes.
    const mark = {
      schema: 'pscrm.begun/1',
      workspace: at.path('pscrm.db'),
      seed: 's',
      request: '',
    };
    at.write('sms.partial-abcdefgh/begun.json', JSON.stringify(mark));
    const other = await at.run(line('other.csv'));
    expect([other.code, other.err]).toEqual([
      0,
      expect.stringContaining('Batch 1 lies whole in sms.partial-abcdefgh'),
    ]);
    // Its people have been written to, as far as the workspace knows: only these files hold them.
    expect((await at.run(`${line('people.csv')} --yes`)).err).toContain('[nothing-to-issue]');
    const { code, out } = await at.run(`${line('people.csv')} --resume --yes`);
    expect([code, out]).toEqual([0, expect.stringContaining('Batch 1, 2 codes, was whole')]);
    expect(at.read('sms/upload-01.csv')).toBe(upload);
  });

  test('and was asked for otherwise is not continued, and nothing is lost', async () => {
    const at = await openShop();
    leave(at, 'begun');
    const { code, err } = await at.run(`${BATCH.replace('40', '41')} --resume`);
    expect([code, err.includes('[resume-differs]')]).toEqual([2, true]);
    expect([at.beside().length, await at.codes()]).toEqual([1, 0]);
  });

  test('in another workspace, and folders of others, are left alone', async () => {
    const [at, other] = [await openShop(), await openShop()];
    const partial = leave(other, 'begun');
    cpSync(partial, at.path('cards.partial-theirs'), { recursive: true });
    await at.run(['code', 'batch', ...'--campaign card --count 40 --out cards'.split(' ')]);
    expect(at.beside()).toEqual(['cards', 'cards.partial-theirs']);
    expect(existsSync(at.path('cards/begun.json'))).toBe(false);
  });

  test('but still runs, is not taken for killed: nobody takes its folder away', async () => {
    const at = await openShop();
    leave(at, 'begun', 17);
    for (const line of [BATCH, `${BATCH} --resume`]) {
      const { code, err } = await at.run(line, { running: [17] });
      expect([code, err]).toEqual([1, expect.stringContaining('[folder-in-use]')]);
    }
    expect(at.beside()).toHaveLength(1);
    // Its process is gone.
    expect((await at.run(`${BATCH} --resume`)).code).toBe(0);
    expect(at.beside()).toEqual(['cards']);
  });

  test('but has only kept its codes, and not yet given the folder its name: nobody makes another', async () => {
    const at = await openShop();
    await at.run(BATCH);
    const partial = leave(at, 'begun', 17);
    const unnamed = at.path('cards.partial-abcdefgh');
    renameSync(at.path('cards'), unnamed);
    renameSync(join(partial, 'begun.json'), join(unnamed, 'begun.json'));
    rmSync(partial, { recursive: true });
    for (const line of [BATCH, `${BATCH} --resume`]) {
      const { code, err } = await at.run(line, { running: [17] });
      expect([code, err]).toEqual([1, expect.stringContaining('[folder-in-use]')]);
    }
    expect([at.beside(), await at.codes()]).toEqual([['cards.partial-abcdefgh'], 40]);
    // It was killed: the name is given, and nothing is left that says that a run is filling it.
    expect((await at.run(`${BATCH} --resume`)).out).toContain('lacked only its name: cards');
    expect([at.beside(), existsSync(at.path('cards/begun.json'))]).toEqual([['cards'], false]);
  });
});
