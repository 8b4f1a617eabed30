import { describe, expect, it } from 'vitest';
import type { ReportResult } from '../../core/table.ts';
import { ask, noted } from '../ask.fixture.ts';
import type { Story } from '../journeys.fixture.ts';

/** `count/of (open)`. */
function counted({ rows }: ReportResult, variant: string, measure: string): string {
  const row = rows.find((one) => one['variant'] === variant && one['measure'] === measure);
  return `${row?.['count']}/${row?.['of']} (${row?.['open']})`;
}

describe('variants of two factors', () => {
  const STORY: Story = {
    variants: { 'sample.star': 1, 'sample.mark': 1, 'packet.star': 2 },
    batches: [
      { codes: ['a1', 'a2'], variant: 'sample.star' },
      { codes: ['b1'], variant: 'sample.mark' },
      { codes: ['c1', 'c2'], variant: 'packet.star' },
      { codes: ['x1'] },
    ],
    people: { ann: ['join a1 +1d'], ben: ['join b1 +1d'], cat: ['join c1 +1d'] },
  };

  it('are put together by the part that is asked for', () => {
    const hooks = ask('hooks', STORY, { own: { factor: 'hook' } });
    expect(counted(hooks, 'sample', 'joined')).toBe('2/3 (0)');
    expect(counted(hooks, 'packet', 'joined')).toBe('1/2 (0)');
    const forms = ask('hooks', STORY, { own: { factor: 'form' } });
    expect(counted(forms, 'star', 'joined')).toBe('2/4 (0)');
    expect(counted(forms, 'mark', 'joined')).toBe('1/1 (0)');
    expect(noted(forms, 'hooks-excluded')).toMatchObject({ without: 1 });
  });
});

describe('what is no card', () => {
  it('is left out: posters, codes to invite with, other campaigns', () => {
    const result = ask('hooks', {
      batches: [
        { codes: ['a1'], variant: 'a' },
        { codes: ['p1'], variant: 'a', unit: 'shared' },
        { codes: ['i1'], variant: 'a', invites: true, owners: ['ann'] },
        { codes: ['o1'], variant: 'a', campaign: 'summer' },
      ],
      people: { ann: ['join p1 +1d'], ben: ['join i1 +1d'], cat: ['join o1 +1d'] },
    });
    expect(counted(result, 'a', 'joined')).toBe('0/1 (0)');
    expect(noted(result, 'hooks-excluded')).toMatchObject({ shared: 1 });
  });

  it('leaves nothing to say where there is no card at all', () => {
    const result = ask('hooks', {});
    expect(result.rows).toEqual([]);
    expect(noted(result, 'hooks-no-cards')).toEqual({});
  });

  it('points to --shown where there are posters alone', () => {
    const result = ask('hooks', { batches: [{ codes: ['p1'], unit: 'shared', variant: 'a' }] });
    const said = { n: 1, option: '--shown VARIANT=N' };
    expect(noted(result, 'hooks-only-shared')).toEqual(said);
    expect(noted(result, 'hooks-no-cards')).toBeUndefined();
  });
});
