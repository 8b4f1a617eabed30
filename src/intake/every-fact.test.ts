import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openDesk, type Row, type Told } from './desk.fixture.ts';
import type { FACT_TABLES } from './fact-tables.ts';

const TABLES: Readonly<Record<keyof typeof FACT_TABLES, string>> = {
  evidence: 'evidence',
  visit: 'visits',
  detail: 'join_details',
  join: 'joins',
  leave: 'leaves',
  profile: 'profiles',
  delivery: 'deliveries',
  reply: 'replies',
  referral: 'referrals',
  participant: 'participants',
  cost: 'costs',
  reward: 'rewards',
  campaign: 'campaigns',
};

const FORMATS_OF_FACTS = [
  'joins',
  'leaves',
  'visits',
  'referrals',
  'participants',
  'costs',
  'rewards',
  'wecom-customers',
  'wecom-link',
  'youzan-customers',
  'sms-deliveries',
  'sms-replies',
  'sms-optouts',
];

function sampleOf(format: string): Buffer {
  return readFileSync(join(import.meta.dirname, '..', 'formats', format, 'sample.csv'));
}

describe('every fact', () => {
  it('has a sighting, so that undoing the last import that saw it takes it away', async () => {
    const { harness, rows } = openDesk();
    for (const format of FORMATS_OF_FACTS) {
      harness.write(`${format}.csv`, sampleOf(format));
      await harness.run(`import ${format}.csv`);
    }
    for (const [fact, table] of Object.entries(TABLES)) {
      expect(rows(`SELECT count(*) > 0 AS any FROM ${table}`), table).toEqual([{ any: 1 }]);
      const unseen = `
        SELECT id FROM ${table}
        WHERE id NOT IN (SELECT fact_id FROM sightings WHERE fact = '${fact}')`;
      expect(rows(unseen), table).toEqual([]);
    }
  });

  it('goes with the last import that saw it, and so do the people whom only it named', async () => {
    const { harness, rows } = openDesk();
    for (const format of FORMATS_OF_FACTS) {
      harness.write(`${format}.csv`, sampleOf(format));
      await harness.run(`import ${format}.csv`);
    }
    for (const at of FORMATS_OF_FACTS.keys()) await harness.json(`imports undo ${at + 1} --yes`);
    for (const table of [...Object.values(TABLES), 'identities', 'customers', 'sightings']) {
      expect(rows(`SELECT count(*) AS n FROM ${table}`), table).toEqual([{ n: 0 }]);
    }
  });

  it('is written once, however often its file comes', async () => {
    const { harness, rows } = openDesk();
    const countAll = (): Row[] =>
      Object.values(TABLES).flatMap((table) => rows(`SELECT count(*) AS n FROM ${table}`));
    for (const format of FORMATS_OF_FACTS) {
      harness.write(`${format}.csv`, sampleOf(format));
      await harness.run(`import ${format}.csv`);
    }
    const before = countAll();
    for (const format of FORMATS_OF_FACTS) {
      harness.write(`${format}-again.csv`, Buffer.concat([sampleOf(format), Buffer.from('\n')]));
      await harness.run(`import ${format}-again.csv`);
    }
    expect(countAll()).toEqual(before);
  });
});

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '-',
    '13800000001',
    '138****0001',
    '##x##',
    '3.51E+16',
    '2026-03-01 10:00:00',
    '9999-12-31',
    '是',
    '否',
    '-1',
    '999999999999999999',
    '发送成功',
    'constructor',
    '__proto__',
    '=cmd|x',
    '😀',
  ),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/["\r\n]/g, '')),
);

describe('rows of anything', () => {
  it.each(['wecom-customers', 'wecom-link', 'youzan-customers', 'sms-deliveries', 'sms-replies'])(
    '%s: each is a fact or a reject, or the file is refused with a code',
    async (format) => {
      const { harness } = openDesk();
      const header = sampleOf(format)
        .toString()
        .split('\n')
        .find((line) => /手机|昵称|客户名称/.test(line) && line.split(',').length > 5);
      const width = header?.split(',').length ?? 0;
      let n = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(cell, { minLength: width, maxLength: width }), { maxLength: 6 }),
          async (table) => {
            n += 1;
            const lines = table.map((cells) => cells.map((text) => `"${text}"`).join(','));
            harness.write(`${n}.csv`, [header, ...lines, ''].join('\n'));
            const { out } = await harness.run(`import ${n}.csv --json`);
            const told: Partial<Told> & { error?: { code: string } } = JSON.parse(out);
            if (told.files === undefined) expect(told.error?.code).toBe('id-ruined');
            for (const { rows, inserted, updated, unchanged, rejected } of told.files ?? []) {
              expect(inserted + updated + unchanged + rejected).toBe(rows);
            }
          },
        ),
        { numRuns: 30 },
      );
    },
  );
});
