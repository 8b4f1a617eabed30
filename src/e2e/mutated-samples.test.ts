import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tempFile } from '../formats/temp-file.fixture.ts';
import { undoImport } from '../intake/undo.ts';
import { bring, checkCounts, fresh, RUNS, SAMPLES, ZONE } from './fuzzing.fixture.ts';
import { logicalDump } from './logical-dump.fixture.ts';
import { mutate, mutation } from './mutations.fixture.ts';

const MUTATIONS = fc.array(mutation, { minLength: 1, maxLength: 4 });

describe('a mutated sample', () => {
  test.each(SAMPLES)(
    '$name: is refused and changes nothing, or every row of it is accounted for and can be taken back',
    async ({ bytes, told }) => {
      const path = tempFile('');
      await fc.assert(
        fc.asyncProperty(MUTATIONS, async (mutations) => {
          writeFileSync(path, mutate(bytes, mutations));
          const db = fresh();
          try {
            const empty = logicalDump(db);
            const result = await bring(db, path, told);
            if (result === undefined) {
              expect(logicalDump(db)).toEqual(empty);
              return;
            }
            await checkCounts(db, path, result, told);
            const once = logicalDump(db);
            const again = await bring(db, path, told);
            expect({ ...again }, 'again').toMatchObject({ inserted: 0, updated: 0, identities: 0 });
            if (again !== undefined && again.id !== result.id) undoImport(db, again.id, 0, ZONE);
            expect(logicalDump(db), 'again and taken back').toEqual(once);
            undoImport(db, result.id, 0, ZONE);
            expect(logicalDump(db), 'taken back').toEqual(empty);
          } finally {
            db.close();
          }
        }),
        { numRuns: RUNS },
      );
    },
    3_600_000,
  );

  test.each(SAMPLES.filter(({ name }) => name.endsWith('/sample.csv')))(
    '$name: over the sample itself, either can be taken back as if it had never been there',
    async ({ bytes, told }) => {
      const [sample, path] = [tempFile(bytes), tempFile('')];
      await fc.assert(
        fc.asyncProperty(MUTATIONS, fc.boolean(), async (mutations, takesSample) => {
          // The same bytes would be no second file.
          writeFileSync(path, Buffer.concat([mutate(bytes, mutations), Buffer.from('\n')]));
          const [only, db] = [fresh(), fresh()];
          try {
            const first = await bring(db, sample, told);
            const before = logicalDump(db);
            const alone = await bring(only, path, told);
            const second = await bring(db, path, told);
            expect(second?.rejected, 'rejected').toBe(alone?.rejected);
            if (first === undefined) throw new Error('the sample itself is not read');
            if (second === undefined) {
              expect(logicalDump(db)).toEqual(before);
              return;
            }
            undoImport(db, takesSample ? first.id : second.id, 0, ZONE);
            expect(logicalDump(db), takesSample ? 'the mutated alone' : 'the sample alone').toEqual(
              takesSample ? logicalDump(only) : before,
            );
          } finally {
            only.close();
            db.close();
          }
        }),
        { numRuns: RUNS },
      );
    },
    3_600_000,
  );
});
