import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ReportResult, Row } from '../core/table.ts';
import { ask } from './ask.fixture.ts';
import { at, type Story } from './journeys.fixture.ts';
import { randomStory, turned } from './random-story.fixture.ts';

const RUNS = { numRuns: 40 };

function run(story: Story, name: string, by?: string): ReportResult {
  const campaign = name === 'cohort' ? undefined : 'spring';
  return ask(name, story, { asOf: at('+20d'), by, campaign });
}

const number = (row: Row | undefined, key: string): number => Number(row?.[key] ?? 0);
const sum = (rows: readonly Row[], key: string): number =>
  rows.reduce((total, row) => total + number(row, key), 0);
const ofStage = (rows: readonly Row[], stage: string): Row[] =>
  rows.filter((row) => row['stage'] === stage);

const figure = (of: unknown, key: string): unknown => Object(of)[key] ?? null;
/** 0 where it is undefined. */
const kOf = (summary: Readonly<Record<string, unknown>>, measure: string): number =>
  Number(figure(summary[measure], 'k') ?? 0);

/** Without what is out of all new people, strangers included. */
function ofCampaign(result: ReportResult): ReportResult {
  const { new_people: _, fission_rate: __, ...summary } = result.summary ?? {};
  return { ...result, summary };
}

describe('whatever happens', () => {
  it.each(['variant', 'channel', 'batch', 'platform', 'month', undefined])(
    'no step of a funnel by %s is larger than the one before, and rates are fractions',
    (by) => {
      fc.assert(
        fc.property(randomStory, (story) => {
          let before: Row | undefined;
          for (const row of run(story, 'funnel', by).rows) {
            const sameGroup = by === undefined || row[by] === before?.[by];
            const isEntrance = row['stage'] === 'customers_before';
            if (before !== undefined && sameGroup && !isEntrance) {
              expect(number(row, 'count')).toBeLessThanOrEqual(number(before, 'count'));
            }
            for (const keys of [
              ['ci_low', 'step_rate', 'ci_high'],
              ['overall_low', 'overall_rate', 'overall_high'],
            ]) {
              const [low = 0, rate = 0, high = 0] = keys.map((key) => number(row, key));
              for (const part of [low, rate, high]) {
                expect(part).toBeGreaterThanOrEqual(0);
                expect(part).toBeLessThanOrEqual(1);
              }
              if (row[keys[0] ?? ''] === null) continue;
              expect(low).toBeLessThanOrEqual(rate + 1e-12);
              expect(high).toBeGreaterThanOrEqual(rate - 1e-12);
            }
            expect(number(row, 'median_hours')).toBeGreaterThanOrEqual(0);
            before = row;
          }
        }),
        RUNS,
      );
    },
  );

  it('who entered a funnel as a customer of before is told apart, and counted once', () => {
    fc.assert(
      fc.property(randomStory, (story) => {
        const { rows } = run(story, 'funnel');
        const [joined] = ofStage(rows, 'joined');
        const [kept] = ofStage(rows, 'kept_7d');
        const already = (stage: string): number => sum(ofStage(rows, stage), 'count');
        expect(already('customers_before')).toBe(number(joined, 'already'));
        expect(already('customers_before_kept_7d')).toBe(number(kept, 'already'));
        const newcomers = number(kept, 'count') - number(kept, 'already');
        expect(already('first_private_order')).toBeLessThanOrEqual(newcomers);
        const entrances = ofStage(rows, 'customers_before');
        expect(entrances).toHaveLength(number(joined, 'already') > 0 ? 1 : 0);
      }),
      RUNS,
    );
  });

  it('the groups of codes one-per-parcel add up to the whole, step by step', () => {
    fc.assert(
      fc.property(randomStory, (story) => {
        const batches = (story.batches ?? []).filter(({ unit }) => unit !== 'shared');
        const singles = { ...story, batches };
        const whole = run(singles, 'funnel').rows;
        expect(whole).toHaveLength(6 + 3 * ofStage(whole, 'customers_before').length);
        for (const by of ['variant', 'channel', 'batch', 'platform', 'month']) {
          const { rows } = run(singles, 'funnel', by);
          for (const { stage, count } of whole) {
            expect(sum(ofStage(rows, String(stage)), 'count')).toBe(count);
          }
        }
      }),
      RUNS,
    );
  });

  it('the order in which things were told, and so every id, changes nothing', () => {
    fc.assert(
      fc.property(randomStory, (story) => {
        for (const name of [
          'funnel',
          'kfactor',
          'cohort',
          'overview',
          'channels',
          'staff',
          'batches',
        ]) {
          expect(run(turned(story), name)).toEqual(run(story, name));
        }
      }),
      RUNS,
    );
  });

  it('what happens to somebody else, or later, changes nothing', () => {
    fc.assert(
      fc.property(randomStory, (told) => {
        // Files of orders have some of either kind: where there is none, nobody knows of any.
        const nobody = ['order -9d', 'order -9d public'];
        const story: Story = { ...told, people: { ...told.people, nobody } };
        const stranger = ['join - +1d', 'leave +2d', 'order +3d 100 public', 'asked +1d summer'];
        const later = ['visit c1 +21d', 'order +22d 500'];
        const more: Story = {
          ...story,
          batches: [...(story.batches ?? []), { codes: ['s1'], campaign: 'summer' }],
          people: { ...story.people, stranger, 'ann/2': later },
        };
        for (const name of ['funnel', 'channels', 'staff', 'batches']) {
          expect(run(more, name)).toEqual(run(story, name));
        }
        expect(ofCampaign(run(more, 'kfactor'))).toEqual(ofCampaign(run(story, 'kfactor')));
      }),
      RUNS,
    );
  });

  it('k times mature is accepted, over the generations as over all', () => {
    fc.assert(
      fc.property(randomStory, (story) => {
        const { rows, summary = {} } = run(story, 'kfactor');
        const byMature = rows.reduce(
          (total, row) => total + number(row, 'k') * number(row, 'mature'),
          0,
        );
        expect(byMature).toBeCloseTo(kOf(summary, 'k') * sum(rows, 'mature'), 9);
        expect(sum(rows, 'participants')).toBe(summary['participants']);
        expect(sum(rows, 'accepted')).toBe(summary['accepted']);
        for (const measure of ['k_unflagged', 'k_paying']) {
          expect(kOf(summary, measure)).toBeLessThanOrEqual(kOf(summary, 'k'));
        }
      }),
      RUNS,
    );
  });

  it('cohorts hold every order that counts once, to the cent, and no cohort grows', () => {
    fc.assert(
      fc.property(randomStory, (story) => {
        // Added up from the words of the story, not from the tables.
        let orders = 0;
        let net = 0;
        for (const event of Object.values(story.people ?? {}).flat()) {
          const [verb, when = '', paid, refund, how] = event.split(' ');
          const wholly = how === 'refunded' || Number(refund) >= Number(paid);
          if (verb !== 'order' || how === 'unpaid' || wholly || at(when) > at('+20d')) continue;
          orders += 1;
          net += Number(paid) - Number(refund);
        }
        const rows = run(story, 'cohort').rows.filter((row) => row['size'] !== null); // no means
        expect(sum(rows, 'orders')).toBe(orders);
        expect(sum(rows, 'net_minor')).toBe(net);
        for (const row of rows) {
          expect(number(row, 'customers')).toBeLessThanOrEqual(number(row, 'size'));
          expect(number(row, 'orders')).toBeGreaterThanOrEqual(number(row, 'customers'));
          if (row['period'] === 0) expect(row['customers']).toBe(row['size']);
        }
      }),
      RUNS,
    );
  });
});
